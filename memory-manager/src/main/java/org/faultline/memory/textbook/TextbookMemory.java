package org.faultline.memory.textbook;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.frames.ResidencyListener;
import org.faultline.memory.pagefile.Pagefile;

/**
 * The frames, the pagefile and the commit charge of the textbook machine, and where every page of
 * every process is.
 *
 * <p>Every page starts in the pagefile and is clean until written. A page that was never written
 * needs no slot: it reads as zeros. Plain and single threaded; its owner is the MemoryManager or,
 * for a leased share, the process.
 */
public final class TextbookMemory {
  private static final int SPARE_FRAMES = 2;

  private final FrameTable frames;
  private final Pagefile pagefile;
  private final TextbookCommit commit;
  private final AddressLayout layout;
  private final boolean pageTables;
  private final ResidencyListener residency;
  private final TextbookListener paging;
  private final Map<Integer, TextbookProcess> processes = new HashMap<>();
  private int stealHint;
  private TextbookProcess lastOwner;

  /**
   * Memory of {@code frames} frames, all free.
   *
   * @param pageTables whether page-table pages take frames
   */
  public TextbookMemory(
      int frames,
      AddressLayout layout,
      boolean pageTables,
      Pagefile pagefile,
      ResidencyListener residency,
      TextbookListener paging) {
    this.frames = new FrameTable(frames);
    this.layout = layout;
    this.pageTables = pageTables;
    this.pagefile = pagefile;
    this.commit = new TextbookCommit(frames, pagefile);
    this.residency = residency;
    this.paging = paging;
  }

  /** Number of frames. */
  public int frames() {
    return frames.frames();
  }

  /** A pool of {@code count} frames from {@code first} on; pools must not overlap. */
  public FramePool pool(int first, int count) {
    return new FramePool(frames, first, count);
  }

  /** A process whose pages live in {@code pool}. */
  public TextbookProcess admit(int process, FramePool pool) {
    TextbookProcess memory = new TextbookProcess(process, pool, layout, pageTables);
    if (processes.put(process, memory) != null) {
      throw new IllegalStateException("process " + process + " exists already");
    }
    return memory;
  }

  /** The process with this id, which was admitted. */
  public TextbookProcess process(int id) {
    return processes.get(id);
  }

  /** The pagefile. */
  public Pagefile pagefile() {
    return pagefile;
  }

  /** The commit charge. */
  public TextbookCommit commit() {
    return commit;
  }

  /**
   * Charges {@code pages} to {@code process}, or returns them where negative; false at the limit.
   */
  public boolean charge(TextbookProcess process, long pages) {
    if (pages < 0) {
      commit.release(-pages);
    } else if (!commit.charge(pages)) {
      return false;
    }
    process.charge(pages);
    return true;
  }

  /** The process wrote the page in {@code frame}: a copy in the pagefile is stale and freed. */
  public void dirtied(int process, int frame) {
    requireOwner(process, frame);
    frames.set(frame, FrameTable.DIRTY);
    residency.dirtied(frame);
    if (frames.slot[frame] != Pagefile.NO_SLOT) {
      pagefile.free(frames.slot[frame]);
      frames.slot[frame] = Pagefile.NO_SLOT;
    }
  }

  /** The process referenced the page in {@code frame}. */
  public void touched(int process, int frame) {
    requireOwner(process, frame);
    residency.touched(frame);
  }

  /** As {@link #touched(int, int)}, with what the policy asked for. */
  public void touched(int process, int frame, long uses, long lastUse, long nextUse) {
    requireOwner(process, frame);
    residency.touched(frame, uses, lastUse, nextUse);
  }

  /** The page in {@code frame} has bytes from now on: those that the process writes into. */
  public void contents(int process, int frame, byte[] bytes) {
    requireOwner(process, frame);
    frames.contents(frame, bytes);
  }

  /** The page in {@code frame}, which holds one. */
  public long pageIn(int frame) {
    return frames.page[frame];
  }

  /** The bytes of the page in {@code frame}, or null where it is all zeros. */
  public byte[] contents(int frame) {
    return frames.contents(frame);
  }

  /** Nothing that was brought in for a fault of the process must stay any longer: it has run. */
  public void unpin(TextbookProcess process) {
    for (int i = 0; i < process.pinnedCount(); i++) {
      int frame = process.pinned(i);
      if (frames.owner[frame] == process.process() && frames.is(frame, FrameTable.PINNED)) {
        frames.clear(frame, FrameTable.PINNED);
        releaseIfFree(frame);
      }
    }
    process.unpinAll();
  }

  /**
   * Frees the tables above {@code page}, which waits to be brought in, that nothing uses: they will
   * be brought in again. Whether there were any.
   */
  boolean freeUnusedTables(TextbookProcess process, long page) {
    int tables = process.tablePages();
    if (tables > 0) {
      process.tables().releaseUnused(page, frame -> freeFrame(process, frame));
    }
    return process.tablePages() < tables;
  }

