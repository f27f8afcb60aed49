package org.faultline.memory.lists;

import java.util.Arrays;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.pagefile.Pagefile;
import org.faultline.memory.physical.ResidencyListener;

/**
 * The frames and the pagefile of a machine that pages as Windows does, and where every page of
 * every process is.
 *
 * <p>A page that leaves its working set goes to the modified or standby list and has not left
 * memory: a soft fault takes it back. Only when the frame of a standby page is taken for another
 * page is it gone (WINDOWS-VM.md 6.3). Plain and single threaded; its owner is the MemoryManager.
 */
public final class ListedMemory {
  final FrameDatabase frames;
  final PageLists lists;
  final ListSettings settings;
  final Pagefile pagefile;
  final FaultListener events;
  private final ResidencyListener residency;
  private final AddressLayout layout;
  private final boolean pageTables;
  private final ZeroPageThread zeroing;
  private final ResidentAvailable resident;
  private final PageTableUse tables;
  private final CommitLedger commit;
  private ProcessPages[] processes = new ProcessPages[16];
  private int beingWritten;
  private int active;
  private int systemFrames;

  /**
   * Memory of {@code frameCount} frames, all zeroed.
   *
   * @param pageTables whether page tables take frames
   * @param zeroPageNanos how long an idle CPU zeroes a page
   * @param pagefile its slots; the bytes behind them are the device's affair
   */
  public ListedMemory(
      int frameCount,
      ListSettings settings,
      AddressLayout layout,
      boolean pageTables,
      long zeroPageNanos,
      Pagefile pagefile,
      ResidencyListener residency,
      FaultListener events) {
    this.frames = new FrameDatabase(frameCount);
    this.lists = new PageLists(frames);
    this.settings = settings;
    this.layout = layout;
    this.pageTables = pageTables;
    this.pagefile = pagefile;
    this.residency = residency;
    this.events = events;
    this.zeroing = new ZeroPageThread(lists, settings.zeroingThreshold(), zeroPageNanos);
    this.resident = new ResidentAvailable(frameCount, settings.reserve());
    this.tables = new PageTableUse(this);
    this.commit = new CommitLedger(frameCount - settings.reserve(), pagefile);
  }

  /** Number of frames. */
  public int frameCount() {
    return frames.frames();
  }

  /** The numbers by which it is managed. */
  public ListSettings settings() {
    return settings;
  }

  /** Frames that can be taken at once: zeroed, free and standby. */
  public int available() {
    return lists.available();
  }

  /** Slots and their use. */
  public Pagefile pagefile() {
    return pagefile;
  }

  /** What is committed, against what can be. */
  public CommitLedger commit() {
    return commit;
  }

  /** A process that begins, with as much of its minimum working set as can be granted. */
  public ProcessPages admit(
      int process, int minimum, int maximum, boolean hardMaximum, int memoryPriority) {
    if (process >= processes.length) {
      processes = Arrays.copyOf(processes, Math.max(process + 1, 2 * processes.length));
    }
    ProcessPages pages =
        new ProcessPages(process, memoryPriority, maximum, hardMaximum, layout, pageTables);
    processes[process] = pages;
    resident.begin(pages, minimum);
    return pages;
  }

  /** The process with this id, which was admitted. */
  public ProcessPages process(int id) {
    return processes[id];
  }

  /** Idle CPUs zeroed pages until a time by which one was idle for {@code idleNanos} in all. */
  public void catchUp(long idleNanos) {
    zeroing.catchUp(idleNanos);
  }

  /** Wakes the zeroing of pages where enough are free. */
  public void lookAtFreePages() {
    zeroing.look();
  }

  /** The process wrote the page in {@code frame}: a copy in the pagefile is stale. */
  public void dirtied(int process, int frame) {
    requireActive(process, frame);
    frames.set(frame, FrameDatabase.DIRTY);
    if (!frames.is(frame, FrameDatabase.WRITING)) {
      freeSlot(frame);
    }
  }

  /** The process referenced the page in {@code frame}. */
  public void touched(int process, int frame) {
    requireActive(process, frame);
    residency.touched(frame);
  }

  /** The page in {@code frame} has bytes from now on: those that the process writes into. */
  public void contents(int process, int frame, byte[] bytes) {
    requireActive(process, frame);
    frames.contents(frame, bytes);
  }

  /** The bytes of the page in {@code frame}, or null where it is all zeros. */
  public byte[] contents(int frame) {
    return frames.contents(frame);
  }

