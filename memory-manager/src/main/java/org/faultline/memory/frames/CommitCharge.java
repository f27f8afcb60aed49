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
  private long chargedPages;
  private long peakPages;
  private int growths;

  /** No charge yet, against {@code ramPages} of usable memory and the pagefile. */
  protected CommitCharge(long ramPages, Pagefile pagefile) {
    this.ramPages = ramPages;
    this.pagefile = pagefile;
  }

  /** Charges {@code pages}, at least 0, to the account, whatever the limit. */
  protected final void add(ChargeAccount account, long pages) {
    if (pages < 0) {
      throw new IllegalArgumentException("cannot charge " + pages + " pages");
    }
    chargedPages += pages;
    peakPages = Math.max(peakPages, chargedPages);
    account.charge(pages);
  }

  /** Returns {@code pages} of the account's charge. */
  public final void release(ChargeAccount account, long pages) {
    if (pages < 0 || pages > account.chargedPages()) {
      throw new IllegalStateException(
          "cannot return %d of %d charged pages".formatted(pages, account.chargedPages()));
    }
    chargedPages -= pages;
    account.charge(-pages);
  }

  /** Whether the pagefile is to grow for a charge of {@code pages} more. */
  protected final boolean isTight(long pages) {
    return TIGHT_DENOMINATOR * (chargedPages + pages) > TIGHT_NUMERATOR * limitPages();
  }

  /** Whether the pagefile can grow. */
  protected final boolean canGrow() {
    return pagefile.sizePages() < pagefile.maximumPages();
  }

  /** The size that the pagefile is to have for a charge of {@code pages} more, in slots. */
  protected final int sizeFor(long pages) {
    long needed =
        (TIGHT_DENOMINATOR * (chargedPages + pages) + TIGHT_NUMERATOR - 1) / TIGHT_NUMERATOR
            - ramPages;
    long step = (long) pagefile.sizePages() + GROWTH_STEP_PAGES;
    return (int) Math.min(pagefile.maximumPages(), Math.max(step, needed));
  }

  /** The pagefile has grown to this many slots. */
  protected final void grownTo(int slots) {
    pagefile.growTo(slots);
    growths++;
  }

  /** The charge in pages. */
  public final long chargedPages() {
    return chargedPages;
  }

  /** The highest charge so far, in pages. */
  public final long peakPages() {
    return peakPages;
  }

  /** Usable memory plus the pagefile's current size, in pages. */
  public final long limitPages() {
    return ramPages + pagefile.sizePages();
  }

  /** What {@link #limitPages} is once the pagefile has its maximum size. */
  public final long highestLimitPages() {
    return ramPages + pagefile.maximumPages();
  }

  /** How often the pagefile grew. */
  public final int growths() {
    return growths;
  }
}
