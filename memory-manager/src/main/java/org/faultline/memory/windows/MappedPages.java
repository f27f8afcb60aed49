package org.faultline.memory.windows;

import org.faultline.memory.frames.FrameDatabase;
import org.faultline.memory.frames.PagePlace;

/**
 * What one process has mapped of sections, by a walk over its views: docs/windows.md W1007 and
 * W1008.
 *
 * @param shareable of sections that the pagefile is behind
 * @param mappedFile of files
 */
public record MappedPages(Kind shareable, Kind mappedFile) {

  /**
   * Pages of the views of one kind. A page that two views show counts twice.
   *
   * @param committedPages that are committed; all of a file's
   * @param privatePages in the working set as copies of its own
   * @param shareablePages in the working set otherwise
   * @param sharedPages of those: in another working set too, or twice in this one
   * @param lockedPages locked, of all in the working set
   */
  public record Kind(
      long committedPages,
      long privatePages,
      long shareablePages,
      long sharedPages,
      long lockedPages) {
    private static final Kind NONE = new Kind(0, 0, 0, 0, 0);

    /** Pages in the working set. */
    public long workingSetPages() {
      return privatePages + shareablePages;
    }

    private Kind plus(Kind other) {
      return new Kind(
          committedPages + other.committedPages,
          privatePages + other.privatePages,
          shareablePages + other.shareablePages,
          sharedPages + other.sharedPages,
          lockedPages + other.lockedPages);
    }
  }

  /** Nothing is mapped. */
  public static final MappedPages NONE = new MappedPages(Kind.NONE, Kind.NONE);

  static MappedPages walk(WindowsMemory memory, WindowsProcess process) {
    MappedPages all = NONE;
    for (SegmentView view : process.views()) {
      Kind of = kind(memory, process, view);
      all =
          view.segment().file() == null
              ? new MappedPages(all.shareable.plus(of), all.mappedFile)
              : new MappedPages(all.shareable, all.mappedFile.plus(of));
    }
    return all;
  }

  /** What is committed in the views of sections of the pagefile, each by itself, in pages. */
  static long sharedCommit(WindowsProcess process) {
    return process.views().stream()
        .filter(view -> view.segment().file() == null)
        .mapToLong(MappedPages::committed)
        .sum();
  }

  private static Kind kind(WindowsMemory memory, WindowsProcess process, SegmentView view) {
    long[] found = new long[4];
    process.forEachPlace(
        view.firstPage(),
        view.lastPage(),
        (page, place) -> {
          int number = PagePlace.frame(place);
          if (number < 0 || !memory.states.in(number, FrameState.ACTIVE)) {
            return;
          }
          if (memory.shared.frames.isShare(number)) {
            found[1]++;
            int holders = memory.shared.frames.count(memory.shared.frames.frame(number));
            found[2] += holders > 1 ? 1 : 0;
          } else {
            found[0]++;
          }
          found[3] += memory.frames.is(number, FrameDatabase.LOCKED) ? 1 : 0;
        });
    return new Kind(committed(view), found[0], found[1], found[2], found[3]);
  }

  private static long committed(SegmentView view) {
    long pages = view.lastPage() - view.firstPage() + 1;
    if (view.segment().file() != null) {
      return pages;
    }
    long first = view.segmentPage(view.firstPage());
    return pages - view.segment().committed().missing(first, first + pages - 1);
  }
}
