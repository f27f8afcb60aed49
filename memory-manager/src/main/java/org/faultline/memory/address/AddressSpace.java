package org.faultline.memory.address;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import org.faultline.memory.section.SectionInfo;
import org.jspecify.annotations.Nullable;

/**
 * The private address space of one process: its regions and its page-table entries.
 *
 * <p>A call comes in two halves. {@code planXxx} validates it and changes nothing; {@link #apply}
 * makes the change, once the plan's {@link MemoryWork} is granted. One call is under way at a time.
 * Addresses and sizes are in bytes and unsigned; an address of 0 is NULL. Not thread safe.
 */
public final class AddressSpace {
  private final PageStates pages;
  private final VirtualAllocPlanner allocPlanner;
  private final VirtualFreePlanner freePlanner;
  private final VirtualProtectPlanner protectPlanner;
  private final VirtualLockPlanner lockPlanner;
  private final WorkingSetPlanner workingSetPlanner;
  private final StackPlanner stackPlanner;
  private final MemoryQuery memoryQuery;
  private final WriteWatch writeWatch;
  private final ProcessLimits limits = new ProcessLimits();
  private final PageMappings mappings;
  private final PageReferences references;
  private final SectionPlanner sectionPlanner;
  private final ViewPlanner viewPlanner;
  private final PlaceholderPlanner placeholderPlanner;
  private final ReservedViews reservedViews;
  private long version;

  /** What {@link #unmap} found. */
  public enum Unmapped {
    /** The page was not valid: decommitted or released since it was mapped. */
    GONE,
    /** The page was not written since it was mapped. */
    CLEAN,
    /** The page was written since it was mapped. */
    DIRTY
  }

  /**
   * Creates an empty address space.
   *
   * @param stamped whether the first touch of a page in an epoch is reported
   * @param chargePageTables whether table pages are charged
   */
  public AddressSpace(AddressLayout layout, boolean stamped, boolean chargePageTables) {
    pages = new PageStates(layout, stamped, chargePageTables);
    allocPlanner = new VirtualAllocPlanner(this, pages);
    freePlanner = new VirtualFreePlanner(this, pages);
    protectPlanner = new VirtualProtectPlanner(this, pages);
    lockPlanner = new VirtualLockPlanner(this, pages);
    workingSetPlanner = new WorkingSetPlanner(this, pages);
    stackPlanner = new StackPlanner(this, pages);
    memoryQuery = new MemoryQuery(pages);
    mappings = new PageMappings(pages);
    writeWatch = new WriteWatch(pages);
    references = new PageReferences(pages);
    sectionPlanner = new SectionPlanner(this);
    viewPlanner = new ViewPlanner(this, pages);
    placeholderPlanner = new PlaceholderPlanner(this, pages);
    reservedViews = new ReservedViews(pages);
  }

  /** Plans VirtualAlloc; its value is the address. */
  public CallPlan planAlloc(long address, long bytes, int type, int protect) {
    return allocPlanner.plan(address, bytes, type, protect);
  }

  /**
   * Plans memory for a recording, as VirtualAlloc with a NULL address: the recorded program has no
   * shared page, so that its memory may lie where that would be.
   */
  public CallPlan planRecording(long bytes, int type, int protect) {
    return allocPlanner.planRecording(bytes, type, protect);
  }

  /** Plans VirtualFree. */
  public CallPlan planFree(long address, long bytes, int type) {
    return freePlanner.plan(address, bytes, type);
  }

  /** Plans VirtualProtect; its value is the old protection of the first page. */
  public CallPlan planProtect(long address, long bytes, int protect) {
    return protectPlanner.plan(address, bytes, protect, true);
  }

  /** Plans VirtualProtect, with or without a place for the old protection. */
  public CallPlan planProtect(long address, long bytes, int protect, boolean oldProtectGiven) {
    return protectPlanner.plan(address, bytes, protect, oldProtectGiven);
  }

  /** Plans VirtualLock. */
  public CallPlan planLock(long address, long bytes) {
    return lockPlanner.planLock(address, bytes, limits.minimumWorkingSetPages());
  }

  /** Plans VirtualUnlock. */
  public CallPlan planUnlock(long address, long bytes) {
    return lockPlanner.planUnlock(address, bytes);
  }

  /** Plans PrefetchVirtualMemory of one range: a hint that changes nothing here. */
  public CallPlan planPrefetch(long address, long bytes) {
    if (!pages.isUserRange(address, bytes, pages.layout.highestUserAddress())) {
      return new CallPlan.Refused(Win32Error.ERROR_INVALID_PARAMETER);
    }
    return ready(0, MemoryWork.prefetch(PageRange.touched(address, bytes)), () -> {});
  }

