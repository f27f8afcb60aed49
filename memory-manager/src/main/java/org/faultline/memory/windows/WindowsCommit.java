package org.faultline.memory.windows;

import org.faultline.memory.pagefile.Pagefile;

/**
 * The pages that the system has promised to back, against what memory and pagefile can hold
 * (WINDOWS-VM.md 5.3 and 5.4).
 *
 * <p>The file grows once the charge passes 90 % of the limit. Growing takes time: who needs the
 * room that it will bring waits for it, and only who asks for more than it can ever bring is
 * refused.
 */
public final class WindowsCommit {
  private static final int GROWTH_STEP_PAGES = 4096;
  private static final int NOT_GROWING = -1;

  private final long ramPages;
  private final Pagefile pagefile;
  private long charged;
  private long peak;
  private int target = NOT_GROWING;
  private boolean begun;
  private int growths;

  /** How a charge fares. */
  public enum Decision {
    /** It is taken. */
    GRANTED,
    /** It fits once the pagefile has grown. */
    WAITS,
    /** It will never fit: ERROR_COMMITMENT_LIMIT. */
    REFUSED
  }

  /** No charge yet, against {@code ramPages} of usable memory and the pagefile. */
  WindowsCommit(long ramPages, Pagefile pagefile) {
    this.ramPages = ramPages;
    this.pagefile = pagefile;
  }

  /**
   * Charges {@code pages}, at least 0, to the process if they fit; lets the file grow as needed.
   */
  public Decision charge(WindowsProcess process, long pages) {
    if (charged + pages > highestLimit()) {
      return Decision.REFUSED;
    }
    if (charged + pages > limit()) {
      grow(pages);
      return Decision.WAITS;
    }
    charged += pages;
    peak = Math.max(peak, charged);
    process.charge(pages);
    if (10 * charged > 9 * limit()) {
      grow(0);
    }
    return Decision.GRANTED;
  }

  /** Whether {@link #charge} would not answer that it waits. */
  public boolean isDecided(long pages) {
    return charged + pages <= limit() || charged + pages > highestLimit();
  }

  /** Returns {@code pages} of the process's charge. */
  public void release(WindowsProcess process, long pages) {
    if (pages < 0 || pages > process.chargedPages()) {
      throw new IllegalStateException(
          "cannot return %d of %d charged pages".formatted(pages, process.chargedPages()));
    }
    charged -= pages;
    process.charge(-pages);
  }

  /** Lets the file grow for a charge of {@code pages} that does not fit yet. */
  public void growFor(long pages) {
    if (!isDecided(pages)) {
      grow(pages);
    }
  }

  /** Begins to grow for a charge of {@code pages} to come, unless the file grows already. */
  void grow(long pages) {
    if (target != NOT_GROWING || pagefile.sizePages() >= pagefile.maximumPages()) {
      return;
    }
    long needed = (10 * (charged + pages) + 8) / 9 - ramPages;
    long step = (long) pagefile.sizePages() + GROWTH_STEP_PAGES;
    target = (int) Math.min(pagefile.maximumPages(), Math.max(step, needed));
    begun = true;
  }

  /** Whether the file is growing. */
  public boolean isGrowing() {
    return target != NOT_GROWING;
  }

  /** Whether growth has begun since this was last asked: its end is to be waited for. */
  public boolean takeBegun() {
    boolean now = begun;
    begun = false;
    return now;
  }

  /** The file has its new size; returns that, in slots. */
  public int grown() {
    pagefile.growTo(target);
    target = NOT_GROWING;
    growths++;
    return pagefile.sizePages();
  }

  /** The charge in pages. */
  public long charged() {
    return charged;
  }

  /** The highest charge so far, in pages. */
  public long peak() {
    return peak;
  }

  /** Usable memory plus the pagefile's current size, in pages. */
  public long limit() {
    return ramPages + pagefile.sizePages();
  }

  /** What {@link #limit} is once the pagefile has its maximum size. */
  public long highestLimit() {
    return ramPages + pagefile.maximumPages();
  }

  /** How often the pagefile grew. */
  public int growths() {
    return growths;
  }
}
