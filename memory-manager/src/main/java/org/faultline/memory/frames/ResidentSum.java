package org.faultline.memory.frames;

/**
 * Resident pages of several processes together, and the most that these ever were at a time; that
 * is at most the sum of what each had at its own peak.
 */
public final class ResidentSum {
  private long pages;
  private long peakPages;

  /** Resident pages now. */
  public long pages() {
    return pages;
  }

  /** The most that these ever were. */
  public long peakPages() {
    return peakPages;
  }

  /** One page more. */
  public void joined() {
    pages++;
    peakPages = Math.max(peakPages, pages);
  }

  /** One page less. */
  public void left() {
    pages--;
  }
}
