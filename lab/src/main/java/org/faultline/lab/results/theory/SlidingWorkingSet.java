package org.faultline.lab.results.theory;

/** The pages among the last references, counted as the definition says: one comes, one goes. */
public final class SlidingWorkingSet {
  private final int[] last;
  private final int[] uses;
  private int position;
  private int filled;
  private int size;

  /**
   * An empty set.
   *
   * @param pages the highest page number and one
   * @param window references that count, at least 1
   */
  public SlidingWorkingSet(int pages, int window) {
    last = new int[window];
    uses = new int[pages];
  }

  /** References {@code page}; gives whether it was among the last {@code window} references. */
  public boolean reference(int page) {
    boolean present = uses[page] > 0;
    if (filled == last.length) {
      if (--uses[last[position]] == 0) {
        size--;
      }
    } else {
      filled++;
    }
    last[position] = page;
    position = position + 1 == last.length ? 0 : position + 1;
    if (uses[page]++ == 0) {
      size++;
    }
    return present;
  }

  /** How many pages are in the set. */
  public int size() {
    return size;
  }

  /** Whether {@code page} is in the set. */
  public boolean contains(int page) {
    return uses[page] > 0;
  }
}
