package org.faultline.memory.frames;

import java.util.Arrays;

/** The frames of pages that were brought in for a process and stay until it has run. */
public final class PinnedFrames {
  private int[] frames = new int[1];
  private int size;

  /** How many there are. */
  public int size() {
    return size;
  }

  /** The frame at {@code index}, from 0 in order of their coming. */
  public int get(int index) {
    return frames[index];
  }

  /** One more. */
  public void add(int frame) {
    if (size == frames.length) {
      frames = Arrays.copyOf(frames, 2 * size);
    }
    frames[size++] = frame;
  }

  /** Puts another frame in the place of the one at {@code index}. */
  public void set(int index, int frame) {
    frames[index] = frame;
  }

  /** Only the first {@code count} remain. */
  public void keepFirst(int count) {
    size = count;
  }
}
