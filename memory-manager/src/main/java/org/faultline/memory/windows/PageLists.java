package org.faultline.memory.windows;

import java.util.Arrays;

/**
 * The lists of frames that are in no working set: zeroed, free, standby by priority, and modified
 * (docs/windows.md W601). Each is first in, first out; a page that is taken back leaves from
 * anywhere. All steps take O(1).
 */
final class PageLists {
  /** Standby lists: priorities 0 to 7. */
  static final int PRIORITIES = 8;

  private static final int ZEROED = 0;
  private static final int FREE = 1;
  private static final int MODIFIED = 2;
  private static final int MODIFIED_OF_FILES = 3;
  private static final int STANDBY = 4;
  private static final int END = -1;

  private final FrameStates states;
  private final byte[] priority;
  // The list that each frame is on, or was on last.
  private final byte[] listed;
  private final int[] next;
  private final int[] previous;
  private final int[] heads = new int[STANDBY + PRIORITIES];
  private final int[] tails = new int[STANDBY + PRIORITIES];
  private final int[] sizes = new int[STANDBY + PRIORITIES];
  private int standby;
  private long placedOnStandby;

  /** All frames are on the zeroed list, in ascending order. */
  PageLists(int frames, FrameStates states) {
    this.states = states;
    priority = new byte[frames];
    listed = new byte[frames];
    next = new int[frames];
    previous = new int[frames];
    Arrays.fill(heads, END);
    Arrays.fill(tails, END);
    for (int frame = 0; frame < frames; frame++) {
      append(frame, FrameState.ZEROED);
    }
  }

  /** The standby list that {@code frame} is on, or was on last. */
  int priority(int frame) {
    return priority[frame];
  }

  /** Says to which standby list {@code frame} will go; it is on none. */
  void priority(int frame, int list) {
    priority[frame] = (byte) list;
  }

  /** Puts {@code frame}, which is on no list, at the tail of the list of {@code state}. */
  void append(int frame, FrameState state) {
    append(frame, state, listOf(frame, state));
  }

  /** Puts {@code frame}, which is on no list, at the tail of one of the modified lists. */
  void appendModified(int frame, boolean ofFile) {
    append(frame, FrameState.MODIFIED, ofFile ? MODIFIED_OF_FILES : MODIFIED);
  }

  private void append(int frame, FrameState state, int list) {
    states.set(frame, state);
    listed[frame] = (byte) list;
    next[frame] = END;
    previous[frame] = tails[list];
    if (tails[list] == END) {
      heads[list] = frame;
    } else {
      next[tails[list]] = frame;
    }
    tails[list] = frame;
    sizes[list]++;
    standby += list >= STANDBY ? 1 : 0;
    placedOnStandby += list >= STANDBY ? 1 : 0;
  }

  /** Takes {@code frame} off its list; its state is then {@code after}. */
  void remove(int frame, FrameState after) {
    int list = requireListed(frame);
    int before = previous[frame];
    int behind = next[frame];
    if (before == END) {
      heads[list] = behind;
    } else {
      next[before] = behind;
    }
    if (behind == END) {
      tails[list] = before;
    } else {
      previous[behind] = before;
    }
    sizes[list]--;
    standby -= list >= STANDBY ? 1 : 0;
    states.set(frame, after);
  }

  private int requireListed(int frame) {
    listOf(frame, states.of(frame));
    return listed[frame];
  }

  private int listOf(int frame, FrameState state) {
    return switch (state) {
      case ZEROED -> ZEROED;
      case FREE -> FREE;
      case MODIFIED -> MODIFIED;
      case STANDBY -> STANDBY + priority[frame];
      default -> throw new IllegalStateException("frame " + frame + " is on no list");
    };
  }

  /** The head of the zeroed list, or -1. */
  int firstZeroed() {
    return heads[ZEROED];
  }

  /** The head of the free list, or -1. */
  int firstFree() {
    return heads[FREE];
  }

  /** The head of the modified list, or -1: its page is dirty for longest. */
  int firstModified() {
    return heads[MODIFIED];
  }

  /** The head of the modified list of pages that go to files, or -1. */
  int firstModifiedOfFiles() {
    return heads[MODIFIED_OF_FILES];
  }

  /** The oldest page of the standby list of the lowest priority that has any, or -1. */
  int firstStandby() {
    for (int list = STANDBY; list < heads.length; list++) {
      if (heads[list] != END) {
        return heads[list];
      }
    }
    return END;
  }

  /** The frame behind {@code frame} on its list, or -1. */
  int after(int frame) {
    return next[frame];
  }

  int zeroed() {
    return sizes[ZEROED];
  }

  int free() {
    return sizes[FREE];
  }

  int modified() {
    return sizes[MODIFIED] + sizes[MODIFIED_OF_FILES];
  }

  /** Modified pages that go to the pagefile. */
  int modifiedOfPagefile() {
    return sizes[MODIFIED];
  }

  /** Modified pages that go to files. */
  int modifiedOfFiles() {
    return sizes[MODIFIED_OF_FILES];
  }

  int standby() {
    return standby;
  }

  int standby(int priority) {
    return sizes[STANDBY + priority];
  }

  /** Pages put on a standby list so far, each time counted. */
  long placedOnStandby() {
    return placedOnStandby;
  }

  /** Frames that can be taken at once: zeroed, free and standby. */
  int available() {
    return sizes[ZEROED] + sizes[FREE] + standby;
  }

  /** Counts a list by walking it; for the identities. */
  int walk(FrameState state, int priority) {
    return switch (state) {
      case ZEROED -> walk(ZEROED);
      case FREE -> walk(FREE);
      case MODIFIED -> walk(MODIFIED) + walk(MODIFIED_OF_FILES);
      default -> walk(STANDBY + priority);
    };
  }

  private int walk(int list) {
    int found = 0;
    for (int frame = heads[list]; frame != END && found <= next.length; ) {
      found++;
      frame = next[frame];
    }
    return found;
  }
}
