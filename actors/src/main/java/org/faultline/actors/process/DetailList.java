package org.faultline.actors.process;

import java.util.Arrays;
import org.faultline.memory.server.RunReport;

/** A growing list of three numbers for each touched frame. Bounded by the touches of a report. */
final class DetailList {
  private long[] words = new long[12];
  private int size;

  void add(long uses, long lastUse, long nextUse) {
    if (size + 3 > words.length) {
      words = Arrays.copyOf(words, words.length + words.length / 2);
    }
    words[size++] = uses;
    words[size++] = lastUse;
    words[size++] = nextUse;
  }

  boolean isEmpty() {
    return size == 0;
  }

  long get(int index) {
    return words[index];
  }

  void clear() {
    size = 0;
  }

  long[] take() {
    if (size == 0) {
      return RunReport.NO_DETAILS;
    }
    long[] taken = Arrays.copyOf(words, size);
    size = 0;
    return taken;
  }
}
