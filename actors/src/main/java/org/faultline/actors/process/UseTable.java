package org.faultline.actors.process;

import java.util.Arrays;
import org.faultline.memory.address.PageMap;
import org.faultline.memory.address.PageTable;
import org.faultline.memory.address.Pte;
import org.faultline.memory.server.UseDetails;

/**
 * For each page when it was used last and next, and how often since the last report; the pages used
 * since then in order of last use. Grows with the pages of the process.
 */
final class UseTable implements ObservedUses {
  private static final int NONE = -1;

  private final PageTable table;
  private final long windowReferences;
  private final PageMap slots = new PageMap();
  private long[] pages = new long[16];
  private long[] uses = new long[16];
  private long[] lastUseReferences = new long[16];
  private long[] nextUseReferences = new long[16];
  private int[] next = new int[16];
  private int[] previous = new int[16];
  private int size;
  private int head = NONE;
  private int tail = NONE;
  private int faultedSlot = NONE;
  private long faultedAtReferences;

  /**
   * @param windowReferences after which a page counts as gone, 0 for never
   */
  UseTable(PageTable table, long windowReferences) {
    this.table = table;
    this.windowReferences = windowReferences;
  }

  @Override
  public boolean lapsed(long page, long nowReferences) {
    if (windowReferences == 0) {
      return false;
    }
    int slot = (int) slots.get(page) - 1;
    return slot >= 0
        && nowReferences - lastUseReferences[slot] > windowReferences
        && !ObservedUses.locked(table.get(page));
  }

  @Override
  public void use(long page, int count, long nowReferences, long nextReferences) {
    int slot = slot(page);
    lastUseReferences[slot] = nowReferences + count - 1;
    nextUseReferences[slot] = nextReferences;
    if (uses[slot] == 0) {
      append(slot);
    } else if (slot != tail) {
      unlink(slot);
      append(slot);
    }
    uses[slot] += count;
  }

  @Override
  public void faulted(long page, long nowReferences) {
    faultedSlot = slot(page);
    faultedAtReferences = nowReferences;
  }

  @Override
  public boolean isFull() {
    return false;
  }

  @Override
  public void takeInto(FrameList frames, UseDetails details) {
    for (int slot = head; slot != NONE; slot = next[slot]) {
      frames.add(Pte.frame(table.get(pages[slot])));
      details.add(uses[slot], lastUseReferences[slot], nextUseReferences[slot]);
      uses[slot] = 0;
    }
    head = NONE;
    tail = NONE;
    if (faultedSlot != NONE) {
      lastUseReferences[faultedSlot] = faultedAtReferences;
      faultedSlot = NONE;
    }
  }

  private int slot(long page) {
    int slot = (int) slots.get(page) - 1;
    return slot >= 0 ? slot : add(page);
  }

  private int add(long page) {
    if (size == pages.length) {
      int room = size + size / 2;
      pages = Arrays.copyOf(pages, room);
      uses = Arrays.copyOf(uses, room);
      lastUseReferences = Arrays.copyOf(lastUseReferences, room);
      nextUseReferences = Arrays.copyOf(nextUseReferences, room);
      next = Arrays.copyOf(next, room);
      previous = Arrays.copyOf(previous, room);
    }
    pages[size] = page;
    slots.set(page, size + 1L);
    return size++;
  }

  private void append(int slot) {
    previous[slot] = tail;
    next[slot] = NONE;
    if (tail == NONE) {
      head = slot;
    } else {
      next[tail] = slot;
    }
    tail = slot;
  }

  private void unlink(int slot) {
    if (previous[slot] == NONE) {
      head = next[slot];
    } else {
      next[previous[slot]] = next[slot];
    }
    previous[next[slot]] = previous[slot];
  }
}
