package org.faultline.actors.process;

import java.util.Arrays;
import org.faultline.memory.server.RunReport;

/** A growing list of frames that is handed over whole. Bounded by the frames of the machine. */
final class FrameList {
  private int[] frames = new int[4];
  private int size;

  void add(int frame) {
    if (size == frames.length) {
      frames = Arrays.copyOf(frames, 2 * size);
    }
    frames[size++] = frame;
  }

  int size() {
    return size;
  }

  int get(int index) {
    return frames[index];
  }

  void clear() {
    size = 0;
  }

  int[] take() {
    if (size == 0) {
      return RunReport.NO_FRAMES;
    }
    int[] taken = Arrays.copyOf(frames, size);
    size = 0;
    return taken;
  }
}