  /** Keeps {@code page} in its frame until {@link #unpin}, if it is in one. */
  public void pin(TextbookProcess process, long page) {
    int frame = process.frameOf(page);
    if (frame >= 0 && !frames.is(frame, FrameTable.PINNED)) {
      hold(frame, FrameTable.PINNED);
      process.pin(frame);
    }
  }

  /** The read of the page in {@code frame} has ended. */
  public void readDone(int frame) {
    frames.clear(frame, FrameTable.READING);
    releaseIfFree(frame);
  }

  /** The page in {@code frame} is being read until {@link #readDone}. */
  public void reading(int frame) {
    hold(frame, FrameTable.READING);
  }

  /** Whether the page in {@code frame} could leave now: a dirty one needs a slot. */
  public boolean canEvict(int frame) {
    return (frames.flags[frame] & FrameTable.HELD) == 0
        && (!frames.is(frame, FrameTable.DIRTY) || obtainableSlot());
  }

  /** Takes the page out of {@code frame}, which {@link #canEvict} allows, and frees the frame. */
  public void evict(int frame) {
    TextbookProcess owner = owner(frames.owner[frame]);
    long page = frames.page[frame];
    boolean dirty = frames.is(frame, FrameTable.DIRTY);
    int slot = frames.slot[frame];
    if (dirty) {
      slot = allocateSlot();
      pagefile.store().write(slot, frames.contents(frame));
    }
    paging.evicted(owner.process(), page, dirty);
    if (dirty) {
      paging.written(owner.process(), page);
    }
    owner.leaveFrame(page, slot, owner.pool().evictions().evicted());
    vacate(owner, page, frame);
  }

  /** Locks the page in {@code frame}; once is enough. */
  public void lock(TextbookProcess process, int frame) {
    if (!frames.is(frame, FrameTable.LOCKED)) {
      hold(frame, FrameTable.LOCKED);
      process.locked(1);
    }
  }

  /** Unlocks the pages from {@code first} to {@code last}, locked or not. */
  public void unlock(TextbookProcess process, long first, long last) {
    forEachFrame(
        process,
        first,
        last,
        frame -> {
          if (frames.is(frame, FrameTable.LOCKED)) {
            frames.clear(frame, FrameTable.LOCKED);
            process.locked(-1);
            releaseIfFree(frame);
          }
        });
  }

  /** How many of the pages from {@code first} to {@code last} are locked. */
  private long lockedIn(TextbookProcess process, long first, long last) {
    long[] locked = new long[1];
    forEachFrame(
        process, first, last, frame -> locked[0] += frames.is(frame, FrameTable.LOCKED) ? 1 : 0);
    return locked[0];
  }

  /** The contents of these pages are of no interest: they count as clean, and their slots go. */
  public void reset(TextbookProcess process, long first, long last) {
    process.forEachPlace(
        first,
        last,
        (page, place) -> {
          int frame = process.frameOf(page);
          if (frame < 0) {
            forgetSlot(process, page);
          } else {
            frames.clear(frame, FrameTable.DIRTY);
            if (frames.slot[frame] != Pagefile.NO_SLOT) {
              pagefile.free(frames.slot[frame]);
              frames.slot[frame] = Pagefile.NO_SLOT;
            }
          }
        });
  }

  /** Takes those of the pages out of memory that can leave. */
  public void trim(TextbookProcess process, long first, long last) {
    forEachFrame(
        process,
        first,
        last,
        frame -> {
          if (canEvict(frame)) {
            evict(frame);
          }
        });
  }

  private static void forEachFrame(
      TextbookProcess process, long first, long last, IntConsumer action) {
    process.forEachPlace(
        first,
        last,
        (page, place) -> {
          int frame = process.frameOf(page);
          if (frame >= 0) {
            action.accept(frame);
          }
        });
  }

  /** Forgets the pages from {@code first} to {@code last} with their frames and slots. */
  public void discard(TextbookProcess process, long first, long last) {
    process.forEachPlace(
        first,
        last,
        (page, place) -> {
          int frame = process.frameOf(page);
          if (frame < 0) {
            forgetSlot(process, page);
            return;
          }
          if (frames.is(frame, FrameTable.LOCKED)) {
            process.locked(-1);
          }
          if (frames.slot[frame] != Pagefile.NO_SLOT) {
            pagefile.free(frames.slot[frame]);
          }
          process.discardFrame(page);
          vacate(process, page, frame);
        });
  }

  private void forgetSlot(TextbookProcess process, long page) {
    int slot = process.slotOf(page);
    if (slot != Pagefile.NO_SLOT) {
      pagefile.free(slot);
    }
    process.forgetSlot(page);
  }