  /** Plans EmptyWorkingSet. */
  public CallPlan planEmptyWorkingSet() {
    return workingSetPlanner.planEmpty();
  }

  /** Plans SetProcessWorkingSetSize; both limits of -1 empty the working set. */
  public CallPlan planWorkingSetSize(long minimum, long maximum) {
    return workingSetPlanner.planSize(minimum, maximum);
  }

  /**
   * Plans CreateFileMapping; its value is the MemoryManager's to give.
   *
   * @param file a handle; 0 for the pagefile
   */
  public CallPlan planCreateSection(
      long file, int protectAndAttributes, long bytes, @Nullable String name, boolean inherit) {
    return sectionPlanner.plan(file, protectAndAttributes, bytes, name, inherit);
  }

  /**
   * Plans MapViewOfFile and MapViewOfFileEx; its value is the address.
   *
   * @param rights of the handle
   */
  public CallPlan planMapView(
      SectionInfo section,
      long handle,
      int rights,
      int access,
      long offset,
      long bytes,
      long address) {
    return viewPlanner.planMap(section, handle, rights, access, offset, bytes, address);
  }

  /** Plans MapViewOfFile3; its value is the address. */
  public CallPlan planMapView3(
      SectionInfo section,
      long handle,
      int rights,
      long address,
      long offset,
      long bytes,
      int type,
      int protect) {
    return placeholderPlanner.planMap(
        section, handle, rights, address, offset, bytes, type, protect);
  }

  /** Plans UnmapViewOfFile. */
  public CallPlan planUnmapView(long address) {
    return viewPlanner.planUnmap(address);
  }

  /** Plans UnmapViewOfFileEx. */
  public CallPlan planUnmapViewEx(long address, int flags) {
    return placeholderPlanner.planUnmap(address, flags);
  }

  /** Plans FlushViewOfFile; 0 bytes for all to the end of the view. */
  public CallPlan planFlushView(long address, long bytes) {
    return viewPlanner.planFlush(address, bytes);
  }

  /** Plans VirtualAlloc2; its value is the address. */
  public CallPlan planAlloc2(long address, long bytes, int type, int protect) {
    return placeholderPlanner.planAlloc(address, bytes, type, protect);
  }

  /**
   * The pages of the first view in a range of which only their section knows whether they are
   * committed; what lies behind that view is asked for apart.
   *
   * @param bytes 0 for all from {@code address} to the end of its view
   */
  public @Nullable PageRange unknownCommitted(long address, long bytes) {
    return reservedViews.unknown(address, bytes);
  }

  /** These pages of a view that was asked for are committed; the others stay unknown. */
  public void learnCommitted(PageRange asked, long[] firsts, long[] lasts) {
    reservedViews.learn(asked, firsts, lasts);
  }

  /** Plans the stack of a thread; its value is the lowest address. */
  public CallPlan planStack(long reserve, long commit) {
    return stackPlanner.planStack(reserve, commit);
  }

  /**
   * Plans what becomes of a stack whose guard page was touched and is armed no more: it grows, or
   * the plan is refused with ERROR_STACK_OVERFLOW.
   */
  public CallPlan planStackGrowth(long page) {
    return stackPlanner.planGrowth(page);
  }

  /**
   * Whether this is the page that all processes share and may read: always there, and no affair of
   * the MemoryManager.
   */
  public boolean isShared(long page) {
    return pages.isShared(page);
  }

  /** Whether the page belongs to the stack of a thread. */
  public boolean isStack(long page) {
    Region region = pages.regions.find(page);
    return region != null && region.isStack();
  }

  /**
   * Makes the change of a plan whose work was granted.
   *
   * @throws IllegalStateException if another plan was applied since this one was made
   */
  public Win32Result apply(CallPlan.Ready plan) {
    plan.applyTo(this, version);
    version++;
    return plan.result();
  }

  /** VirtualQuery; empty above the highest user address, which is ERROR_INVALID_PARAMETER. */
  public Optional<MemoryBasicInformation> query(long address) {
    return memoryQuery.query(address);
  }

  /** Visits all runs of like pages, free ones too, by ascending address. */
  public void forEachRun(Consumer<MemoryBasicInformation> visitor) {
    memoryQuery.forEachRun(visitor);
  }

  /**
   * GetWriteWatch: the pages written, at most {@code capacity}; {@code flags} is 0 or 1 (reset).
   */
  public WriteWatch.Written getWriteWatch(long address, long bytes, long capacity, int flags) {
    return writeWatch.get(address, bytes, capacity, flags);
  }

