package org.faultline.actors.naive;

/** A frame of the naive machine and what it holds. */
final class NaiveFrame {
  final int index;
  NaiveProcess owner;
  long page;
  boolean table;
  boolean dirty;
  boolean pinned;
  boolean locked;
  boolean reading;
  boolean copyInPagefile;
  boolean used;
  byte[] bytes;

  NaiveFrame(int index) {
    this.index = index;
  }

  boolean held() {
    return owner == null || table || pinned || locked || reading;
  }

  void clear() {
    owner = null;
    table = false;
    dirty = false;
    pinned = false;
    locked = false;
    reading = false;
    copyInPagefile = false;
    used = false;
    bytes = null;
  }
}
