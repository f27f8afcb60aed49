package org.faultline.memory.windows;

/**
 * What working sets share at one moment. A page of a section is shareable in each working set that
 * it is in, and shared where it is in more than one, or in one twice (docs/windows.md W1008).
 *
 * @param sections whether there ever was one
 * @param shareablePages in each working set, from process 1 on; empty without sections
 * @param sharedPages of those
 * @param frames that the shareable pages are in
 * @param sharedFrames of those: with a shared page
 * @param chargedPages commit charge of all sections
 */
public record SharingSample(
    boolean sections,
    int[] shareablePages,
    int[] sharedPages,
    long frames,
    long sharedFrames,
    long chargedPages) {
  private static final int[] NOBODY = {};

  /** There never was a section. */
  public static final SharingSample NONE = new SharingSample(false, NOBODY, NOBODY, 0, 0, 0);

  /** Shareable pages in the working set of this process. */
  public int shareable(int process) {
    return sections ? shareablePages[process - 1] : 0;
  }

  /** Shared pages in it. */
  public int shared(int process) {
    return sections ? sharedPages[process - 1] : 0;
  }
}
