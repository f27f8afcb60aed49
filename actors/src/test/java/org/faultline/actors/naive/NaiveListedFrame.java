package org.faultline.actors.naive;

/** A frame of the naive machine with page lists. */
final class NaiveListedFrame {
  enum State {
    ZEROED,
    FREE,
    STANDBY,
    MODIFIED,
    TRANSITION,
    ACTIVE,
    SYSTEM
  }

  final int index;
  State state = State.ZEROED;

  /** What it holds; null for nothing that anybody wants. */
  NaivePage page;

  /** Of the standby list that it is on. */
  int priority;

  boolean dirty;
  boolean pinned;
  boolean locked;
  boolean writing;
  boolean reading;
  boolean deleted;
  boolean dropSlot;
  int slot = -1;

  /** Null for zeros. */
  byte[] bytes;

  /** Of a frame that is being read: the read. */
  NaiveRead read;

  // What the Pager knows.
  int age;
  boolean accessed;

  NaiveListedFrame(int index) {
    this.index = index;
  }

  /** Whether it must stay in its working set. */
  boolean held() {
    return pinned || locked || page.isNeeded();
  }

  boolean busy() {
    return writing || reading;
  }

  /** Forgets all but its state. */
  void clear() {
    page = null;
    dirty = false;
    pinned = false;
    locked = false;
    writing = false;
    reading = false;
    deleted = false;
    dropSlot = false;
    slot = -1;
    bytes = null;
    read = null;
  }
}
