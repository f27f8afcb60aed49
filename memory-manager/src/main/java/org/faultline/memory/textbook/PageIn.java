package org.faultline.memory.textbook;

import org.faultline.memory.frames.PagePlace;

/**
 * Brings a range of pages of one process into frames, one after the other, page tables first. It
 * stops where a victim is needed and goes on once a frame is free.
 */
public final class PageIn {
  private final TextbookProcess process;
  private final long last;
  private final boolean lock;
  private long next;

  /** The pages from {@code first} to {@code last}; each is locked where {@code lock}. */
  public PageIn(TextbookProcess process, long first, long last, boolean lock) {
    this.process = process;
    this.next = first;
    this.last = last;
    this.lock = lock;
  }

  /** Whose pages. */
  public TextbookProcess process() {
    return process;
  }

  /** The page that a victim makes room for. */
  public long incoming() {
    return next;
  }

  /** Frees the page tables that it brought in for the page it is at; whether there were any. */
  public boolean startOver(TextbookMemory memory) {
    return memory.freeUnusedTables(process, next);
  }

  /** Goes as far as free frames allow; false where a victim is needed. */
  public boolean advance(TextbookMemory memory) {
    while (next <= last) {
      long place = process.place(next);
      int frame = PagePlace.frame(place);
      if (frame < 0) {
        if (!placeTables(memory)) {
          return false;
        }
        frame = memory.takeFrame(process);
        if (frame < 0) {
          return false;
        }
        memory.placePage(process, next, place, frame, lock);
      } else if (lock) {
        memory.lock(process, frame);
      }
      next++;
    }
    return true;
  }

  private boolean placeTables(TextbookMemory memory) {
    TextbookTables tables = memory.tables();
    for (long key = tables.missing(process, next); key >= 0; key = tables.missing(process, next)) {
      int frame = memory.takeFrame(process);
      if (frame < 0) {
        return false;
      }
      memory.placeTable(process, key, frame);
    }
    return true;
  }
}
