package org.faultline.memory.windows;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.PageMap;
import org.faultline.memory.frames.PagePlace;
import org.faultline.memory.frames.ProcessLedger;
import org.faultline.memory.frames.TableDirectory;
import org.jspecify.annotations.Nullable;

/**
 * A process of a machine that pages as Windows does: the size of its working set and between which
 * sizes it is kept, and what it was promised.
 */
public final class WindowsProcess extends ProcessLedger implements PageOwner {
  private static final TreeMap<Long, SegmentView> NO_VIEWS = new TreeMap<>();

  private final int memoryPriority;
  private int maximumPages;
  private boolean hardMaximum;
  private int grantedMinimum;
  private int shareablePages;
  private int sharedPages;
  // By first page.
  private TreeMap<Long, SegmentView> views = NO_VIEWS;
  private @Nullable SegmentView found;

  /**
   * A process without a page.
   *
   * @param memoryPriority of its pages, 0 to 7
   * @param pageTables whether its page tables take frames
   */
  WindowsProcess(
      int process,
      int memoryPriority,
      int maximumPages,
      boolean hardMaximum,
      AddressLayout layout,
      boolean pageTables) {
    super(process, layout, pageTables);
    this.memoryPriority = memoryPriority;
    this.maximumPages = maximumPages;
    this.hardMaximum = hardMaximum;
  }

  /** The priority of its pages on standby, 0 to 7. */
  int memoryPriority() {
    return memoryPriority;
  }

  /** Up to which size its working set grows whatever memory there is, in pages. */
  public int maximumPages() {
    return maximumPages;
  }

  /** Whether it never grows beyond that. */
  public boolean hardMaximum() {
    return hardMaximum;
  }

  /** Sets both. */
  void maximum(int pages, boolean hard) {
    maximumPages = pages;
    hardMaximum = hard;
  }

  /** The minimum working set that it was granted, in pages. */
  public int grantedMinimum() {
    return grantedMinimum;
  }

  void grantedMinimum(int pages) {
    grantedMinimum = pages;
  }

  /** Pages in its working set, page tables included. */
  public int workingSetPages() {
    return (int) members().pages();
  }

  /** The most that these ever were. */
  public int peakWorkingSetPages() {
    return (int) members().peakPages();
  }

  /** Pages of sections in its working set, copies of its own not counted. */
  public int shareablePages() {
    return shareablePages;
  }

  /** Of those: pages that are in another working set too, or twice in its own. */
  public int sharedPages() {
    return sharedPages;
  }

  void holdsShareable(int change) {
    shareablePages += change;
  }

  void holdsShared(int change) {
    sharedPages += change;
  }

  /** What it must be promised at least: its minimum, or what is pinned to stay. */
  int promise() {
    return Math.max(grantedMinimum, lockedPages() + tablePages());
  }

  @Override
  public int ownerId() {
    return process();
  }

  @Override
  public long eventPage(long id) {
    return id;
  }

  @Override
  public long place(long id, boolean table) {
    return table ? tablesInFrames().place(id) : place(id);
  }

  /** Pages under one page table. */
  @Override
  public boolean clusters(long page, long neighbour) {
    TableDirectory directory = tables();
    return directory == null || directory.key(page, 1) == directory.key(neighbour, 1);
  }

  @Override
  public long unloaded() {
    return PagePlace.ZERO;
  }

  /** The view that shows {@code page}, if one does. */
  @Nullable SegmentView view(long page) {
    if (views.isEmpty()) {
      return null;
    }
    SegmentView last = found;
    if (last != null && page >= last.firstPage() && page <= last.lastPage()) {
      return last;
    }
    Map.Entry<Long, SegmentView> below = views.floorEntry(page);
    if (below == null || below.getValue().lastPage() < page) {
      return null;
    }
    found = below.getValue();
    return found;
  }

  /** The view that shows {@code page} where it is not the process's own copy, if there is one. */
  @Nullable SegmentView sharing(long page) {
    SegmentView view = view(page);
    return view == null || view.isCopied(page) ? null : view;
  }

  /** Its views by first page. */
  Collection<SegmentView> views() {
    return views.values();
  }

  void add(SegmentView view) {
    if (views.isEmpty()) {
      views = new TreeMap<>();
    }
    views.put(view.firstPage(), view);
  }

  void remove(SegmentView view) {
    views.remove(view.firstPage());
    found = null;
  }

  /** Slots that its pages and page tables are in while they have no frame, by a walk. */
  long slots() {
    long[] found = new long[1];
    PageMap.Visitor count = (id, place) -> found[0] += PagePlace.slot(place) < 0 ? 0 : 1;
    forEachPlace(count);
    if (tables() != null) {
      tables().forEach(count);
    }
    return found[0];
  }
}
