package org.faultline.memory.lists;

import java.util.Arrays;

/**
 * One read of the pagefile: neighbouring pages of one process in neighbouring slots, into frames
 * that are in transition until it ends (WINDOWS-VM.md 7.3), or one page table.
 */
public final class ReadCluster {
  private final ProcessPages process;
  private final long first;
  private final boolean table;
  private final int firstSlot;
  private final int[] frames;

  private ReadCluster(
      ProcessPages process, long first, boolean table, int firstSlot, int[] frames) {
    this.process = process;
    this.first = first;
    this.table = table;
    this.firstSlot = firstSlot;
    this.frames = frames;
  }

  /** Whose pages. */
  public ProcessPages process() {
    return process;
  }

  /** The first page, or the key of the page table. */
  public long first() {
    return first;
  }

  /** Whether it reads a page table. */
  public boolean table() {
    return table;
  }

  /** The slot of the first page; the others follow. */
  public int firstSlot() {
    return firstSlot;
  }

  /** Pages that it reads. */
  public int pages() {
    return frames.length;
  }

  /** Whether it fills {@code frame}. */
  public boolean fills(int frame) {
    for (int filled : frames) {
      if (filled == frame) {
        return true;
      }
    }
    return false;
  }

  /**
   * The read that a fault of {@code id} makes, with its neighbours unless memory is low; null where
   * no frame can be taken.
   */
  static ReadCluster forFault(ListedMemory memory, ProcessPages process, long id, boolean table) {
    boolean alone = table || memory.available() < memory.settings.low();
    int slot = Place.number(process.place(id, table));
    int frame = memory.take(false);
    if (frame < 0) {
      return null;
    }
    begin(memory, process, id, table, slot, frame);
    int[] filled = new int[] {frame};
    long first = id;
    if (!alone) {
      int cluster = memory.settings.readCluster();
      long block = id - Long.remainderUnsigned(id, cluster);
      Run below = new Run(memory, process, id, slot);
      while (first > block && below.take(first - 1)) {
        first--;
      }
      Run above = new Run(memory, process, id, slot);
      long last = id;
      while (last + 1 < block + cluster && above.take(last + 1)) {
        last++;
      }
      filled = join(below.frames(true), frame, above.frames(false));
    }
    memory.events.hard(process.process(), id, table, filled.length);
    return new ReadCluster(process, first, table, slot - (int) (id - first), filled);
  }

  /**
   * A read ahead from {@code page}, which is in a slot, on to {@code last} at most; null for none.
   */
  static ReadCluster ahead(ListedMemory memory, ProcessPages process, long page, long last) {
    int slot = Place.number(process.place(page));
    Run run = new Run(memory, process, page, slot);
    long next = page;
    while (next <= last && next - page < memory.settings.readCluster() && run.take(next)) {
      next++;
    }
    return next == page ? null : new ReadCluster(process, page, false, slot, run.frames(false));
  }

  private static void begin(
      ListedMemory memory, ProcessPages process, long id, boolean table, int slot, int frame) {
    memory.frames.occupy(frame, process.process(), id, table);
    memory.frames.set(frame, FrameDatabase.READING);
    memory.frames.slot[frame] = slot;
    memory.tables().place(process, id, table, Place.frame(frame));
    memory.tables().share(process, id, table, 1);
  }

  private static int[] join(int[] below, int frame, int[] above) {
    int[] all = new int[below.length + 1 + above.length];
    System.arraycopy(below, 0, all, 0, below.length);
    all[below.length] = frame;
    System.arraycopy(above, 0, all, below.length + 1, above.length);
    return all;
  }

  /** Neighbours that are taken one by one, as long as memory is not low. */
  private static final class Run {
    private final ListedMemory memory;
    private final ProcessPages process;
    private final long page;
    private final int slot;
    private int[] taken = new int[4];
    private int size;

    /** Neighbours of {@code page}, which has {@code slot}. */
    Run(ListedMemory memory, ProcessPages process, long page, int slot) {
      this.memory = memory;
      this.process = process;
      this.page = page;
      this.slot = slot;
    }

    boolean take(long neighbour) {
      long place = process.place(neighbour);
      TableDirectory tables = process.tables();
      if (Place.what(place) != Place.SLOT
          || Place.number(place) - slot != neighbour - page
          || tables != null && tables.key(neighbour, 1) != tables.key(page, 1)
          || memory.available() <= memory.settings.low()) {
        return false;
      }
      int frame = memory.take(false);
      if (frame < 0) {
        return false;
      }
      begin(memory, process, neighbour, false, Place.number(place), frame);
      if (size == taken.length) {
        taken = Arrays.copyOf(taken, 2 * size);
      }
      taken[size++] = frame;
      return true;
    }

    int[] frames(boolean descending) {
      int[] frames = new int[size];
      for (int i = 0; i < size; i++) {
        frames[i] = taken[descending ? size - 1 - i : i];
      }
      return frames;
    }
  }

  /**
   * The read has ended: the page that somebody waits for joins its working set, the others go to
   * standby; what could not be read is in its slot as before.
   *
   * @param claimed the page, or key of a table, that is waited for; -1 for none
   * @param bytes of each page, null for zeros; null where no page has any
   * @param failed for each page whether it could not be read; null where all could
   * @return whether the page that is waited for is there
   */
  public boolean ended(ListedMemory memory, long claimed, byte[][] bytes, boolean[] failed) {
    boolean found = true;
    for (int i = 0; i < frames.length; i++) {
      int frame = frames[i];
      boolean claims = memory.frames.page[frame] == claimed;
      if (memory.frames.is(frame, FrameDatabase.DELETED)) {
        memory.freeSlot(frame);
        memory.free(frame);
      } else if (failed != null && failed[i]) {
        putBack(memory, frame);
        found &= !claims;
      } else {
        arrive(memory, frame, bytes == null ? null : bytes[i], claims);
      }
    }
    return found;
  }

  private void putBack(ListedMemory memory, int frame) {
    long id = memory.frames.page[frame];
    long place = Place.slot(memory.frames.slot[frame]);
    if (memory.frames.is(frame, FrameDatabase.DROP_SLOT)) {
      memory.freeSlot(frame);
      place = Place.ZERO;
    }
    memory.free(frame);
    memory.tables().place(process, id, table, place);
    memory.tables().share(process, id, table, -1);
  }

  private void arrive(ListedMemory memory, int frame, byte[] bytes, boolean claims) {
    memory.frames.clear(frame, FrameDatabase.READING);
    if (memory.frames.is(frame, FrameDatabase.DROP_SLOT) || table) {
      memory.freeSlot(frame);
      memory.frames.clear(frame, FrameDatabase.DROP_SLOT);
    }
    memory.frames.contents(frame, bytes);
    if (table) {
      memory.frames.set(frame, FrameDatabase.DIRTY);
    }
    if (claims) {
      memory.join(process, frame);
    } else {
      memory.toList(process, frame);
    }
  }
}
