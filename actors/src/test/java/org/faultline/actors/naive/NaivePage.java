package org.faultline.actors.naive;

/** A page of a process or, from level 1 on, one of its page tables: where it is. */
final class NaivePage {
  enum Where {
    NOWHERE,
    ZERO,
    FRAME,
    SLOT
  }

  final NaiveProcess owner;
  final int level;
  final long number;
  final NaivePage table;
  Where where = Where.NOWHERE;
  NaiveListedFrame frame;
  int slot = -1;

  /** Of a table: its children that are in a frame. */
  int shares;

  /** Of a table: its children that are not nowhere. */
  int used;

  /** A page below {@code table}, which is null of a root and where tables are free. */
  NaivePage(NaiveProcess owner, int level, long number, NaivePage table) {
    this.owner = owner;
    this.level = level;
    this.number = number;
    this.table = table;
  }

  /** As events name it. */
  long key() {
    return key(level, number);
  }

  static long key(int level, long number) {
    return (long) level << 33 | number;
  }

  boolean isTable() {
    return level > 0;
  }

  boolean isActive() {
    return where == Where.FRAME && frame.state == NaiveListedFrame.State.ACTIVE;
  }

  /** Whether it is a table that must stay: the root, or one with a child in a frame. */
  boolean isNeeded() {
    return isTable() && (table == null || shares > 0);
  }
}
