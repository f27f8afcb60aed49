package org.faultline.memory.textbook;

import org.faultline.memory.pagefile.Pagefile;

/**
 * The pages that the system has promised to back, against what RAM and pagefile can hold.
 *
 * <p>The limit is RAM plus the pagefile's current size; the pagefile grows once the charge passes
 * 90 % of the limit, up to its maximum (WINDOWS-VM.md 5.3 and 5.4).
 */
public final class TextbookCommit {
  private static final int GROWTH_STEP_PAGES = 4096;

  private final long ramPages;
  private final Pagefile pagefile;
  private long charged;
  private long peak;
  private int growths;

  /** No charge yet, against {@code ramPages} of memory and the pagefile. */
  public TextbookCommit(long ramPages, Pagefile pagefile) {
    this.ramPages = ramPages;
    this.pagefile = pagefile;
  }

  /** Charges {@code pages}, growing the pagefile where needed; false where the limit forbids it. */
  public boolean charge(long pages) {
    if (pages < 0) {
      throw new IllegalArgumentException("cannot charge " + pages + " pages");
    }
    long after = charged + pages;
    if (after > ramPages + pagefile.maximumPages()) {
      return false;
    }
    if (10 * after > 9 * limit() && pagefile.sizePages() < pagefile.maximumPages()) {
      long needed = (10 * after + 8) / 9 - ramPages;
      pagefile.growTo(Math.max(needed, (long) pagefile.sizePages() + GROWTH_STEP_PAGES));
      growths++;
    }
    charged = after;
    peak = Math.max(peak, charged);
    return true;
  }

  /** Returns {@code pages} of the charge. */
  public void release(long pages) {
    if (pages < 0 || pages > charged) {
      throw new IllegalStateException(
          "cannot return %d of %d charged pages".formatted(pages, charged));
    }
    charged -= pages;
  }

  /** The charge in pages. */
  public long charged() {
    return charged;
  }

  /** The highest charge so far, in pages. */
  public long peak() {
    return peak;
  }

  /** RAM plus the pagefile's current size, in pages. */
  public long limit() {
    return ramPages + pagefile.sizePages();
  }

  /** How often the pagefile grew. */
  public int growths() {
    return growths;
  }
}
