package org.faultline.actors.naive;

import java.util.ArrayList;
import java.util.List;

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

  /** The pages of processes whose entries are valid with it: {@link #page}, or those of views. */
  final List<NaivePage> holders = new ArrayList<>();

  /** The memory priority of the process that had it last. */
  int userPriority;

  /** Of the standby list that it is on. */
  int priority;

  boolean dirty;
  boolean writing;
  boolean reading;
  boolean deleted;
  boolean dropSlot;
  int slot = -1;

  /** Null for zeros. */
  byte[] bytes;

  /** Of a frame that is being read: the read. */
  NaiveRead read;

  NaiveListedFrame(int index) {
    this.index = index;
  }

  boolean busy() {
    return writing || reading;
  }

  /** Forgets all but its state. */
  void clear() {
    page = null;
    holders.clear();
    dirty = false;
    writing = false;
    reading = false;
    deleted = false;
    dropSlot = false;
    slot = -1;
    bytes = null;
    read = null;
  }
}
