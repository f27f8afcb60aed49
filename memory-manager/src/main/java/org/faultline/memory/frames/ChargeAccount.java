package org.faultline.memory.frames;

/** Who is charged for commit, with how much and the most that it ever was, in pages. */
public class ChargeAccount {
  private long chargedPages;
  private long peakChargedPages;

  /** Commit charge, in pages. */
  public final long chargedPages() {
    return chargedPages;
  }

  /** The highest commit charge so far, in pages. */
  public final long peakChargedPages() {
    return peakChargedPages;
  }

  /** Charges {@code pages}, or returns them where negative; told by {@link CommitCharge}. */
  final void charge(long pages) {
    chargedPages += pages;
    peakChargedPages = Math.max(peakChargedPages, chargedPages);
  }
}
