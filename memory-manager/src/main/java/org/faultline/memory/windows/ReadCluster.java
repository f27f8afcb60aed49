package org.faultline.memory.windows;

import java.util.Arrays;
import java.util.Objects;
import org.faultline.memory.device.Transfer;
import org.faultline.memory.frames.FrameDatabase;
import org.faultline.memory.frames.PagePlace;
import org.faultline.memory.object.BackingFile;
import org.faultline.memory.pagefile.Pagefile;
import org.jspecify.annotations.Nullable;

/**
 * One read: neighbouring pages of one process or segment in neighbouring slots of the pagefile, or
 * of one file, into frames that are in transition until it ends (docs/windows.md W704 and W1407),
 * or one page table.
 */
public final class ReadCluster implements BringIn.Step {
  private static final int OF_FILE = Integer.MIN_VALUE;
  // Pages of a file that are read together: 32 KiB.
  private static final int FILE_CLUSTER_PAGES = 8;

  private final WindowsProcess reader;
  private final PageOwner owner;
  private final long first;
  private final boolean table;
  private final int firstSlot;
  private final int[] frames;

  private ReadCluster(
      WindowsProcess reader,
      PageOwner owner,
      long first,
      boolean table,
      int firstSlot,
      int[] frames) {
    this.reader = reader;
    this.owner = owner;
    this.first = first;
    this.table = table;
    this.firstSlot = firstSlot;
    this.frames = frames;
  }

  /** For whom they are read. */
  public WindowsProcess process() {
    return reader;
  }

  /** The first page, or the key of the page table, of its owner. */
  public long first() {
    return first;
  }

  /** The page at {@code index} as events name it. */
  long eventPage(int index) {
    return owner.eventPage(first + index);
  }

  /** Whether it reads pages of a file. */
  boolean isOfFile() {
    return firstSlot == OF_FILE;
  }

  /** The number of the device that it is read from, as {@link Transfer#device}. */
  int device() {
    return isOfFile() ? file().device() : 0;
  }

  private BackingFile file() {
    return Objects.requireNonNull(((Segment) owner).file(), "it reads a file");
  }

  /** Copies of the file's bytes, of a page of zeros none. */
  byte @Nullable [] @Nullable [] fileBytes() {
    byte[][] bytes = new byte[frames.length][];
    for (int i = 0; i < frames.length; i++) {
      bytes[i] = file().read(first + i);
    }
    return bytes;
  }

  /** Whether it reads a page table. */
  public boolean table() {
    return table;
  }

