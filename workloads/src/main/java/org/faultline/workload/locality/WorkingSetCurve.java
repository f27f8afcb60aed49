package org.faultline.workload.locality;

import java.util.Arrays;

/**
 * What windows cost and save: mean working-set size s(T) and missing-page rate m(T) of Denning,
 * "The working set model for program behavior", CACM 11(5), 1968, counted exactly from the
 * intervals between references to the same page (Denning and Schwartz 1972; for finite strings
 * Slutz and Traiger, "A note on the calculation of average working set size", CACM 17(10), 1974).
 */
public final class WorkingSetCurve {
  private final long references;
  private final long[] windows;
  private final long[] faults;
  private final long[] sizes;

  /**
   * @param windows ascending
   * @param faults with each window
   * @param sizes the sum of the sizes of the working set after each reference, for each window
   */
  WorkingSetCurve(long references, long[] windows, long[] faults, long[] sizes) {
    this.references = references;
    this.windows = windows;
    this.faults = faults;
    this.sizes = sizes;
  }

  public long references() {
    return references;
  }

  /** How many windows there are. */
  public int length() {
    return windows.length;
  }

  /** The window at {@code index}, in references; ascending. */
  public long window(int index) {
    return windows[index];
  }

  /**
   * References with the window at {@code index} to a page not among those referenced in the window
   * before, first touches included.
   */
  public long faults(int index) {
    return faults[index];
  }

  /** Faults for each reference: m(T). */
  public double missRatio(int index) {
    return references == 0 ? 0 : (double) faults[index] / references;
  }

  /** The sum, over all references, of the size of the working set after it, in pages. */
  public long totalSize(int index) {
    return sizes[index];
  }

  /** Mean size of the working set, in pages: s(T). */
  public double meanSize(int index) {
    return references == 0 ? 0 : (double) sizes[index] / references;
  }

  /**
   * The place of {@code window}, the last one for any as long as the string.
   *
   * @throws IllegalArgumentException where it was not asked for when counting began
   */
  public int indexOf(long window) {
    if (window >= references) {
      return windows.length - 1;
    }
    int found = Arrays.binarySearch(windows, window);
    if (found < 0) {
      throw new IllegalArgumentException("The window " + window + " was not counted.");
    }
    return found;
  }
}