  /** The process has run: what was brought in for it may be trimmed. */
  public void ran(ProcessPages process) {
    for (int i = 0; i < process.pinnedCount(); i++) {
      int frame = process.pinned(i);
      if (frames.owner[frame] == process.process()
          && frames.in(frame, FrameState.ACTIVE)
          && frames.is(frame, FrameDatabase.PINNED)) {
        letGo(frame, FrameDatabase.PINNED);
      }
    }
    process.unpinAll();
  }

  /** Keeps {@code page} in its working set until the process has run again, if it is in it. */
  public void pin(ProcessPages process, long page) {
    int frame = activeFrame(process, page);
    if (frame >= 0 && !frames.is(frame, FrameDatabase.PINNED)) {
      hold(frame, FrameDatabase.PINNED);
      process.pin(frame);
    }
  }

  /** Whether the page in {@code frame} could leave its working set now. */
  public boolean canTrim(int frame) {
    return frames.in(frame, FrameState.ACTIVE) && !frames.is(frame, FrameDatabase.HELD);
  }

  /**
   * Takes the page in {@code frame} out of its working set; who chose it has forgotten it already.
   *
   * @throws IllegalStateException where {@link #canTrim} does not allow it
   */
  public void trim(int frame) {
    if (!canTrim(frame)) {
      throw new IllegalStateException("the page in frame " + frame + " must stay where it is");
    }
    ProcessPages process = owner(frame);
    boolean dirty = frames.is(frame, FrameDatabase.DIRTY);
    leaveWorkingSet(process, frame);
    if (frames.is(frame, FrameDatabase.WRITING)) {
      frames.state(frame, FrameState.TRANSITION);
      beingWritten++;
    } else {
      toList(process, frame);
    }
    events.trimmed(process.process(), frames.page[frame], frames.isTable(frame), dirty);
  }

  /** Takes those of the pages out of the working set that can leave it. */
  public void trim(ProcessPages process, long first, long last) {
    process.forEachPlace(
        first,
        last,
        (page, place) -> {
          if (Place.what(place) == Place.FRAME && canTrim(Place.number(place))) {
            residency.removed(Place.number(place));
            trim(Place.number(place));
          }
        });
  }

  /** Locks the page, which is in the working set; false where it was locked already. */
  boolean lock(ProcessPages process, int frame) {
    if (frames.is(frame, FrameDatabase.LOCKED)) {
      return false;
    }
    hold(frame, FrameDatabase.LOCKED);
    changeLocked(process, 1);
    return true;
  }

  /** Unlocks the pages from {@code first} to {@code last}, locked or not. */
  public void unlock(ProcessPages process, long first, long last) {
    process.forEachPlace(
        first,
        last,
        (page, place) -> {
          int frame = Place.what(place) == Place.FRAME ? Place.number(place) : -1;
          if (frame >= 0 && frames.is(frame, FrameDatabase.LOCKED)) {
            changeLocked(process, -1);
            letGo(frame, FrameDatabase.LOCKED);
          }
        });
  }

  /** Whether the pages from {@code first} to {@code last} may all be locked. */
  public boolean admitsLock(ProcessPages process, long first, long last) {
    long[] locked = new long[1];
    process.forEachPlace(
        first,
        last,
        (page, place) -> {
          boolean already =
              Place.what(place) == Place.FRAME
                  && frames.is(Place.number(place), FrameDatabase.LOCKED);
          locked[0] += already ? 1 : 0;
        });
    long missing = ResidentAvailable.missingTables(process, first, last);
    return resident.admits(process, last - first + 1 - locked[0], missing);
  }

  /** Changes between which sizes the working set is kept; false where the minimum is refused. */
  public boolean limits(ProcessPages process, int minimum, int maximum, boolean hardMaximum) {
    if (!resident.minimum(process, minimum)) {
      return false;
    }
    process.maximum(maximum, hardMaximum);
    return true;
  }

  /** Memory that can still be promised, in pages. */
  public long residentAvailable() {
    return resident.pages();
  }

  /** Pages that a fault of the process must give up first (WINDOWS-VM.md 8.3). */
  boolean mustReplace(ProcessPages process) {
    return process.workingSetPages() >= process.maximumPages()
        && (process.hardMaximum() || available() < settings.low());
  }

  /** The contents of these pages are of no interest: they count as clean, and their slots go. */
  public void reset(ProcessPages process, long first, long last) {
    process.forEachPlace(first, last, (page, place) -> resetPage(process, page, place));
  }

  private void resetPage(ProcessPages process, long page, long place) {
    if (Place.what(place) == Place.SLOT) {
      pagefile.free(Place.number(place));
      process.place(page, Place.ZERO);
    } else if (Place.what(place) == Place.FRAME) {
      int frame = Place.number(place);
      frames.clear(frame, FrameDatabase.DIRTY);
      if (frames.is(frame, FrameDatabase.IN_FLIGHT)) {
        frames.set(frame, FrameDatabase.DROP_SLOT);
      } else {
        freeSlot(frame);
        relist(process, frame, FrameState.MODIFIED);
      }
    }
  }