  /** The slot of the first page; the others follow. Negative where a file is read. */
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
    boolean alone = table || isLow(memory);
    int slot = PagePlace.number(process.place(id, table));
    Neighbours neighbours = new Neighbours(memory, process, id, slot);
    return forFault(memory, process, id, table, neighbours, alone);
  }

  /**
   * The read that a fault of {@code page} makes, which shows {@code id} of a segment that is in the
   * pagefile.
   */
  static @Nullable ReadCluster forFault(
      WindowsMemory memory, WindowsProcess process, long page, Segment segment, long id) {
    int slot = PagePlace.number(segment.place(id));
    Neighbours neighbours = new Neighbours(memory, segment, id, slot);
    return forFault(memory, process, page, false, neighbours, isLow(memory));
  }

  /** The read that a fault of {@code page} makes, which shows {@code id} of a file. */
  static @Nullable ReadCluster ofFile(
      WindowsMemory memory, WindowsProcess process, long page, Segment segment, long id) {
    Neighbours neighbours = new Neighbours(memory, segment, id, OF_FILE);
    return forFault(memory, process, page, false, neighbours, isLow(memory));
  }

  private static boolean isLow(WindowsMemory memory) {
    return memory.available() < memory.settings.available().lowPages();
  }

  private static @Nullable ReadCluster forFault(
      WindowsMemory memory,
      WindowsProcess process,
      long page,
      boolean table,
      Neighbours neighbours,
      boolean alone) {
    long id = neighbours.page();
    int slot = neighbours.slot();
    int below = 0;
    int above = 0;
    if (!alone) {
      int cluster = slot == OF_FILE ? FILE_CLUSTER_PAGES : memory.settings.readClusterPages();
      int offset = (int) Long.remainderUnsigned(id, cluster);
      below = neighbours.count(-1, offset);
      above = neighbours.count(1, cluster - 1 - offset);
    }
    int frame = memory.supply.take(false);
    if (frame < 0) {
      return null;
    }
    PageOwner owner = neighbours.owner();
    begin(memory, owner, id, table, slot, frame);
    if (below == 0 && above == 0) {
      memory.events.hard(process.process(), page, table, 1);
      return new ReadCluster(process, owner, id, table, slot, new int[] {frame});
    }
    int[] lower = neighbours.take(-1, below);
    int[] upper = neighbours.take(1, above);
    int[] filled = join(lower, frame, upper);
    memory.events.hard(process.process(), page, table, filled.length);
    int firstSlot = slot == OF_FILE ? OF_FILE : slot - lower.length;
    return new ReadCluster(process, owner, id - lower.length, table, firstSlot, filled);
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
    return frames.length == 0 ? null : new ReadCluster(process, process, page, false, slot, frames);
  }

  private static void begin(
      WindowsMemory memory, PageOwner owner, long id, boolean table, int slot, int frame) {
    int flags = FrameDatabase.READING | (table ? FrameDatabase.TABLE : 0);
    memory.frames.occupy(frame, owner.ownerId(), id, flags);
    memory.frames.slot(frame, slot == OF_FILE ? Pagefile.NO_SLOT : slot);
    memory.tables().place(owner, id, table, PagePlace.ofFrame(frame));
    memory.tables().share(owner, id, table, 1);
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

  /** The pages next to one, in slots next to its slot, or in one file with it. */
  private record Neighbours(WindowsMemory memory, PageOwner owner, long page, int slot) {

    /** How many there are in this direction, up to {@code most}. */
    int count(int direction, int most) {
      int count = 0;
      while (count < most && isNeighbour(direction * (count + 1))) {
        count++;
      }
      return count;
    }

    private boolean isNeighbour(int distance) {
      long place = owner.place(page + distance, false);
      if (slot == OF_FILE) {
        return PagePlace.what(place) == PagePlace.NOWHERE
            && ((Segment) owner).isInFile(page + distance);
      }
      return PagePlace.what(place) == PagePlace.SLOT
          && PagePlace.number(place) == slot + distance
          && owner.clusters(page, page + distance);
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
        int at = slot == OF_FILE ? OF_FILE : slot + distance;
        begin(memory, owner, page + distance, false, at, frame);
        frames[taken++] = frame;
      }
      return Arrays.copyOf(frames, taken);
    }
  }

  /**
   * The read has ended: the page that somebody waits for joins its working set, the others go to
   * standby; what could not be read is where it was before.
   *
   * @param claim who waits for a page of it; absent where nobody does
   * @param bytes of each page that is not all zeros; absent where no page has any
   * @param failed for each page whether it could not be read; absent where all could
   * @return whether the page that is waited for is there
   */
  boolean ended(
      WindowsMemory memory,
      @Nullable Claim claim,
      byte @Nullable [] @Nullable [] bytes,
      boolean @Nullable [] failed) {
    boolean found = true;
    for (int i = 0; i < frames.length; i++) {
      int frame = frames[i];
      Claim claims = claim != null && memory.frames.page(frame) == claim.id() ? claim : null;
      if (memory.frames.is(frame, WindowsFlags.DELETED)) {
        memory.frames.freeSlot(frame);
        memory.supply.free(frame);
      } else if (failed != null && failed[i]) {
        putBack(memory, frame);
        found &= claims == null;
      } else {
        arrive(memory, frame, bytes == null ? null : bytes[i], claims);
      }
    }
    return found;
  }

  /** Whether the page that somebody waits for was among those that could not be read. */
  boolean hasFailed(Claim claim, boolean @Nullable [] failed) {
    return failed != null && failed[(int) (claim.id() - first)];
  }

  /**
   * Somebody waits for a page that is read.
   *
   * @param process who
   * @param page the page, or the key of a page table, of that process
   * @param id the same as its owner numbers it
   */
  record Claim(WindowsProcess process, long page, long id) {}

  private void putBack(WindowsMemory memory, int frame) {
    long id = memory.frames.page(frame);
    long place = isOfFile() ? PagePlace.NOWHERE : PagePlace.ofSlot(memory.frames.slot(frame));
    boolean wanted = memory.frames.is(frame, FrameDatabase.DIRTY);
    if (memory.frames.is(frame, WindowsFlags.DROP_SLOT) && !wanted) {
      memory.frames.freeSlot(frame);
      place = PagePlace.ZERO;
    }
    memory.supply.free(frame);
    memory.tables().place(owner, id, table, place);
    memory.tables().share(owner, id, table, -1);
  }

  private void arrive(
      WindowsMemory memory, int frame, byte @Nullable [] bytes, @Nullable Claim claim) {
    memory.frames.clear(frame, FrameDatabase.READING);
    if (memory.frames.is(frame, WindowsFlags.DROP_SLOT) || table) {
      memory.frames.freeSlot(frame);
      memory.frames.clear(frame, WindowsFlags.DROP_SLOT);
    }
    memory.frames.contents(frame, bytes);
    if (table) {
      memory.frames.set(frame, FrameDatabase.DIRTY);
    }
    if (claim == null) {
      memory.lists.priority(frame, reader.memoryPriority());
      memory.supply.toList(owner, frame);
    } else if (owner instanceof Segment) {
      memory.shared.views.join(claim.process(), claim.page(), frame);
    } else {
      memory.members.join(claim.process(), frame);
    }
  }
}
