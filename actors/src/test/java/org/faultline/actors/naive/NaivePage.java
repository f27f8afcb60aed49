package org.faultline.actors.naive;

/**
 * A page of a process or, from level 1 on, one of its page tables: where it is. A page of a section
 * has no process; what a view shows of it is a page of the process that {@link #shows} it.
 */
final class NaivePage {
  /** The numbers of the pages of a section begin here in events. */
  private static final int SECTION_SHIFT = 36;

  enum Where {
    NOWHERE,
    ZERO,
    FRAME,
    SLOT,
    /** Of a section's page: in its file. Of a page of a view: where the section says. */
    ELSEWHERE
  }

  final NaiveProcess owner;
  final NaiveSegment segment;
  final int level;
  final long number;
  final NaivePage table;
  Where where = Where.NOWHERE;
  NaiveListedFrame frame;
  int slot = -1;

  /** Of a page of a view that was not copied: the section's page; else null. */
  NaivePage shows;

  // In the working set of its process.
  boolean pinned;
  boolean locked;
  int age;
  boolean accessed;

  /** Of a table: its children that are in a frame. */
  int shares;

  /** Of a table: its children that are not nowhere. */
  int used;

  /** A page below {@code table}, which is null of a root and where tables are free. */
  NaivePage(NaiveProcess owner, int level, long number, NaivePage table) {
    this.owner = owner;
    this.segment = null;
    this.level = level;
    this.number = number;
    this.table = table;
  }

  /** A page of a section. */
  NaivePage(NaiveSegment segment, long number) {
    this.owner = null;
    this.segment = segment;
    this.level = 0;
    this.number = number;
    this.table = null;
  }

  /** As events name it. */
  long key() {
    return segment == null ? key(level, number) : (long) segment.id << SECTION_SHIFT | number;
  }

  static long key(int level, long number) {
    return (long) level << 33 | number;
  }

  /** The process that events name. */
  int process() {
    return owner == null ? 0 : owner.id;
  }

  boolean isTable() {
    return level > 0;
  }

  /** Whether it is in the working set of its process. */
  boolean isActive() {
    return where == Where.FRAME && frame.holders.contains(this);
  }

  /** Whether it is a table that must stay: the root, or one with a child in a frame. */
  boolean isNeeded() {
    return isTable() && (table == null || shares > 0);
  }

  /** Whether it must stay in its working set. */
  boolean held() {
    return pinned || locked || isNeeded();
  }

  boolean isOfFile() {
    return segment != null && segment.file != null;
  }

  /** Whether both belong to the same process, or to the same section. */
  boolean isBeside(NaivePage other) {
    return owner == other.owner && segment == other.segment;
  }
}
