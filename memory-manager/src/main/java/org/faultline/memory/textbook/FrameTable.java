package org.faultline.memory.textbook;

import java.util.Arrays;
import org.faultline.memory.pagefile.Pagefile;

/**
 * The PFN database: for each frame who owns it and what is known of its page, as parallel arrays
 * (WINDOWS-VM.md 6.2). It is the truth of residency; page-table entries only cache it.
 */
final class FrameTable {
  /** Owner of a free frame. */
  static final int NOBODY = -1;

  /** The page was written since it was loaded. */
  static final int DIRTY = 1;

  /** The page was brought in by a fault and its process has not run since. */
  static final int PINNED = 2;

  /** The page is locked by VirtualLock. */
  static final int LOCKED = 4;

  /** The page is being read. */
  static final int READING = 8;

  /** The frame holds a page table, not a page. */
  static final int TABLE = 16;

  /** Any of these keeps the page in its frame. */
  static final int HELD = PINNED | LOCKED | READING | TABLE;

  final int[] owner;
  final long[] page;
  final byte[] flags;
  final int[] slot;
  final int[] next;
  private byte[][] contents;

  FrameTable(int frames) {
    owner = new int[frames];
    page = new long[frames];
    flags = new byte[frames];
    slot = new int[frames];
    next = new int[frames];
    Arrays.fill(owner, NOBODY);
    Arrays.fill(slot, Pagefile.NO_SLOT);
  }

  int frames() {
    return owner.length;
  }

  boolean is(int frame, int flag) {
    return (flags[frame] & flag) != 0;
  }

  void set(int frame, int flag) {
    flags[frame] |= (byte) flag;
  }

  void clear(int frame, int flag) {
    flags[frame] &= (byte) ~flag;
  }

  byte[] contents(int frame) {
    return contents == null ? null : contents[frame];
  }

  void contents(int frame, byte[] bytes) {
    if (contents == null) {
      if (bytes == null) {
        return;
      }
      contents = new byte[frames()][];
    }
    contents[frame] = bytes;
  }

  void occupy(int frame, int process, long pageNumber, int flag) {
    if (owner[frame] != NOBODY) {
      throw new IllegalStateException("frame " + frame + " is owned already");
    }
    owner[frame] = process;
    page[frame] = pageNumber;
    flags[frame] = (byte) flag;
  }

  void vacate(int frame) {
    owner[frame] = NOBODY;
    flags[frame] = 0;
    slot[frame] = Pagefile.NO_SLOT;
    contents(frame, null);
  }
}
