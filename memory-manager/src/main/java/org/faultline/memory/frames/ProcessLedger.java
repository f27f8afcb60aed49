package org.faultline.memory.frames;

import java.util.Objects;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.PageMap;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one process under every kind of paging: where each of its pages and page tables
 * is, what was brought in to stay, and how much it has, locked and was charged. A page that is
 * nowhere was never touched.
 */
public abstract class ProcessLedger extends ChargeAccount {
  private static final ResidentSum[] NO_SUMS = {};

  private final int process;
  private final PageMap places = new PageMap();
  // Absent where page tables take no frames.
  private final @Nullable TableDirectory tables;
  private final PinnedFrames pinned = new PinnedFrames();
  private final ResidentSum members = new ResidentSum();
  private ResidentSum[] sums = NO_SUMS;
  private int lockedPages;

  /**
   * A process without a page.
   *
   * @param pageTables whether its page tables take frames
   */
  protected ProcessLedger(int process, AddressLayout layout, boolean pageTables) {
    this.process = process;
    this.tables = pageTables ? new TableDirectory(layout) : null;
  }

  /** The process's id. */
  public final int process() {
    return process;
  }

  /** Where {@code page} is: a {@link PagePlace}. */
  public final long place(long page) {
    return places.get(page);
  }

  /** Says where {@code page} is. */
  public final void place(long page, long place) {
    places.set(page, place);
  }

  /** The frame that holds {@code page}, or -1. */
  public final int frameOf(long page) {
    return PagePlace.frame(places.get(page));
  }

  /** Visits the pages from {@code first} to {@code last} that are anywhere, in ascending order. */
  public final void forEachPlace(long first, long last, PageMap.Visitor visitor) {
    places.forEach(first, last, visitor);
  }

  /** Visits all pages that are anywhere, in ascending order. */
  public final void forEachPlace(PageMap.Visitor visitor) {
    places.forEach(visitor);
  }

  /** Is shown a page with its frame. */
  @FunctionalInterface
  public interface FrameVisitor {
    void visit(long page, int frame);
  }

  /** Visits the pages from {@code first} to {@code last} that are in frames, in ascending order. */
  public final void forEachFrame(long first, long last, FrameVisitor visitor) {
    places.forEach(
        first,
        last,
        (page, place) -> {
          int frame = PagePlace.frame(place);
          if (frame >= 0) {
            visitor.visit(page, frame);
          }
        });
  }

  /** Pages from {@code first} to {@code last} in frames that have one of these flags. */
  public final long count(FrameDatabase frames, long first, long last, int flag) {
    long[] found = new long[1];
    forEachFrame(first, last, (page, frame) -> found[0] += frames.is(frame, flag) ? 1 : 0);
    return found[0];
  }

  /** Its page tables; absent where they take no frames. */
  public final @Nullable TableDirectory tables() {
    return tables;
  }

  /** Its page tables, asked of a process that has one: they take frames. */
  public final TableDirectory tablesInFrames() {
    return Objects.requireNonNull(tables, "page tables take no frames");
  }

  /** Frames that hold its page tables. */
  public final int tablePages() {
    return tables == null ? 0 : tables.inFrames();
  }

  /** Page tables above the pages from {@code first} to {@code last} that are in no frame. */
  public final long missingTables(long first, long last) {
    return tables == null ? 0 : tables.absent(first, last);
  }

  /** The frames of what was brought in to stay. */
  public final PinnedFrames pinned() {
    return pinned;
  }

  /** From now on its pages also count in these sums; to be told while it has none. */
  public final void countIn(ResidentSum... sumsOfProcesses) {
    sums = sumsOfProcesses;
  }

  /** It has one page more. */
  public final void joined() {
    members.joined();
    for (ResidentSum sum : sums) {
      sum.joined();
    }
  }

  /** It has one page less. */
  public final void left() {
    members.left();
    for (ResidentSum sum : sums) {
      sum.left();
    }
  }

  /** The pages that it has, and the most that it ever had. */
  protected final ResidentSum members() {
    return members;
  }

  /** Pages locked in their frames. */
  public final int lockedPages() {
    return lockedPages;
  }

  /** So many pages more are locked. */
  public final void locked(int pages) {
    lockedPages += pages;
  }
}