  /** The contents of these pages are of interest again, as far as they are still there. */
  public void undoReset(ProcessPages process, long first, long last) {
    process.forEachPlace(
        first,
        last,
        (page, place) -> {
          int frame = Place.what(place) == Place.FRAME ? Place.number(place) : -1;
          if (frame >= 0
              && !frames.is(frame, FrameDatabase.DIRTY)
              && (frames.slot[frame] == Pagefile.NO_SLOT
                  || frames.is(frame, FrameDatabase.DROP_SLOT))) {
            frames.set(frame, FrameDatabase.DIRTY);
            relist(process, frame, FrameState.STANDBY);
          }
        });
  }

  /** Moves a frame that is on the list of {@code from} to where it belongs now. */
  private void relist(ProcessPages process, int frame, FrameState from) {
    if (frames.in(frame, from)) {
      lists.remove(frame, FrameState.TRANSITION);
      toList(process, frame);
    }
  }

  /** Forgets the pages from {@code first} to {@code last} with their frames and slots. */
  public void discard(ProcessPages process, long first, long last) {
    process.forEachPlace(first, last, (page, place) -> discardPage(process, page, place));
  }

  private void discardPage(ProcessPages process, long page, long place) {
    int what = Place.what(place);
    process.place(page, Place.NOWHERE);
    if (what == Place.SLOT) {
      pagefile.free(Place.number(place));
    } else if (what == Place.FRAME) {
      int frame = Place.number(place);
      if (frames.is(frame, FrameDatabase.LOCKED)) {
        changeLocked(process, -1);
      }
      giveUp(process, frame);
      tables.share(process, page, false, -1);
    }
    tables.use(process, page, false, -1);
  }

  /** Ends a process: its frames, slots, tables, charge and promise return. */
  public void exit(ProcessPages process) {
    discard(process, 0, Long.MAX_VALUE >>> AddressLayout.PAGE_SHIFT);
    tables.giveUpUnused(process);
    commit.release(process, process.chargedPages());
    resident.end(process);
  }

  /** The entry of a page that never had one says from now on that it reads as zeros. */
  void makeZero(ProcessPages process, long page) {
    process.place(page, Place.ZERO);
    tables.use(process, page, false, 1);
  }

  /** Frames that must still become available until trimming and writing may rest. */
  public int need() {
    int writable = canWrite() ? lists.modified() : 0;
    return settings.goal() - available() - beingWritten - writable;
  }

  /** Whether the pagefile has a free slot, or can grow. */
  boolean canWrite() {
    return pagefile.used() < pagefile.sizePages() || pagefile.sizePages() < pagefile.maximumPages();
  }

  /** Pages that are being written and that nobody took back. */
  int beingWritten() {
    return beingWritten;
  }

  void beingWritten(int change) {
    beingWritten += change;
  }

  /** Pages zeroed by idle CPUs. */
  public long zeroedWhileIdle() {
    return zeroing.zeroed();
  }

  /** What each list holds. */
  public ListCounts counts() {
    return ListCounts.of(lists, frameCount(), active, systemFrames);
  }

  /** A walk over all frames, held against what was counted; see {@link ListIdentities}. */
  public ListIdentities.Walk walk() {
    return ListIdentities.walk(frames, lists, processes, resident);
  }

  PageTableUse tables() {
    return tables;
  }

  ProcessPages owner(int frame) {
    return processes[frames.owner[frame]];
  }

  /** The frame of a page that is in the working set, or -1. */
  int activeFrame(ProcessPages process, long page) {
    long place = process.place(page);
    int frame = Place.what(place) == Place.FRAME ? Place.number(place) : -1;
    return frame >= 0 && frames.in(frame, FrameState.ACTIVE) ? frame : -1;
  }

  /** A frame for a fault, or -1 where only the reserve is left; it is on no list. */
  int take(boolean zeroed) {
    return available() > settings.reserve() ? takeAny(zeroed) : -1;
  }

  /** A frame, or -1 where none is available (WINDOWS-VM.md 6.4); it is on no list. */
  int takeAny(boolean zeroed) {
    int frame = zeroed ? lists.firstZeroed() : lists.firstFree();
    if (frame < 0) {
      frame = zeroed ? lists.firstFree() : lists.firstZeroed();
    }
    if (frame >= 0) {
      lists.remove(frame, FrameState.TRANSITION);
      return frame;
    }
    frame = lists.firstStandby();
    if (frame >= 0) {
      repurpose(frame);
    }
    return frame;
  }

