package org.faultline.memory.windows;

import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.frames.FrameDatabase;
import org.faultline.memory.frames.PagedMemory;
import org.faultline.memory.frames.ProcessTable;
import org.faultline.memory.frames.ResidencyListener;
import org.faultline.memory.pagefile.Pagefile;
import org.faultline.memory.refault.EvictionClock;
import org.jspecify.annotations.Nullable;

/**
 * The frames and the pagefile of a machine that pages as Windows does, and where every page of
 * every process is.
 *
 * <p>A page that leaves its working set goes to the modified or standby list and has not left
 * memory: a soft fault takes it back. Only when the frame of a standby page is taken for another
 * page is it gone (docs/windows.md W606). Plain and single threaded; its owner is the
 * MemoryManager.
 */
public final class WindowsMemory implements PagedMemory<WindowsProcess> {
  final FrameDatabase frames;
  final FrameStates states;
  final PageLists lists;
  final WindowsSettings settings;
  final Pagefile pagefile;
  final WindowsListener events;
  final EvictionClock evictions = new EvictionClock();
  final FrameSupply supply = new FrameSupply(this);
  final WorkingSetMembers members;
  final PageDisposal disposal = new PageDisposal(this);
  final SharedMemory shared;
  private final ResidencyListener residency;
  private final AddressLayout layout;
  private final boolean pageTables;
  private final ZeroPageThread zeroing;
  private final ResidentAvailable resident;
  private final PageTableUse tables;
  private final WindowsCommit commit;
  private final ProcessTable<WindowsProcess> processes = new ProcessTable<>();
  private int beingWritten;

  /**
   * Memory of {@code frameCount} frames, all zeroed.
   *
   * @param pageTables whether page tables take frames
   * @param zeroPageNanos how long an idle CPU zeroes a page
   * @param pagefile its slots; the bytes behind them are the device's affair
   */
  public WindowsMemory(
      int frameCount,
      WindowsSettings settings,
      AddressLayout layout,
      boolean pageTables,
      long zeroPageNanos,
      Pagefile pagefile,
      ResidencyListener residency,
      WindowsListener events) {
    this.frames = new FrameDatabase(frameCount, pagefile);
    this.states = new FrameStates(frameCount);
    this.shared = new SharedMemory(this, frameCount);
    this.lists = new PageLists(frameCount, states);
    this.settings = settings;
    this.layout = layout;
    this.pageTables = pageTables;
    this.pagefile = pagefile;
    this.residency = residency;
    this.events = events;
    this.zeroing = new ZeroPageThread(lists, settings.zeroingThresholdPages(), zeroPageNanos);
    this.resident = new ResidentAvailable(frameCount, settings.available().reservePages());
    this.members = new WorkingSetMembers(this, residency, resident);
    this.tables = new PageTableUse(this);
    this.commit = new WindowsCommit(frameCount - settings.available().reservePages(), pagefile);
  }

  /** Number of frames. */
  public int frameCount() {
    return frames.frames();
  }

