package org.faultline.memory.windows;

import java.util.Arrays;

/** The state of each frame: {@link FrameState#ZEROED} to begin with. */
final class FrameStates {
  private static final FrameState[] STATES = FrameState.values();

  private byte[] state;

  FrameStates(int frames) {
    state = new byte[frames];
  }

  /** There are so many numbers from now on. */
  void growTo(int numbers) {
    state = Arrays.copyOf(state, numbers);
  }

  FrameState of(int frame) {
    return STATES[state[frame]];
  }

  boolean in(int frame, FrameState wanted) {
    return state[frame] == wanted.ordinal();
  }

  void set(int frame, FrameState to) {
    state[frame] = (byte) to.ordinal();
  }
}