  /** ResetWriteWatch. */
  public Win32Result resetWriteWatch(long address, long bytes) {
    return writeWatch.reset(address, bytes);
  }

  /** Visits one resident page. */
  @FunctionalInterface
  public interface ResidentPageVisitor {
    /**
     * @param protect its protection, as Win32 constants
     */
    void visit(long page, int protect, boolean locked);
  }

  /** Visits the pages with a valid entry, by ascending address. */
  public void forEachResidentPage(ResidentPageVisitor visitor) {
    pages.table.forEach(
        0,
        PageReference.MAXIMUM_PAGE,
        (page, pte) -> {
          if ((pte & Pte.VALID) != 0) {
            visitor.visit(page, Protection.toConstants(pte), (pte & Pte.LOCKED) != 0);
          }
        });
  }

  /**
   * Makes an entry valid; its stamp is old, and it is clean.
   *
   * @return whether it is mapped: a page that is not committed any more is left alone
   */
  public boolean map(long page, int frame, boolean locked) {
    return mappings.map(page, frame, locked);
  }

  /** As {@link #map}: the page of a view is a copy of the process's own from now on. */
  public boolean mapCopy(long page, int frame, boolean locked) {
    return mappings.mapCopy(page, frame, locked);
  }

  /** Makes an entry invalid; protection, guard and write watch stay, a lock goes. */
  public Unmapped unmap(long page) {
    return mappings.unmap(page);
  }

  /** The page was written and its frame's contents are saved: the next write is a first write. */
  public void clean(long page) {
    mappings.clean(page);
  }

  /** The contents of a clean page must be saved after all; returns whether it was one. */
  public boolean dirty(long page) {
    return mappings.dirty(page);
  }

  /**
   * Resolves one reference that {@link PageTable#hits} stopped at, with its effects on the entry.
   *
   * @return bits of {@link Resolution}
   */
  public int resolve(long page, Access access) {
    return references.resolve(page, access);
  }

  /** What {@link #resolve} would stop at, without an effect: a bit of Resolution.STOPS, or 0. */
  public int stop(long page, Access access) {
    return PageReferences.stopAt(pages.entry(page), access);
  }

  /**
   * A write fault to this page has retired its write: the entry, valid again, is dirty and the
   * write is recorded. Returns whether the page is valid.
   */
  public boolean retireWrite(long page) {
    return references.retireWrite(page);
  }

  /** Whether the access, which no guard stops, first wants a copy of the page (W1313). */
  public boolean needsCopy(long page, Access access) {
    return PageReferences.needsCopy(pages.entry(page), access);
  }

  /** Whether the bytes of the page are its section's: it lies in a view and is no private copy. */
  public boolean isSharedData(long page) {
    Region region = pages.regions.find(page);
    return region != null && region.view() != null && !Pte.isCopy(pages.entry(region, page));
  }

  /** The entries, for the hot path and for diagnostics. */
  public PageTable pageTable() {
    return pages.table;
  }

  /** The regions by ascending address. */
  public Collection<Region> regions() {
    return pages.regions.all();
  }

  /** The region that holds this page, if any. */
  public @Nullable Region region(long page) {
    return pages.regions.find(page);
  }

  /** The shape of the address space. */
  public AddressLayout layout() {
    return pages.layout;
  }

  /** Between which sizes the working set is kept, and what the process may do. */
  public ProcessLimits limits() {
    return limits;
  }

  /** Bytes that a reservation could still use, were they in one piece. */
  public long freeBytes() {
    long all = layout().highestVadAddress() - layout().lowestAddress() + 1;
    long system = pages.isShared(SystemPages.SHARED_PAGE) ? layout().systemBytes() : 0;
    return all - reservedBytes() - system;
  }

  /** Bytes reserved, committed or not. */
  public long reservedBytes() {
    return pages.reservedPages() << AddressLayout.PAGE_SHIFT;
  }

  /** Pages committed, table pages not included. */
  public long committedPages() {
    return pages.committedPages();
  }

  /** Pages with a valid entry. */
  public long residentPages() {
    return pages.residentPages();
  }

  /** Pages locked by VirtualLock. */
  public long lockedPages() {
    return pages.lockedPages();
  }

  /** Table pages that this process is charged for. */
  public long chargedTablePages() {
    return pages.tablePages.charged();
  }

  CallPlan.Ready ready(Win32Result result, MemoryWork work, Runnable change) {
    return new CallPlan.Ready(result, work, change, this, version);
  }

  CallPlan.Ready ready(long value, MemoryWork work, Runnable change) {
    return ready(Win32Result.success(value), work, change);
  }
}
