package org.faultline.actors.process;

import java.util.Arrays;
import org.faultline.memory.address.PageReference;
import org.faultline.memory.address.PageTable;
import org.faultline.memory.address.Pte;

/**
 * Collects the pages that a process used, in order of their last use: each piece of consumed
 * references is scanned backwards, and an epoch of the page table marks what was seen.
 */
final class UseLog {
  private final PageTable table;
  private long[] uses = new long[16];
  private int size;
  private int pieces;

  UseLog(PageTable table) {
    this.table = table;
  }

  /** Adds the consumed references from {@code from} to {@code to}, all of them hits. */
  void add(long[] references, int from, int to) {
    if (from == to) {
      return;
    }
    int start = size;
    table.nextEpoch();
    for (int i = to - 1; i >= from; i--) {
      long page = PageReference.page(references[i]);
      if (table.mark(page)) {
        push(page);
      }
    }
    reverse(start);
    pieces++;
  }

  /** Adds one use. */
  void add(long page) {
    push(page);
    pieces++;
  }

  /** Adds the frames of the pages in order of last use; the log is empty afterwards. */
  void takeInto(FrameList frames) {
    int kept = pieces > 1 ? keepLastUses() : size;
    for (int i = size - kept; i < size; i++) {
      frames.add(Pte.frame(table.get(uses[i])));
    }
    size = 0;
    pieces = 0;
  }

  /** Moves each page's last use to the end of the log, in order; returns how many there are. */
  private int keepLastUses() {
    table.nextEpoch();
    int to = size;
    for (int i = size - 1; i >= 0; i--) {
      if (table.mark(uses[i])) {
        uses[--to] = uses[i];
      }
    }
    return size - to;
  }

  private void push(long page) {
    if (size == uses.length) {
      uses = Arrays.copyOf(uses, 2 * size);
    }
    uses[size++] = page;
  }

  private void reverse(int start) {
    for (int i = start, j = size - 1; i < j; i++, j--) {
      long page = uses[i];
      uses[i] = uses[j];
      uses[j] = page;
    }
  }
}
