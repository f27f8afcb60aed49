package org.faultline.memory.frames;

import java.util.Arrays;
import org.faultline.memory.pagefile.Pagefile;
import org.jspecify.annotations.Nullable;

/**
 * The PFN database: for each frame who owns it and what is known of its page, as parallel arrays
 * (docs/windows.md W603). It is the truth of residency; page-table entries only cache it.
 *
 * <p>Numbers from the number of frames on are no frames: a kind of paging in which processes share
 * frames keeps one for each working set that a shared frame is in.
 */
public final class FrameDatabase {
  /** Owner of a frame that nobody owns. */
  public static final int NOBODY = -1;

  /** The page was written since it was loaded, or has no other home. */
  public static final int DIRTY = 1;

  /** The page was brought in by a fault whose process has not run since, or by a call at it now. */
  public static final int PINNED = 1 << 1;

  /** The page is locked by VirtualLock. */
  public static final int LOCKED = 1 << 2;

  /** The page is being read from its slot. */
  public static final int READING = 1 << 3;

  /** The frame holds a page table. */
  public static final int TABLE = 1 << 4;

  /** The flags from this one on, up to {@code 1 << 14}, mean what the kind of paging says. */
  public static final int FIRST_OF_KIND = 1 << 5;

  private final Pagefile pagefile;
  private final int frames;
  private short[] flags;
  private int[] owner;
  private int[] slot;
  // The page number, or the key of a page table.
  private long[] page;
  // Absent as long as no page has bytes; a page of zeros has none.
  private byte @Nullable [] @Nullable [] contents;

  /** Frames that nobody owns; copies of their pages go to {@code pagefile}. */
  public FrameDatabase(int frames, Pagefile pagefile) {
    this.pagefile = pagefile;
    this.frames = frames;
    flags = new short[frames];
    owner = new int[frames];
    slot = new int[frames];
    page = new long[frames];
    Arrays.fill(owner, NOBODY);
    Arrays.fill(slot, Pagefile.NO_SLOT);
  }

  /** Number of frames. */
  public int frames() {
    return frames;
  }

  /** Numbers that something is known of: frames, and those that stand for shares of them. */
  public int numbers() {
    return owner.length;
  }

  /** There are so many numbers from now on, more than before; the new ones belong to nobody. */
  public void growTo(int numbers) {
    int before = owner.length;
    flags = Arrays.copyOf(flags, numbers);
    owner = Arrays.copyOf(owner, numbers);
    slot = Arrays.copyOf(slot, numbers);
    page = Arrays.copyOf(page, numbers);
    Arrays.fill(owner, before, numbers, NOBODY);
    Arrays.fill(slot, before, numbers, Pagefile.NO_SLOT);
  }

  /** The process that owns {@code frame}, or {@link #NOBODY}. */
  public int owner(int frame) {
    return owner[frame];
  }

  /** The number of the page in {@code frame}, or the key of a page table. */
  public long page(int frame) {
    return page[frame];
  }

  /** Whether one of these flags is set. */
  public boolean is(int frame, int flag) {
    return (flags[frame] & flag) != 0;
  }

  /** Whether the frame holds a page table. */
  public boolean isTable(int frame) {
    return is(frame, TABLE);
  }

  /** Sets these flags. */
  public void set(int frame, int flag) {
    flags[frame] |= (short) flag;
  }

  /** Clears these flags. */
  public void clear(int frame, int flag) {
    flags[frame] &= (short) ~flag;
  }

  /** All flags. */
  public int flags(int frame) {
    return flags[frame];
  }

  /** The slot that holds a copy of the page in {@code frame}, or -1. */
  public int slot(int frame) {
    return slot[frame];
  }

  /** The copy of the page in {@code frame} is in this slot. */
  public void slot(int frame, int copy) {
    slot[frame] = copy;
  }

  /** Gives back the slot with the copy of the page, if it has one. */
  public void freeSlot(int frame) {
    if (slot[frame] != Pagefile.NO_SLOT) {
      pagefile.free(slot[frame]);
      slot[frame] = Pagefile.NO_SLOT;
    }
  }

  /** The bytes of the page in {@code frame}; a page of zeros has none, nor has a share. */
  public byte @Nullable [] contents(int frame) {
    return contents == null || frame >= frames ? null : contents[frame];
  }

  /** Sets the bytes of the page in {@code frame}; a page of zeros has none. */
  public void contents(int frame, byte @Nullable [] bytes) {
    if (contents == null) {
      if (bytes == null) {
        return;
      }
      contents = new byte[frames()][];
    }
    contents[frame] = bytes;
  }

  /**
   * The frame belongs to a page from now on, of which nothing else is known yet.
   *
   * @param id the page number, or the key of a page table
   * @param flag the flags that it begins with
   */
  public void occupy(int frame, int process, long id, int flag) {
    if (owner[frame] != NOBODY) {
      throw new IllegalStateException("frame " + frame + " is owned already");
    }
    owner[frame] = process;
    page[frame] = id;
    flags[frame] = (short) flag;
  }

  /** The frame belongs to nobody; a slot with a copy of its page is not given back. */
  public void vacate(int frame) {
    owner[frame] = NOBODY;
    flags[frame] = 0;
    slot[frame] = Pagefile.NO_SLOT;
    if (frame < frames) {
      contents(frame, null);
    }
  }
}
