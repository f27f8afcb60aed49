package org.faultline.actors.fifo;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Where the pages of a process are: in a frame, or, below -1, in a slot of the pagefile. */
final class FifoProcess {
  final int id;
  final TreeMap<Long, Integer> places = new TreeMap<>();
  final List<Integer> pinned = new ArrayList<>();
  int resident;
  int peakResident;
  long charged;
  long peakCharged;

  FifoProcess(int id) {
    this.id = id;
  }

  /** The frame of a page, or -1. */
  int frame(long page) {
    return Math.max(-1, places.getOrDefault(page, -1));
  }

  /** The slot of a page that is in no frame, or -1. */
  int slot(long page) {
    int place = places.getOrDefault(page, -1);
    return place < -1 ? -2 - place : -1;
  }

  void putInSlot(long page, int slot) {
    places.put(page, -2 - slot);
  }
}
