package org.faultline.memory.address;

import org.faultline.memory.section.ImageLayout;
import org.faultline.memory.section.SectionInfo;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a process that concern its address space: each is checked against what is there
 * before it changes anything.
 */
abstract class CallPlanner {
  private final PageStates pages;
  private final ProcessLimits limits = new ProcessLimits();
  private final VirtualAllocPlanner allocPlanner;
  private final VirtualFreePlanner freePlanner;
  private final VirtualProtectPlanner protectPlanner;
  private final VirtualLockPlanner lockPlanner;
  private final WorkingSetPlanner workingSetPlanner;
  private final StackPlanner stackPlanner;
  private final SectionPlanner sectionPlanner;
  private final ViewPlanner viewPlanner;
  private final ImagePlanner imagePlanner;
  private final PlaceholderPlanner placeholderPlanner;
  private long version;

  CallPlanner(PageStates pages) {
    this.pages = pages;
    allocPlanner = new VirtualAllocPlanner(this, pages);
    placeholderPlanner = new PlaceholderPlanner(this, allocPlanner, pages);
    freePlanner = new VirtualFreePlanner(this, placeholderPlanner, pages);
    protectPlanner = new VirtualProtectPlanner(this, pages);
    lockPlanner = new VirtualLockPlanner(this, pages);
    workingSetPlanner = new WorkingSetPlanner(this, pages);
    stackPlanner = new StackPlanner(this, pages);
    sectionPlanner = new SectionPlanner(this, pages.layout);
    viewPlanner = new ViewPlanner(this, pages);
    imagePlanner = new ImagePlanner(this, pages, viewPlanner);
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
    return viewPlanner.planMap3(section, handle, rights, address, offset, bytes, type, protect);
  }

  /** The region of the image of this name, if it is loaded. */
  public @Nullable Region loadedImage(String name) {
    return imagePlanner.loaded(name);
  }

  /** Plans LoadLibrary of an image that is loaded; its value is the base. */
  public CallPlan planImageReference(Region region) {
    return imagePlanner.planReference(region);
  }

  /** Plans LoadLibrary of an image that is not loaded; its value is the base. */
  public CallPlan planLoadImage(SectionInfo section, ImageLayout image) {
    return imagePlanner.planLoad(section, image);
  }

  /** Plans FreeLibrary. */
  public CallPlan planFreeImage(String name) {
    return imagePlanner.planFree(name);
  }

  /** Plans UnmapViewOfFile. */
  public CallPlan planUnmapView(long address) {
    return viewPlanner.planUnmap(address);
  }

  /** Plans UnmapViewOfFileEx. */
  public CallPlan planUnmapViewEx(long address, int flags) {
    return viewPlanner.planUnmapEx(address, flags);
  }

  /** Plans FlushViewOfFile; 0 bytes for all to the end of the view. */
  public CallPlan planFlushView(long address, long bytes) {
    return viewPlanner.planFlush(address, bytes);
  }

  /** Plans VirtualAlloc2; its value is the address. */
  public CallPlan planAlloc2(long address, long bytes, int type, int protect) {
    return placeholderPlanner.planAlloc(address, bytes, type, protect);
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

  /** Between which sizes the working set is kept, and what the process may do. */
  public ProcessLimits limits() {
    return limits;
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

  CallPlan.Ready ready(Win32Result result, MemoryWork work, Runnable change) {
    return new CallPlan.Ready(result, work, change, this, version);
  }

  CallPlan.Ready ready(long value, MemoryWork work, Runnable change) {
    return ready(Win32Result.success(value), work, change);
  }
}