  /** Ends a process: its frames, slots, tables and charge return. */
  public void exit(TextbookProcess process) {
    discard(process, 0, Long.MAX_VALUE >>> AddressLayout.PAGE_SHIFT);
    if (process.tables() != null) {
      process.tables().releaseAll(frame -> freeFrame(process, frame));
    }
    charge(process, -process.committedPages());
  }

  /**
   * Whether the pages from {@code first} to {@code last} can be locked: the pool's frames must hold
   * all locked pages and page tables, those that these pages still need included, and leave {@value
   * #SPARE_FRAMES} frames for an access over two pages; so must what the process may hold of them.
   * Pages that are locked already always can.
   */
  public boolean canLock(TextbookProcess process, long first, long last) {
    long added = last - first + 1 - lockedIn(process, first, last);
    if (added == 0) {
      return true;
    }
    long tables = process.missingTables(first, last);
    long own = tables + process.lockedPages() + process.tablePages();
    long taken = tables;
    for (TextbookProcess other : processes.values()) {
      if (other.pool() == process.pool()) {
        taken += other.lockedPages() + other.tablePages();
      }
    }
    return added
        <= Math.min(process.pool().count() - taken, process.allowed() - own) - SPARE_FRAMES;
  }

  /** Finds what does not add up; see {@link TextbookIdentities}. */
  public TextbookIdentities.Counts count() {
    return TextbookIdentities.count(frames, processes.values());
  }

  int takeFrame(TextbookProcess process) {
    return process.heldFrames() < process.allowed() ? process.pool().take() : -1;
  }

  void placeTable(TextbookProcess process, long key, int frame) {
    frames.occupy(frame, process.process(), key, FrameTable.TABLE);
    process.tables().place(key, frame);
  }

  /** Puts {@code page} into {@code frame}, locked, or to stay until the process has run. */
  void placePage(TextbookProcess process, long page, int frame, boolean locked) {
    long place = process.placeOf(page);
    int slot = TextbookProcess.slot(place);
    long stamp = TextbookProcess.stamp(place);
    if (locked) {
      frames.occupy(frame, process.process(), page, FrameTable.LOCKED);
      process.locked(1);
    } else {
      frames.occupy(frame, process.process(), page, FrameTable.PINNED);
      process.pin(frame);
    }
    if (slot >= 0) {
      frames.slot[frame] = slot;
      frames.contents(frame, pagefile.store().read(slot).bytes());
    }
    process.putInFrame(page, frame);
    if (process.tables() != null) {
      process.tables().shareFor(page);
    }
    residency.loaded(frame, process.process(), page);
    paging.read(process.process(), page, frame);
    if (stamp != 0) {
      FramePool pool = process.pool();
      boolean thrashing = pool.evictions().isThrashing(stamp, pool.count() - pool.free());
      paging.refaulted(process.process(), page, thrashing);
    }
  }

  /** The process with this id; mostly that of the last question. */
  private TextbookProcess owner(int id) {
    if (lastOwner == null || lastOwner.process() != id) {
      lastOwner = processes.get(id);
    }
    return lastOwner;
  }

  private void vacate(TextbookProcess process, long page, int frame) {
    residency.removed(frame);
    freeFrame(process, frame);
    if (process.tables() != null) {
      process.tables().unshareFor(page, table -> freeFrame(process, table));
    }
  }

  private void freeFrame(TextbookProcess process, int frame) {
    frames.vacate(frame);
    process.pool().put(frame);
  }

  private void hold(int frame, int flag) {
    boolean heldBefore = frames.is(frame, FrameTable.HELD);
    frames.set(frame, flag);
    if (!heldBefore) {
      residency.held(frame);
    }
  }

  private void releaseIfFree(int frame) {
    if (!frames.is(frame, FrameTable.HELD)) {
      residency.released(frame);
    }
  }

  private boolean obtainableSlot() {
    return pagefile.used() < pagefile.sizePages() || stealable() >= 0;
  }

  private int allocateSlot() {
    int slot = pagefile.allocate();
    if (slot != Pagefile.NO_SLOT) {
      return slot;
    }
    // A clean resident page gives up its copy in the pagefile: it will be written again.
    int frame = stealable();
    slot = frames.slot[frame];
    frames.slot[frame] = Pagefile.NO_SLOT;
    frames.set(frame, FrameTable.DIRTY);
    stealHint = frame + 1;
    pagefile.store().discard(slot);
    return slot;
  }

  private int stealable() {
    for (int i = 0; i < frames.frames(); i++) {
      int frame = (stealHint + i) % frames.frames();
      if (frames.slot[frame] != Pagefile.NO_SLOT) {
        stealHint = frame;
        return frame;
      }
    }
    return -1;
  }

  private void requireOwner(int process, int frame) {
    if (frames.owner[frame] != process || frames.is(frame, FrameTable.TABLE)) {
      throw new IllegalStateException(
          "process %d reported frame %d, which is not its".formatted(process, frame));
    }
  }
}
