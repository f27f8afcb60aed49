package org.faultline.memory.windows;

import java.util.Arrays;
import org.faultline.memory.frames.FrameDatabase;
import org.faultline.memory.frames.PagePlace;
import org.faultline.memory.frames.TableDirectory;
import org.jspecify.annotations.Nullable;

/**
 * One read of the pagefile: neighbouring pages of one process in neighbouring slots, into frames
 * that are in transition until it ends (docs/windows.md W704), or one page table.
 */
public final class ReadCluster implements BringIn.Step {
  private final WindowsProcess process;
  private final long first;
  private final boolean table;
  private final int firstSlot;
  private final int[] frames;

  private ReadCluster(
      WindowsProcess process, long first, boolean table, int firstSlot, int[] frames) {
    this.process = process;
    this.first = first;
    this.table = table;
    this.firstSlot = firstSlot;
    this.frames = frames;
  }

  /** Whose pages. */
  public WindowsProcess process() {
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
   * The read that a fault of {@code id} makes, with its neighbours unless memory is low; none where
   * no frame can be taken.
   */
  static @Nullable ReadCluster forFault(
      WindowsMemory memory, WindowsProcess process, long id, boolean table) {
    boolean alone = table || memory.available() < memory.settings.available().lowPages();
    int slot = PagePlace.number(process.place(id, table));
    Neighbours neighbours = new Neighbours(memory, process, id, slot);
    int below = 0;
    int above = 0;
    if (!alone) {
      int cluster = memory.settings.readClusterPages();
      int offset = (int) Long.remainderUnsigned(id, cluster);
      below = neighbours.count(-1, offset);
      above = neighbours.count(1, cluster - 1 - offset);
    }
    int frame = memory.supply.take(false);
    if (frame < 0) {
      return null;
    }
    begin(memory, process, id, table, slot, frame);
    if (below == 0 && above == 0) {
      memory.events.hard(process.process(), id, table, 1);
      return new ReadCluster(process, id, table, slot, new int[] {frame});
    }
    int[] lower = neighbours.take(-1, below);
    int[] upper = neighbours.take(1, above);
    int[] filled = join(lower, frame, upper);
    memory.events.hard(process.process(), id, table, filled.length);
    return new ReadCluster(process, id - lower.length, table, slot - lower.length, filled);
  }

  /**
   * A read ahead of {@code pages} neighbours from {@code page} on, or of as many as there is room
   * for, if any.
   */
  static @Nullable ReadCluster ahead(
      WindowsMemory memory, WindowsProcess process, long page, int pages) {
    int slot = PagePlace.number(process.place(page));
    Neighbours neighbours = new Neighbours(memory, process, page - 1, slot - 1);
    int[] frames = neighbours.take(1, pages);
    return frames.length == 0 ? null : new ReadCluster(process, page, false, slot, frames);
  }

  private static void begin(
      WindowsMemory memory, WindowsProcess process, long id, boolean table, int slot, int frame) {
    int flags = FrameDatabase.READING | (table ? FrameDatabase.TABLE : 0);
    memory.frames.occupy(frame, process.process(), id, flags);
    memory.frames.slot(frame, slot);
    memory.tables().place(process, id, table, PagePlace.ofFrame(frame));
    memory.tables().share(process, id, table, 1);
  }

  private static int[] join(int[] lower, int frame, int[] upper) {
    int[] all = new int[lower.length + 1 + upper.length];
    for (int i = 0; i < lower.length; i++) {
      all[lower.length - 1 - i] = lower[i];
    }
    all[lower.length] = frame;
    System.arraycopy(upper, 0, all, lower.length + 1, upper.length);
    return all;
  }

  /** The pages next to one, in slots next to its slot. */
  private record Neighbours(WindowsMemory memory, WindowsProcess process, long page, int slot) {

    /** How many there are in this direction, up to {@code most}. */
    int count(int direction, int most) {
      int count = 0;
      while (count < most && isNeighbour(direction * (count + 1))) {
        count++;
      }
      return count;
    }

    private boolean isNeighbour(int distance) {
      long place = process.place(page + distance);
      TableDirectory tables = process.tables();
      return PagePlace.what(place) == PagePlace.SLOT
          && PagePlace.number(place) == slot + distance
          && (tables == null || tables.key(page + distance, 1) == tables.key(page, 1));
    }

    /** Begins to fill frames with that many, the nearest first, as long as memory is not low. */
    int[] take(int direction, int most) {
      int[] frames = new int[most];
      int taken = 0;
      while (taken < most && memory.available() > memory.settings.available().lowPages()) {
        int frame = memory.supply.take(false);
        if (frame < 0) {
          break;
        }
        int distance = direction * (taken + 1);
        begin(memory, process, page + distance, false, slot + distance, frame);
        frames[taken++] = frame;
      }
      return Arrays.copyOf(frames, taken);
    }
  }

  /**
   * The read has ended: the page that somebody waits for joins its working set, the others go to
   * standby; what could not be read is in its slot as before.
   *
   * @param claimed the page, or key of a table, that is waited for; -1 for none
   * @param bytes of each page that is not all zeros; absent where no page has any
   * @param failed for each page whether it could not be read; absent where all could
   * @return whether the page that is waited for is there
   */
  public boolean ended(
      WindowsMemory memory,
      long claimed,
      byte @Nullable [] @Nullable [] bytes,
      boolean @Nullable [] failed) {
    boolean found = true;
    for (int i = 0; i < frames.length; i++) {
      int frame = frames[i];
      boolean claims = memory.frames.page(frame) == claimed;
      if (memory.frames.is(frame, WindowsFlags.DELETED)) {
        memory.frames.freeSlot(frame);
        memory.supply.free(frame);
      } else if (failed != null && failed[i]) {
        putBack(memory, frame);
        found &= !claims;
      } else {
        arrive(memory, frame, bytes == null ? null : bytes[i], claims);
      }
    }
    return found;
  }

  private void putBack(WindowsMemory memory, int frame) {
    long id = memory.frames.page(frame);
    long place = PagePlace.ofSlot(memory.frames.slot(frame));
    boolean wanted = memory.frames.is(frame, FrameDatabase.DIRTY);
    if (memory.frames.is(frame, WindowsFlags.DROP_SLOT) && !wanted) {
      memory.frames.freeSlot(frame);
      place = PagePlace.ZERO;
    }
    memory.supply.free(frame);
    memory.tables().place(process, id, table, place);
    memory.tables().share(process, id, table, -1);
  }

  private void arrive(WindowsMemory memory, int frame, byte @Nullable [] bytes, boolean claims) {
    memory.frames.clear(frame, FrameDatabase.READING);
    if (memory.frames.is(frame, WindowsFlags.DROP_SLOT) || table) {
      memory.frames.freeSlot(frame);
      memory.frames.clear(frame, WindowsFlags.DROP_SLOT);
    }
    memory.frames.contents(frame, bytes);
    if (table) {
      memory.frames.set(frame, FrameDatabase.DIRTY);
    }
    if (claims) {
      memory.members.join(process, frame);
    } else {
      memory.supply.toList(process, frame);
    }
  }
}
