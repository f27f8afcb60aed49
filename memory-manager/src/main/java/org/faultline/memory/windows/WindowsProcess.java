package org.faultline.memory.windows;

import java.util.Arrays;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.PageMap;
import org.faultline.memory.frames.ResidentSum;

/**
 * What the memory manager knows of one process: where each of its pages is, its page tables, its
 * working set's size and what it was promised and charged.
 */
public final class WindowsProcess {
  private static final ResidentSum[] NO_SUMS = {};

  private final int process;
  private final int memoryPriority;
  private final PageMap places = new PageMap();
  private final TableDirectory tables;
  private int maximumPages;
  private boolean hardMaximum;
  private int grantedMinimum;
  private int[] pinned = new int[1];
  private int pinnedCount;
  private int workingSetPages;
  private int peakWorkingSetPages;
  private ResidentSum[] sums = NO_SUMS;
  private int lockedPages;
  private long chargedPages;
  private long peakChargedPages;

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
    this.process = process;
    this.memoryPriority = memoryPriority;
    this.maximumPages = maximumPages;
    this.hardMaximum = hardMaximum;
    this.tables = pageTables ? new TableDirectory(layout) : null;
  }

  /** The process's id. */
  public int process() {
    return process;
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
    return workingSetPages;
  }

  /** The most that these ever were. */
  public int peakWorkingSetPages() {
    return peakWorkingSetPages;
  }

  /** From now on its pages also count in these sums; to be told while it has none. */
  public void countIn(ResidentSum... sumsOfProcesses) {
    sums = sumsOfProcesses;
  }

  /** Its page tables that are in frames, in the working set or not. */
  public int tablePages() {
    return tables == null ? 0 : tables.inFrames();
  }

  /** Pages locked in its working set. */
  public int lockedPages() {
    return lockedPages;
  }

  /** Commit charge of the process, in pages. */
  public long chargedPages() {
    return chargedPages;
  }

  /** The most that this ever was. */
  public long peakChargedPages() {
    return peakChargedPages;
  }

  void charge(long pages) {
    chargedPages += pages;
    peakChargedPages = Math.max(peakChargedPages, chargedPages);
  }

  void locked(int pages) {
    lockedPages += pages;
  }

  void joined() {
    workingSetPages++;
    peakWorkingSetPages = Math.max(peakWorkingSetPages, workingSetPages);
    for (ResidentSum sum : sums) {
      sum.joined();
    }
  }

  void left() {
    workingSetPages--;
    for (ResidentSum sum : sums) {
      sum.left();
    }
  }

  /** What it must be promised at least: its minimum, or what is pinned to stay. */
  int promise() {
    return Math.max(grantedMinimum, lockedPages + tablePages());
  }

  TableDirectory tables() {
    return tables;
  }

  long place(long page) {
    return places.get(page);
  }

  void place(long page, long place) {
    places.set(page, place);
  }

  long place(long id, boolean table) {
    return table ? tables.place(id) : places.get(id);
  }

  void place(long id, boolean table, long place) {
    if (table) {
      tables.place(id, place);
    } else {
      places.set(id, place);
    }
  }

  void forEachPlace(long first, long last, PageMap.Visitor visitor) {
    places.forEach(first, last, visitor);
  }

  /** Slots that its pages and page tables are in while they have no frame, by a walk. */
  long slots() {
    long[] found = new long[1];
    PageMap.Visitor count = (id, place) -> found[0] += Place.what(place) == Place.SLOT ? 1 : 0;
    places.forEach(count);
    if (tables != null) {
      tables.forEach(count);
    }
    return found[0];
  }

  void pin(int frame) {
    if (pinnedCount == pinned.length) {
      pinned = Arrays.copyOf(pinned, 2 * pinnedCount);
    }
    pinned[pinnedCount++] = frame;
  }

  int pinnedCount() {
    return pinnedCount;
  }

  int pinned(int index) {
    return pinned[index];
  }

  void pinned(int index, int frame) {
    pinned[index] = frame;
  }

  void unpinFrom(int index) {
    pinnedCount = index;
  }
}
