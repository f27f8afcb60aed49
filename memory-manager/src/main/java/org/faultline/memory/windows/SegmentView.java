package org.faultline.memory.windows;

import java.util.BitSet;
import org.faultline.memory.object.SectionObject;

/**
 * A section in the address space of a process: which of its pages show which pages of the section,
 * and which of them have become copies of the process's own.
 */
final class SegmentView {
  private final SectionObject section;
  private final Segment segment;
  private final long firstPage;
  private final long lastPage;
  private final long firstSegmentPage;
  private final BitSet copied = new BitSet();

  /**
   * The pages from {@code firstPage} to {@code lastPage} show the segment from {@code
   * firstSegmentPage} on.
   */
  SegmentView(
      SectionObject section,
      Segment segment,
      long firstPage,
      long lastPage,
      long firstSegmentPage) {
    this.section = section;
    this.segment = segment;
    this.firstPage = firstPage;
    this.lastPage = lastPage;
    this.firstSegmentPage = firstSegmentPage;
  }

  SectionObject section() {
    return section;
  }

  Segment segment() {
    return segment;
  }

  long firstPage() {
    return firstPage;
  }

  long lastPage() {
    return lastPage;
  }

  /** The page of the segment that {@code page} shows. */
  long segmentPage(long page) {
    return page - firstPage + firstSegmentPage;
  }

  /** The page that shows this page of the segment. */
  long page(long segmentPage) {
    return segmentPage - firstSegmentPage + firstPage;
  }

  /** Whether {@code page} is the process's own by now. */
  boolean isCopied(long page) {
    return copied.get((int) (page - firstPage));
  }

  /** {@code page} is the process's own from now on. */
  void copied(long page) {
    copied.set((int) (page - firstPage));
  }

  /** Pages that are the process's own. */
  int copies() {
    return copied.cardinality();
  }
}
