package org.faultline.memory.windows;

import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.PageMap;
import org.faultline.memory.frames.PagePlace;
import org.faultline.memory.frames.ProcessLedger;

/**
 * A process of a machine that pages as Windows does: the size of its working set and between which
 * sizes it is kept, and what it was promised.
 */
public final class WindowsProcess extends ProcessLedger {
  private final int memoryPriority;
  private int maximumPages;
  private boolean hardMaximum;
  private int grantedMinimum;

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

  /** The priority of its pages. */
  public int memoryPriority() {
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

  /** What it must be promised at least: its minimum, or what is pinned to stay. */
  int promise() {
    return Math.max(grantedMinimum, lockedPages() + tablePages());
  }

  /** Where a page or page table is. */
  long place(long id, boolean table) {
    return table ? tablesInFrames().place(id) : place(id);
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
