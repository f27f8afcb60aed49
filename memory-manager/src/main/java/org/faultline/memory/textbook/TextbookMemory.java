package org.faultline.memory.textbook;

import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.frames.FrameDatabase;
import org.faultline.memory.frames.PagePlace;
import org.faultline.memory.frames.PagedMemory;
import org.faultline.memory.frames.ProcessTable;
import org.faultline.memory.frames.ResidencyListener;
import org.faultline.memory.pagefile.Pagefile;
import org.jspecify.annotations.Nullable;

/**
 * The frames, the pagefile and the commit charge of the textbook machine, and where every page of
 * every process is.
 *
 * <p>Every page starts in the pagefile and is clean until written. A page that was never written
 * needs no slot: it reads as zeros. Plain and single threaded; its owner is the MemoryManager or,
 * for a leased share, the process.
 */
public final class TextbookMemory implements PagedMemory<TextbookProcess> {
  private static final int SPARE_FRAMES = 2;

  private final FrameDatabase frames;
  private final Pagefile pagefile;
  private final TextbookCommit commit;
  private final AddressLayout layout;
  private final boolean pageTables;
  private final ResidencyListener residency;
  private final TextbookListener paging;
  private final FrameHolds holds;
  private final SlotSupply slots;
  private final ProcessTable<TextbookProcess> processes = new ProcessTable<>();
  private final TextbookTables tables = new TextbookTables(this);
  private final TextbookDisposal disposal;

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
    this.frames = new FrameDatabase(frames, pagefile);
    this.layout = layout;
    this.pageTables = pageTables;
    this.pagefile = pagefile;
    this.commit = new TextbookCommit(frames, pagefile);
    this.residency = residency;
    this.holds = new FrameHolds(this.frames, residency);
    this.slots = new SlotSupply(this.frames, pagefile);
    this.disposal = new TextbookDisposal(this, this.frames, pagefile);
    this.paging = paging;
  }

  /** Number of frames. */
  public int frames() {
    return frames.frames();
  }

  /** A pool of {@code count} frames from {@code first} on; pools must not overlap. */
  public FramePool pool(int first, int count) {
    return new FramePool(first, count);
  }

  /** A process whose pages live in {@code pool}. */
  public TextbookProcess admit(int process, FramePool pool) {
    TextbookProcess memory = new TextbookProcess(process, pool, layout, pageTables);
    processes.admit(memory);
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
      commit.release(process, -pages);
      return true;
    }
    return commit.charge(process, pages);
  }

  @Override
  public void dirtied(int process, int frame) {
    requireOwner(process, frame);
    frames.set(frame, FrameDatabase.DIRTY);
    residency.dirtied(frame);
    frames.freeSlot(frame);
  }

  /** The process referenced the page in {@code frame}. */
  public void touched(int process, int frame) {
    requireOwner(process, frame);
    residency.touched(frame);
  }

  /** As {@link #touched(int, int)}, with what the policy asked for. */
  public void touched(
      int process, int frame, long uses, long lastUseReferences, long nextUseReferences) {
    requireOwner(process, frame);
    residency.touched(frame, uses, lastUseReferences, nextUseReferences);
  }

  @Override
  public void contents(int process, int frame, byte[] bytes) {
    requireOwner(process, frame);
    frames.contents(frame, bytes);
  }

  /** The page in {@code frame}, which holds one. */
  public long pageIn(int frame) {
    return frames.page(frame);
  }

  /** The bytes of the page in {@code frame}; a page of zeros has none. */
  public byte @Nullable [] contents(int frame) {
    return frames.contents(frame);
  }

  /** Nothing that was brought in for a fault of the process must stay any longer: it has run. */
  public void unpin(TextbookProcess process) {
    holds.unpin(process);
  }

  /**
   * Frees the tables above {@code page}, which waits to be brought in, that nothing uses: they will
   * be brought in again. Whether there were any.
   */
  boolean freeUnusedTables(TextbookProcess process, long page) {
    int before = process.tablePages();
    tables.freeUnused(process, page);
    return process.tablePages() < before;
  }

  /** Keeps {@code page} in its frame until {@link #unpin}, if it is in one. */
  public void pin(TextbookProcess process, long page) {
    holds.pin(process, page);
  }

  /** The read of the page in {@code frame} has ended. */
  public void readDone(int frame) {
    holds.letGo(frame, FrameDatabase.READING);
  }

  /** The page in {@code frame} is being read until {@link #readDone}. */
  public void reading(int frame) {
    holds.hold(frame, FrameDatabase.READING);
  }

  /** Whether the page in {@code frame} could leave now: a dirty one needs a slot. */
  public boolean canEvict(int frame) {
    return !holds.isHeld(frame) && (!frames.is(frame, FrameDatabase.DIRTY) || slots.hasAny());
  }

  /** Takes the page out of {@code frame}, which {@link #canEvict} allows, and frees the frame. */
  public void evict(int frame) {
    TextbookProcess owner = processes.get(frames.owner(frame));
    long page = frames.page(frame);
    boolean dirty = frames.is(frame, FrameDatabase.DIRTY);
    int slot = frames.slot(frame);
    if (dirty) {
      slot = slots.take();
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
    holds.lock(process, frame);
  }

  @Override
  public void unlock(TextbookProcess process, long first, long last) {
    holds.unlock(process, first, last);
  }

  @Override
  public void reset(TextbookProcess process, long first, long last) {
    disposal.reset(process, first, last);
  }

  @Override
  public void trim(TextbookProcess process, long first, long last) {
    process.forEachFrame(
        first,
        last,
        (page, frame) -> {
          if (canEvict(frame)) {
            evict(frame);
          }
        });
  }

  @Override
  public void discard(TextbookProcess process, long first, long last) {
    disposal.discard(process, first, last);
  }

  /** Ends a process: its frames, slots, tables and charge return. */
  public void exit(TextbookProcess process) {
    discard(process, 0, Long.MAX_VALUE >>> AddressLayout.PAGE_SHIFT);
    tables.freeAll(process);
    commit.release(process, process.chargedPages());
  }

  /**
   * Whether the pages from {@code first} to {@code last} can be locked: the pool's frames must hold
   * all locked pages and page tables, those that these pages still need included, and leave {@value
   * #SPARE_FRAMES} frames for an access over two pages; so must what the process may hold of them.
   * Pages that are locked already always can.
   */
  public boolean canLock(TextbookProcess process, long first, long last) {
    long added = last - first + 1 - process.count(frames, first, last, FrameDatabase.LOCKED);
    if (added == 0) {
      return true;
    }
    long missing = process.missingTables(first, last);
    long own = missing + process.lockedPages() + process.tablePages();
    long taken = missing;
    for (TextbookProcess other : processes.all()) {
      if (other.pool() == process.pool()) {
        taken += other.lockedPages() + other.tablePages();
      }
    }
    return added
        <= Math.min(process.pool().frames() - taken, process.allowed() - own) - SPARE_FRAMES;
  }

  /** Finds what does not add up; see {@link TextbookIdentities}. */
  public TextbookIdentities.Counts count() {
    return TextbookIdentities.count(frames, processes.all());
  }

  int takeFrame(TextbookProcess process) {
    return process.heldFrames() < process.allowed() ? process.pool().take() : -1;
  }

  TextbookTables tables() {
    return tables;
  }

  void placeTable(TextbookProcess process, long key, int frame) {
    frames.occupy(frame, process.process(), key, FrameDatabase.TABLE);
    tables.place(process, key, frame);
  }

  /**
   * Puts {@code page}, which was at {@code place}, into {@code frame}, locked, or to stay until the
   * process has run.
   */
  void placePage(TextbookProcess process, long page, long place, int frame, boolean locked) {
    int slot = PagePlace.slot(place);
    long stamp = PagePlace.stamp(place);
    if (locked) {
      frames.occupy(frame, process.process(), page, FrameDatabase.LOCKED);
      process.locked(1);
    } else {
      frames.occupy(frame, process.process(), page, FrameDatabase.PINNED);
      process.pinned().add(frame);
    }
    if (slot >= 0) {
      frames.slot(frame, slot);
      frames.contents(frame, pagefile.store().read(slot).bytes());
    }
    process.putInFrame(page, frame);
    tables.share(process, page);
    residency.loaded(frame, process.process(), page);
    paging.read(process.process(), page, frame);
    if (stamp != 0) {
      FramePool pool = process.pool();
      boolean thrashing = pool.evictions().isThrashing(stamp, pool.frames() - pool.freeFrames());
      paging.refaulted(process.process(), page, thrashing);
    }
  }

  /** The page left {@code frame}, and with it the tables that only it needed. */
  void vacate(TextbookProcess process, long page, int frame) {
    residency.removed(frame);
    freeFrame(process, frame);
    tables.unshare(process, page);
  }

  void freeFrame(TextbookProcess process, int frame) {
    frames.vacate(frame);
    process.pool().put(frame);
  }

  private void requireOwner(int process, int frame) {
    if (frames.owner(frame) != process || frames.isTable(frame)) {
      throw new IllegalStateException(
          "process %d reported frame %d, which is not its".formatted(process, frame));
    }
  }
}
