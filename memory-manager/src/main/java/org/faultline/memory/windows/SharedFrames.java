package org.faultline.memory.windows;

import java.util.Arrays;
import org.faultline.memory.address.Pte;

/**
 * Which working sets hold the frames that processes share. Each such working set has a number of
 * its own for the frame, a share, at or above the number of frames; all that is known of a page in
 * one working set is kept under it, as under the frame itself where a page is not shared.
 */
final class SharedFrames {
  private static final int NONE = -1;
  private static final int FIRST_GROWTH = 64;

  private final WindowsMemory memory;
  private final int frameCount;
  // By share less the number of frames: the frame, the share of it that came before, or the next
  // free one, and the share that came after.
  private int[] frame = new int[0];
  private int[] next = new int[0];
  private int[] previous = new int[0];
  private int free = NONE;
  // By frame: the share that came last, and how many there are; empty before the first share.
  private int[] latest = new int[0];
  private int[] count = new int[0];
  private int shares;
  private int frames;
  private int severalTimes;

  SharedFrames(WindowsMemory memory, int frameCount) {
    this.memory = memory;
    this.frameCount = frameCount;
  }

  /** Whether the number stands for a share, and not for a frame. */
  boolean isShare(int number) {
    return number >= frameCount;
  }

  /** The frame that a number stands for: itself, or what is shared. */
  int frame(int number) {
    return number < frameCount ? number : frame[number - frameCount];
  }

  /** How many working sets hold the frame, which is shared. */
  int count(int ofFrame) {
    return count.length == 0 ? 0 : count[ofFrame];
  }

  /** Shares of all frames. */
  int shares() {
    return shares;
  }

  /** Frames that have a share. */
  int frames() {
    return frames;
  }

  /** Frames that have more than one share. */
  int heldSeveralTimes() {
    return severalTimes;
  }

  /** Whether there can be another share. */
  boolean hasRoom() {
    return free != NONE || frameCount + frame.length < Pte.MAXIMUM_FRAMES;
  }

  /** Another working set holds the frame; gives the share. There is room. */
  int add(int ofFrame, int process, long page) {
    if (free == NONE) {
      grow();
    }
    if (count.length == 0) {
      latest = new int[frameCount];
      count = new int[frameCount];
      Arrays.fill(latest, NONE);
    }
    int index = free;
    free = next[index];
    frame[index] = ofFrame;
    next[index] = latest[ofFrame];
    previous[index] = NONE;
    if (latest[ofFrame] != NONE) {
      previous[latest[ofFrame]] = index;
    }
    latest[ofFrame] = index;
    shares++;
    memory.frames.occupy(frameCount + index, process, page, 0);
    memory.process(process).holdsShareable(1);
    int before = count[ofFrame]++;
    if (before == 0) {
      frames++;
    } else {
      memory.process(process).holdsShared(1);
    }
    if (before == 1) {
      severalTimes++;
      holder(next[index]).holdsShared(1);
    }
    return frameCount + index;
  }

  private WindowsProcess holder(int index) {
    return memory.holder(frameCount + index);
  }

  /** A working set holds the frame no more. */
  void remove(int share) {
    int index = share - frameCount;
    int ofFrame = frame[index];
    if (previous[index] == NONE) {
      latest[ofFrame] = next[index];
    } else {
      next[previous[index]] = next[index];
    }
    if (next[index] != NONE) {
      previous[next[index]] = previous[index];
    }
    shares--;
    holder(index).holdsShareable(-1);
    int left = --count[ofFrame];
    if (left == 0) {
      frames--;
    } else {
      holder(index).holdsShared(-1);
    }
    if (left == 1) {
      severalTimes--;
      holder(latest[ofFrame]).holdsShared(-1);
    }
    memory.frames.vacate(share);
    memory.states.set(share, FrameState.FREE);
    next[index] = free;
    free = index;
  }

  /** Is shown a share. */
  @FunctionalInterface
  interface ShareVisitor {
    void visit(int share);
  }

  /** Visits the shares of a frame, the latest first. */
  void forEachShare(int ofFrame, ShareVisitor visitor) {
    if (count.length > 0) {
      for (int index = latest[ofFrame]; index != NONE; index = next[index]) {
        visitor.visit(frameCount + index);
      }
    }
  }

  private void grow() {
    int before = frame.length;
    int after =
        (int) Math.min(Pte.MAXIMUM_FRAMES - (long) frameCount, Math.max(FIRST_GROWTH, 2L * before));
    frame = Arrays.copyOf(frame, after);
    previous = Arrays.copyOf(previous, after);
    next = Arrays.copyOf(next, after);
    for (int i = before; i < after; i++) {
      next[i] = i + 1 < after ? i + 1 : NONE;
    }
    free = before;
    memory.frames.growTo(frameCount + after);
    memory.states.growTo(frameCount + after);
  }
}
