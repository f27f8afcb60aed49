package org.faultline.workload.locality;

import java.util.Arrays;

/**
 * Pages in order of their last use, the LRU stack of Mattson, Gecsei, Slutz and Traiger,
 * "Evaluation techniques for storage hierarchies", IBM Systems Journal 9(2), 1970, section 4.
 *
 * <p>Each use takes the next slot of a row of slots; when the row is full the slots in use are
 * numbered anew, so that memory grows with the pages, not with the uses (Bennett and Kruskal, "LRU
 * stack processing", IBM Journal of Research and Development 19(4), 1975). Each page has a colour,
 * and pages above another can be counted by colour.
 */
final class LruStack {
  private static final int LEAST_SLOTS = 1 << 12;

  private final RankedBits[] live;
  private int[] slotOf = new int[1 << 8];
  private int[] pageAt = new int[LEAST_SLOTS];
  private int next;
  private int pages;

  /** An empty stack for pages of so many colours. */
  LruStack(int colours) {
    live = new RankedBits[colours];
    Arrays.setAll(live, colour -> new RankedBits(LEAST_SLOTS));
    Arrays.fill(slotOf, -1);
  }

  /** How many pages are on the stack. */
  int size() {
    return pages;
  }

  boolean contains(int page) {
    return page < slotOf.length && slotOf[page] >= 0;
  }

  /** How many pages of {@code colour} were used since {@code page}, which is on the stack. */
  int above(int page, int colour) {
    return live[colour].above(slotOf[page], next - 1);
  }

  /** Puts {@code page}, which always has the same colour, on top. */
  void use(int page, int colour) {
    if (page >= slotOf.length) {
      int old = slotOf.length;
      slotOf = Arrays.copyOf(slotOf, Math.max(page + 1, 2 * old));
      Arrays.fill(slotOf, old, slotOf.length, -1);
    }
    int slot = slotOf[page];
    if (slot < 0) {
      pages++;
    } else if (slot == next - 1) {
      return;
    } else {
      live[colour].remove(slot);
      slotOf[page] = -1;
    }
    if (next == pageAt.length) {
      renumber();
    }
    live[colour].add(next);
    pageAt[next] = page;
    slotOf[page] = next++;
  }

  /**
   * Gives the pages on the stack the lowest slots, in their order, with room for three times more.
   */
  private void renumber() {
    int wanted = Math.max(LEAST_SLOTS, Integer.highestOneBit(Math.max(1, pages)) << 2);
    int[] oldPages = pageAt;
    RankedBits[] oldLive = live.clone();
    pageAt = wanted > oldPages.length ? new int[wanted] : oldPages;
    Arrays.setAll(live, colour -> new RankedBits(pageAt.length));
    int to = 0;
    for (int from = 0; from < oldPages.length; from++) {
      for (int colour = 0; colour < oldLive.length; colour++) {
        if (oldLive[colour].contains(from)) {
          int page = oldPages[from];
          live[colour].add(to);
          pageAt[to] = page;
          slotOf[page] = to++;
        }
      }
    }
    next = to;
  }
}