  /** A frame for the system, the reserve included, or -1 where none is available. */
  int takeForSystem() {
    int frame = takeAny(false);
    if (frame >= 0) {
      frames.state(frame, FrameState.SYSTEM);
      systemFrames++;
    }
    return frame;
  }

  /** The system gives a frame back. */
  void freeSystem(int frame) {
    systemFrames--;
    free(frame);
  }

  /** Whether the frame that would be taken for a page of zeros is not zeroed yet. */
  boolean mustZeroInline() {
    return lists.zeroed() == 0;
  }

  private void repurpose(int frame) {
    ProcessPages process = owner(frame);
    long id = frames.page[frame];
    boolean table = frames.isTable(frame);
    int slot = frames.slot[frame];
    events.repurposed(process.process(), id, table, frames.priority[frame]);
    lists.remove(frame, FrameState.TRANSITION);
    frames.vacate(frame);
    tables.place(process, id, table, slot >= 0 ? Place.slot(slot) : Place.ZERO);
    tables.share(process, id, table, -1);
  }

  /** The page is in the working set from now on. */
  void join(ProcessPages process, int frame) {
    long id = frames.page[frame];
    boolean table = frames.isTable(frame);
    frames.state(frame, FrameState.ACTIVE);
    frames.set(frame, FrameDatabase.PINNED);
    process.pin(frame);
    process.joined();
    active++;
    residency.loaded(frame, process.process(), id);
    events.joined(process.process(), id, table, frame);
  }

  /** A page leaves its working set; it is on no list. */
  private void leaveWorkingSet(ProcessPages process, int frame) {
    process.left();
    active--;
    frames.clear(frame, FrameDatabase.HELD);
  }

  /** A page that is on no list goes to the modified list or, if clean, to standby. */
  void toList(ProcessPages process, int frame) {
    if (frames.is(frame, FrameDatabase.DIRTY)) {
      lists.append(frame, FrameState.MODIFIED);
    } else {
      frames.priority[frame] = (byte) process.memoryPriority();
      lists.append(frame, FrameState.STANDBY);
      events.released();
    }
  }

  /** The page in {@code frame} is gone; the frame is free at once, or when its transfer ends. */
  void giveUp(ProcessPages process, int frame) {
    boolean active = frames.in(frame, FrameState.ACTIVE);
    if (active) {
      residency.removed(frame);
      leaveWorkingSet(process, frame);
    }
    if (frames.is(frame, FrameDatabase.IN_FLIGHT)) {
      frames.state(frame, FrameState.TRANSITION);
      boolean reading = frames.is(frame, FrameDatabase.READING);
      frames.set(frame, FrameDatabase.DELETED | (reading ? FrameDatabase.DROP_SLOT : 0));
      beingWritten += active ? 1 : 0;
      return;
    }
    freeSlot(frame);
    if (!active) {
      lists.remove(frame, FrameState.TRANSITION);
    }
    free(frame);
  }

  /** A frame that is on no list and whose slot is settled is free. */
  void free(int frame) {
    frames.vacate(frame);
    lists.append(frame, FrameState.FREE);
    events.released();
  }

  /** Frees the copy in the pagefile, if the page has one. */
  void freeSlot(int frame) {
    if (frames.slot[frame] != Pagefile.NO_SLOT) {
      pagefile.free(frames.slot[frame]);
      frames.slot[frame] = Pagefile.NO_SLOT;
    }
  }

  /** Keeps a page in its working set. */
  void hold(int frame, int flag) {
    boolean heldBefore = frames.is(frame, FrameDatabase.HELD);
    frames.set(frame, flag);
    if (!heldBefore && frames.in(frame, FrameState.ACTIVE)) {
      residency.held(frame);
    }
  }

  /** What kept a page in its working set does so no more. */
  void letGo(int frame, int flag) {
    frames.clear(frame, flag);
    if (!frames.is(frame, FrameDatabase.HELD) && frames.in(frame, FrameState.ACTIVE)) {
      residency.released(frame);
      events.released();
    }
  }

  private void changeLocked(ProcessPages process, int change) {
    int before = process.promise();
    process.locked(change);
    resident.changed(process, before);
  }

  /** A page table's place changes, and with it what its process is promised. */
  void placeTable(ProcessPages process, long key, long place) {
    int before = process.promise();
    process.tables().place(key, place);
    resident.changed(process, before);
  }

  private void requireActive(int process, int frame) {
    if (frames.owner[frame] != process
        || !frames.in(frame, FrameState.ACTIVE)
        || frames.isTable(frame)) {
      throw new IllegalStateException(
          "process %d reported frame %d, which is not in its working set"
              .formatted(process, frame));
    }
  }
}