  /** The numbers by which it is managed. */
  public WindowsSettings settings() {
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
  public WindowsCommit commit() {
    return commit;
  }

  /** A process that begins, with as much of its minimum working set as can be granted. */
  public WindowsProcess admit(
      int process, int minimum, int maximum, boolean hardMaximum, int memoryPriority) {
    WindowsProcess pages =
        new WindowsProcess(process, memoryPriority, maximum, hardMaximum, layout, pageTables);
    processes.admit(pages);
    resident.begin(pages, minimum);
    return pages;
  }

  /** The process with this id; absent where none was admitted. */
  public @Nullable WindowsProcess find(int id) {
    return processes.find(id);
  }

  /** The process with this id, which was admitted. */
  public WindowsProcess process(int id) {
    return processes.get(id);
  }

  /** Idle CPUs zeroed pages until a time by which one was idle for {@code idleNanos} in all. */
  public void catchUp(long idleNanos) {
    zeroing.catchUp(idleNanos);
  }

  /** Wakes the zeroing of pages where enough are free. */
  public void wakeZeroing() {
    zeroing.wake();
  }

  /** The process wrote the page in {@code frame}: a copy in the pagefile is stale. */
  @Override
  public void dirtied(int process, int number) {
    requireActive(process, number);
    dirty(shared.frames.frame(number));
  }

  /** The page in {@code frame} was written: a copy in the pagefile is stale. */
  void dirty(int frame) {
    frames.set(frame, FrameDatabase.DIRTY);
    if (!frames.is(frame, WindowsFlags.WRITING)) {
      frames.freeSlot(frame);
    }
  }

  /** The process referenced the page in {@code frame}. */
  public void touched(int process, int frame) {
    requireActive(process, frame);
    residency.touched(frame);
  }

  @Override
  public void contents(int process, int frame, byte[] bytes) {
    requireActive(process, frame);
    frames.contents(frame, bytes);
  }

  /** The bytes of the page in {@code frame}; a page of zeros has none. */
  public byte @Nullable [] contents(int frame) {
    return frames.contents(frame);
  }

  /**
   * Nothing that was brought in for the process must stay any longer: it has run, or its call has
   * ended.
   */
  public void unpin(WindowsProcess process) {
    members.unpin(process);
  }

  /** Keeps {@code page} in its working set until {@link #unpin}, if it is in it. */
  public void pin(WindowsProcess process, long page) {
    members.pin(process, page);
  }

  /**
   * Takes the page in {@code frame} out of its working set; who chose it has forgotten it already.
   *
   * @throws IllegalStateException where the page must stay
   */
  public void trim(int frame) {
    members.trim(frame);
  }

  /** Takes those of the pages out of the working set that can leave it. */
  @Override
  public void trim(WindowsProcess process, long first, long last) {
    members.trim(process, first, last);
  }

  /** Takes those page tables above the pages out of it that map nothing in a frame. */
  public void trimTables(WindowsProcess process, long first, long last) {
    members.trimTables(process, first, last);
  }

  @Override
  public void unlock(WindowsProcess process, long first, long last) {
    members.unlock(process, first, last);
  }

  /** The contents of these pages are of no interest: they count as clean, and their slots go. */
  @Override
  public void reset(WindowsProcess process, long first, long last) {
    disposal.reset(process, first, last);
  }

  /** The contents of these pages are of interest again, as far as they are still there. */
  public void undoReset(WindowsProcess process, long first, long last) {
    disposal.undoReset(process, first, last);
  }

  @Override
  public void discard(WindowsProcess process, long first, long last) {
    disposal.discard(process, first, last);
  }

  /** Whether the pages from {@code first} to {@code last} may all be locked. */
  public boolean admitsLock(WindowsProcess process, long first, long last) {
    long added = last - first + 1 - process.count(frames, first, last, FrameDatabase.LOCKED);
    return resident.admits(process, added, process.missingTables(first, last));
  }

  /** Changes between which sizes the working set is kept; false where the minimum is refused. */
  public boolean limits(WindowsProcess process, int minimum, int maximum, boolean hardMaximum) {
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

  /** Pages that a fault of the process must give up first (docs/windows.md W802). */
  boolean mustReplace(WindowsProcess process) {
    return process.workingSetPages() >= process.maximumPages()
        && (process.hardMaximum() || available() < settings.available().lowPages());
  }

  /** Ends a process: its frames, slots, tables, charge and promise return. */
  public void exit(WindowsProcess process) {
    shared.exit(process);
    discard(process, 0, Long.MAX_VALUE >>> AddressLayout.PAGE_SHIFT);
    tables.giveUpUnused(process);
    commit.release(process, process.chargedPages());
    resident.end(process);
  }

  /** Frames that must still become available until trimming and writing may rest. */
  public int neededPages() {
    int writable = lists.modifiedOfFiles() + (canWrite() ? lists.modifiedOfPagefile() : 0);
    return settings.available().goalPages() - available() - beingWritten - writable;
  }

  /** Whether the pagefile has a free slot, or can grow. */
  boolean canWrite() {
    return pagefile.usedSlots() < pagefile.sizePages()
        || pagefile.sizePages() < pagefile.maximumPages();
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
  public FrameCounts counts() {
    int active = members.active() - shared.frames.shares() + shared.frames.frames();
    return FrameCounts.of(lists, frameCount(), active, supply.systemFrames());
  }

  /** Pages on all standby lists. */
  public int standbyPages() {
    return lists.standby();
  }

  /** Pages put on a standby list so far, each time counted. */
  public long placedOnStandby() {
    return lists.placedOnStandby();
  }

  /** What all frames are used for, by a walk; processes are those up to {@code last}. */
  public PageUse use(int last) {
    return PageUse.walk(this, last);
  }

  /** A walk over all frames, held against what was counted; see {@link WindowsIdentities}. */
  public WindowsIdentities.Walk walk() {
    return WindowsIdentities.walk(this, processes.all(), resident.promised());
  }

  PageTableUse tables() {
    return tables;
  }

  /** Whose page is in {@code frame}. */
  PageOwner owner(int frame) {
    int id = frames.owner(frame);
    return id > 0 ? processes.get(id) : shared.segments.get(Segment.number(id));
  }

  /** In whose working set the page is that has this number. */
  WindowsProcess holder(int number) {
    return processes.get(frames.owner(number));
  }

  /** The number of a page that is in the working set, or -1. */
  int activeFrame(WindowsProcess process, long page) {
    int frame = process.frameOf(page);
    return frame >= 0 && states.in(frame, FrameState.ACTIVE) ? frame : -1;
  }

  /** A page table's place changes, and with it what its process is promised. */
  void placeTable(WindowsProcess process, long key, long place) {
    int before = process.promise();
    process.tablesInFrames().place(key, place);
    resident.changed(process, before);
  }

  private void requireActive(int process, int frame) {
    if (frames.owner(frame) != process
        || !states.in(frame, FrameState.ACTIVE)
        || frames.isTable(frame)) {
      throw new IllegalStateException(
          "process %d reported frame %d, which is not in its working set"
              .formatted(process, frame));
    }
  }
}
