package org.faultline.memory.windows;

import org.faultline.memory.address.PageMap;
import org.faultline.memory.frames.PagePlace;
import org.faultline.memory.object.BackingFile;
import org.jspecify.annotations.Nullable;

/**
 * The shared truth of where the pages of a section, or of all sections of one file, are: its
 * prototype page-table entries (docs/windows.md W1401).
 *
 * <p>A page that is nowhere was never touched; of a file it is in the file.
 */
final class Segment implements PageOwner {
  // Owner ids of segments lie below that of nobody.
  private static final int FIRST_OWNER = -2;
  // Events name a page of a segment by the segment in these bits and those above, and its number.
  private static final int EVENT_SHIFT = 36;

  private final int number;
  private final PageMap places = new PageMap();
  private final @Nullable BackingFile file;
  private final CommittedPages committed;

  /**
   * A segment none of whose pages is in memory.
   *
   * @param number from 0
   * @param file which it shows; absent where the pagefile is behind it
   * @param committed which of its pages are
   */
  Segment(int number, @Nullable BackingFile file, CommittedPages committed) {
    this.number = number;
    this.file = file;
    this.committed = committed;
  }

  /** The number of the segment with this owner id; negative where that is none of a segment. */
  static int number(int ownerId) {
    return FIRST_OWNER - ownerId;
  }

  /** Its number, from 0. */
  int number() {
    return number;
  }

  /** The file that it shows; absent where the pagefile is behind it. */
  @Nullable BackingFile file() {
    return file;
  }

  /** Whether a page of it is in the file. */
  boolean isInFile(long page) {
    return file != null && page >= 0 && page < file.sizePages();
  }

  /** Which of its pages are committed. */
  CommittedPages committed() {
    return committed;
  }

  @Override
  public int ownerId() {
    return FIRST_OWNER - number;
  }

  @Override
  public int process() {
    return 0;
  }

  @Override
  public long eventPage(long id) {
    return (number + 1L) << EVENT_SHIFT | id;
  }

  @Override
  public long place(long id, boolean table) {
    return places.get(id);
  }

  long place(long page) {
    return places.get(page);
  }

  /** Says where a page is. */
  void place(long page, long place) {
    places.set(page, place);
  }

  @Override
  public boolean clusters(long page, long neighbour) {
    return true;
  }

  @Override
  public long unloaded() {
    return file != null ? PagePlace.NOWHERE : PagePlace.ZERO;
  }

  /** Visits the pages from {@code first} to {@code last} that are anywhere, in ascending order. */
  void forEachPlace(long first, long last, PageMap.Visitor visitor) {
    places.forEach(first, last, visitor);
  }

  /** Slots that its pages are in while they have no frame, by a walk. */
  long slots() {
    long[] found = new long[1];
    places.forEach((page, place) -> found[0] += PagePlace.slot(place) < 0 ? 0 : 1);
    return found[0];
  }
}
