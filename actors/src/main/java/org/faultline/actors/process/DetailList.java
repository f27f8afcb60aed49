package org.faultline.actors.process;

import java.util.Arrays;
import org.faultline.memory.server.RunReport;

/** A growing list of three numbers for each touched frame. Bounded by the touches of a report. */
final class DetailList {
  private static final int WIDTH = 3;

  private long[] words = new long[4 * WIDTH];
  private int size;

  void add(long uses, long lastUse, long nextUse) {
    if (size + WIDTH > words.length) {
      words = Arrays.copyOf(words, words.length + words.length / 2);
    }
    words[size++] = uses;
    words[size++] = lastUse;
    words[size++] = nextUse;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** How often the frame at {@code index} was used. */
  long uses(int index) {
    return words[WIDTH * index];
  }

  /** When it was used last, in references. */
  long lastUse(int index) {
    return words[WIDTH * index + 1];
  }

  /** When it is used next, in references. */
  long nextUse(int index) {
    return words[WIDTH * index + 2];
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
