package org.faultline.memory.textbook;

import java.util.Arrays;
import java.util.function.IntSupplier;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.PageMap;
import org.faultline.memory.frames.ResidentSum;

/**
 * What the memory manager knows of one process: where each of its pages is, its page tables, and
 * what it was charged. A page that is nowhere was never touched.
 *
 * <p>A place is a frame or slot plus one above bit 0, which tells them apart. A page that has no
 * frame has the stamp of its eviction in the bits from 34 on; without a slot it has 0 for one.
 */
public final class TextbookProcess {
  private static final ResidentSum[] NO_SUMS = {};
  private static final int IN_SLOT = 1;
  private static final int STAMP_SHIFT = 34;
  private static final long PLACE_MASK = (1L << STAMP_SHIFT) - 1;

  private final int process;
  private final FramePool pool;
  private final PageMap places = new PageMap();
  private final TextbookTables tables;
  private int[] pinned = new int[1];
  private int pinnedCount;
  private int residentPages;
  private int peakResidentPages;
  private int peakWorkingSetPages;
  private ResidentSum[] sums = NO_SUMS;
  private int lockedPages;
  private long committedPages;
  private long peakCommittedPages;
  private IntSupplier allowed = () -> Integer.MAX_VALUE;

  TextbookProcess(int process, FramePool pool, AddressLayout layout, boolean pageTables) {
    this.process = process;
    this.pool = pool;
    this.tables = pageTables ? new TextbookTables(layout) : null;
  }

  /** The process's id. */
  public int process() {
    return process;
  }

  /** The frames that its pages may take. */
  public FramePool pool() {
    return pool;
  }

  /** Pages in frames; page tables not counted. */
  public int residentPages() {
    return residentPages;
  }

  /** The most pages that were ever in frames. */
  public int peakResidentPages() {
    return peakResidentPages;
  }

  /** The most pages that were ever in frames, page tables included. */
  public int peakWorkingSetPages() {
    return peakWorkingSetPages;
  }

  /** From now on its pages also count in these sums; to be told while it has none. */
  public void countIn(ResidentSum... sumsOfProcesses) {
    sums = sumsOfProcesses;
  }

  /** Frames that hold its page tables. */
  public int tablePages() {
    return tables == null ? 0 : tables.present();
  }

  /** Page tables above the pages from {@code first} to {@code last} that are in no frame. */
  public long missingTables(long first, long last) {
    return tables == null ? 0 : tables.missing(first, last);
  }

  /** Frames that hold its pages or page tables. */
  public int heldFrames() {
    return residentPages + tablePages();
  }

  /** It takes no frame while it holds as many as {@code frames} says, or more. */
  public void allow(IntSupplier frames) {
    allowed = frames;
  }

  int allowed() {
    return allowed.getAsInt();
  }

  /** Pages locked in their frames. */
  public int lockedPages() {
    return lockedPages;
  }

  /** Commit charge of the process, in pages. */
  public long committedPages() {
    return committedPages;
  }

  /** The highest commit charge of the process so far, in pages. */
  public long peakCommittedPages() {
    return peakCommittedPages;
  }

  void charge(long pages) {
    committedPages += pages;
    peakCommittedPages = Math.max(peakCommittedPages, committedPages);
  }

  void locked(int pages) {
    lockedPages += pages;
  }

  TextbookTables tables() {
    return tables;
  }

  /** The frame that holds {@code page}, or -1. */
  int frameOf(long page) {
    long place = places.get(page);
    return place == 0 || (place & IN_SLOT) != 0 ? -1 : (int) (place >>> 1) - 1;
  }

  /** The slot that holds {@code page} while it has no frame, or -1. */
  int slotOf(long page) {
    return slot(places.get(page));
  }

  /** Where {@code page} is. */
  long placeOf(long page) {
    return places.get(page);
  }

  /** The slot of a place, or -1. */
  static int slot(long place) {
    return (place & IN_SLOT) == 0 ? -1 : (int) ((place & PLACE_MASK) >>> 1) - 1;
  }

  void putInFrame(long page, int frame) {
    places.set(page, (frame + 1L) << 1);
    residentPages++;
    peakResidentPages = Math.max(peakResidentPages, residentPages);
    peakWorkingSetPages = Math.max(peakWorkingSetPages, residentPages + tablePages());
    for (ResidentSum sum : sums) {
      sum.joined();
    }
  }

  /** The page left memory, to {@code slot} or, where that is -1, without a copy. */
  void leaveFrame(long page, int slot, long stamp) {
    places.set(page, stamp << STAMP_SHIFT | (slot + 1L) << 1 | IN_SLOT);
    left();
  }

  /** The page is nowhere any more, and was in a frame. */
  void discardFrame(long page) {
    places.set(page, 0);
    left();
  }

  private void left() {
    residentPages--;
    for (ResidentSum sum : sums) {
      sum.left();
    }
  }

  /** The stamp of the eviction to a place; 0 for a frame and for nowhere. */
  static long stamp(long place) {
    return place >>> STAMP_SHIFT;
  }

  void forgetSlot(long page) {
    places.set(page, 0);
  }

  void forEachPlace(long first, long last, PageMap.Visitor visitor) {
    places.forEach(first, last, visitor);
  }

  /** Visits one page that is somewhere. */
  @FunctionalInterface
  public interface PlacedPageVisitor {
    /**
     * @param frame the frame that holds the page; -1 where only the pagefile does
     */
    void visit(long page, int frame);
  }

  /** Visits the pages that are in a frame or in the pagefile, in ascending order. */
  public void forEachPage(PlacedPageVisitor visitor) {
    places.forEach(
        (page, place) -> {
          int frame = frameOf(page);
          if (frame >= 0 || slotOf(page) >= 0) {
            visitor.visit(page, frame);
          }
        });
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

  void unpinAll() {
    pinnedCount = 0;
  }
}
