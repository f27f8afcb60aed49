package org.faultline.memory.frames;

import org.faultline.memory.windows.FrameState;
import java.util.Arrays;
import org.faultline.memory.pagefile.Pagefile;

/**
 * The PFN database: for each frame its state, who owns it and what is known of its page, as
 * parallel arrays (WINDOWS-VM.md 6.2). It is the truth of residency; page-table entries only cache
 * it.
 */
final class FrameDatabase {
  /** Owner of a frame that nobody owns. */
  static final int NOBODY = -1;

  /** The page was written since it was loaded, or has no other home. */
  static final int DIRTY = 1;

  /** The page was brought in by a fault whose process has not run since, or by a call at it now. */
  static final int PINNED = 1 << 1;

  /** The page is locked by VirtualLock. */
  static final int LOCKED = 1 << 2;

  /** The page is being written to its slot. */
  static final int WRITING = 1 << 3;

  /** The page is being read from its slot. */
  static final int READING = 1 << 4;

  /** The owner gave the page up during its read or write: the frame is freed when that ends. */
  static final int DELETED = 1 << 5;

  /** The slot is freed when the read or write ends. */
  static final int DROP_SLOT = 1 << 6;

  /** The frame holds a page table. */
  static final int TABLE = 1 << 7;

  /** The page table maps pages or tables that are in frames, or is the root. */
  static final int IN_USE = 1 << 8;

  /** Any of these keeps a page in its working set. */
  static final int HELD = PINNED | LOCKED | IN_USE;

  /** Any of these means that a device has the page. */
  static final int IN_FLIGHT = WRITING | READING;

  private static final FrameState[] STATES = FrameState.values();

  final byte[] state;
  final short[] flags;
  final byte[] priority;
  final int[] owner;
  final int[] slot;
  final int[] next;
  final int[] previous;
  // The page number, or the key of a page table.
  final long[] page;
  private byte[][] contents;

  FrameDatabase(int frames) {
    state = new byte[frames];
    flags = new short[frames];
    priority = new byte[frames];
    owner = new int[frames];
    slot = new int[frames];
    next = new int[frames];
    previous = new int[frames];
    page = new long[frames];
    Arrays.fill(owner, NOBODY);
    Arrays.fill(slot, Pagefile.NO_SLOT);
  }

  int frames() {
    return state.length;
  }

  FrameState state(int frame) {
    return STATES[state[frame]];
  }

  boolean in(int frame, FrameState wanted) {
    return state[frame] == wanted.ordinal();
  }

  void state(int frame, FrameState to) {
    state[frame] = (byte) to.ordinal();
  }

  boolean is(int frame, int flag) {
    return (flags[frame] & flag) != 0;
  }

  void set(int frame, int flag) {
    flags[frame] |= (short) flag;
  }

  void clear(int frame, int flag) {
    flags[frame] &= (short) ~flag;
  }

  boolean isTable(int frame) {
    return is(frame, TABLE);
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

  /** The frame belongs to a page from now on, of which nothing else is known yet. */
  void occupy(int frame, int process, long id, boolean table) {
    if (owner[frame] != NOBODY) {
      throw new IllegalStateException("frame " + frame + " is owned already");
    }
    owner[frame] = process;
    page[frame] = id;
    flags[frame] = (short) (table ? TABLE : 0);
  }

  /** The frame belongs to nobody; it is on no list yet. */
  void vacate(int frame) {
    owner[frame] = NOBODY;
    flags[frame] = 0;
    slot[frame] = Pagefile.NO_SLOT;
    contents(frame, null);
  }
}
