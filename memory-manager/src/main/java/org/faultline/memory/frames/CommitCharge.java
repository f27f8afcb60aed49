package org.faultline.memory.frames;

import org.faultline.memory.pagefile.Pagefile;

/**
 * The pages that the system has promised to back, against what memory and pagefile can hold
 * (docs/windows.md W502 to W504).
 *
 * <p>The limit is usable memory plus the pagefile's current size. The file is to grow once the
 * charge passes 90 % of the limit; when it has grown is for each kind of paging to say.
 */
public abstract class CommitCharge {
  private static final int GROWTH_STEP_PAGES = 4096;
  // The part of the limit up to which the pagefile keeps its size.
  private static final int TIGHT_NUMERATOR = 9;
  private static final int TIGHT_DENOMINATOR = 10;

  private final long ramPages;
  private final Pagefile pagefile;
  private long charged;
  private long peak;
  private int growths;

  /** No charge yet, against {@code ramPages} of usable memory and the pagefile. */
  protected CommitCharge(long ramPages, Pagefile pagefile) {
    this.ramPages = ramPages;
    this.pagefile = pagefile;
  }

  /** Charges {@code pages}, at least 0, to the process, whatever the limit. */
  protected final void add(ProcessLedger process, long pages) {
    if (pages < 0) {
      throw new IllegalArgumentException("cannot charge " + pages + " pages");
    }
    charged += pages;
    peak = Math.max(peak, charged);
    process.charge(pages);
  }

  /** Returns {@code pages} of the process's charge. */
  public final void release(ProcessLedger process, long pages) {
    if (pages < 0 || pages > process.chargedPages()) {
      throw new IllegalStateException(
          "cannot return %d of %d charged pages".formatted(pages, process.chargedPages()));
    }
    charged -= pages;
    process.charge(-pages);
  }

  /** Whether the pagefile is to grow for a charge of {@code pages} more. */
  protected final boolean isTight(long pages) {
    return TIGHT_DENOMINATOR * (charged + pages) > TIGHT_NUMERATOR * limit();
  }

  /** Whether the pagefile can grow. */
  protected final boolean canGrow() {
    return pagefile.sizePages() < pagefile.maximumPages();
  }

  /** The size that the pagefile is to have for a charge of {@code pages} more, in slots. */
  protected final int sizeFor(long pages) {
    long needed =
        (TIGHT_DENOMINATOR * (charged + pages) + TIGHT_NUMERATOR - 1) / TIGHT_NUMERATOR - ramPages;
    long step = (long) pagefile.sizePages() + GROWTH_STEP_PAGES;
    return (int) Math.min(pagefile.maximumPages(), Math.max(step, needed));
  }

  /** The pagefile has grown to this many slots. */
  protected final void grownTo(int slots) {
    pagefile.growTo(slots);
    growths++;
  }

  /** The charge in pages. */
  public final long charged() {
    return charged;
  }

  /** The highest charge so far, in pages. */
  public final long peak() {
    return peak;
  }

  /** Usable memory plus the pagefile's current size, in pages. */
  public final long limit() {
    return ramPages + pagefile.sizePages();
  }

  /** What {@link #limit} is once the pagefile has its maximum size. */
  public final long highestLimit() {
    return ramPages + pagefile.maximumPages();
  }

  /** How often the pagefile grew. */
  public final int growths() {
    return growths;
  }
}
