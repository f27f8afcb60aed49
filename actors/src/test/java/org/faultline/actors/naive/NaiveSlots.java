package org.faultline.actors.naive;

import java.util.ArrayList;
import java.util.List;

/** The slots of the pagefile, and the bytes in them. */
final class NaiveSlots {
  private final List<Boolean> used = new ArrayList<>();
  private final List<byte[]> bytes = new ArrayList<>();
  private int hint;

  /** Neighbouring slots. */
  record Run(int first, int length) {}

  NaiveSlots(long count) {
    growTo(count);
  }

  int count() {
    return used.size();
  }

  long usedCount() {
    return used.stream().filter(u -> u).count();
  }

  void growTo(long count) {
    while (used.size() < count) {
      used.add(false);
      bytes.add(null);
    }
  }

  boolean isFull() {
    return !used.contains(false);
  }

  /** Takes free neighbours, {@code wanted} or as many as there are together; null for none. */
  Run take(int wanted) {
    Run run = find(hint, wanted);
    run = run == null ? find(0, wanted) : run;
    for (int length = wanted - 1; run == null && length > 0; length--) {
      run = find(0, length);
    }
    if (run == null) {
      return null;
    }
    for (int i = 0; i < run.length; i++) {
      used.set(run.first + i, true);
    }
    hint = run.first + run.length;
    return run;
  }

  private Run find(int from, int length) {
    for (int first = from; first + length <= used.size(); first++) {
      if (!used.subList(first, first + length).contains(true)) {
        return new Run(first, length);
      }
    }
    return null;
  }

  void free(int slot) {
    if (!used.get(slot)) {
      throw new IllegalStateException("slot " + slot + " is free already");
    }
    used.set(slot, false);
    bytes.set(slot, null);
  }

  void write(int slot, byte[] page) {
    bytes.set(slot, page == null ? null : page.clone());
  }

  byte[] read(int slot) {
    byte[] page = bytes.get(slot);
    return page == null ? null : page.clone();
  }
}
