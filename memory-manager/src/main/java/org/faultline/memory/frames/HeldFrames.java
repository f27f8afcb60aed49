package org.faultline.memory.frames;

import java.util.Arrays;

/** Remembers which frames hold pages that may be taken: all others are held. */
public abstract class HeldFrames implements ResidencyListener {
  private boolean[] held;

  /** So many frames, none of which holds a page. */
  protected HeldFrames(int frames) {
    held = new boolean[frames];
    Arrays.fill(held, true);
  }

  @Override
  public void loaded(int frame, int process, long page) {
    if (frame >= held.length) {
      held = Arrays.copyOf(held, growTo(frame));
    }
    held[frame] = true;
  }

  @Override
  public final void held(int frame) {
    held[frame] = true;
  }

  @Override
  public final void released(int frame) {
    held[frame] = false;
  }

  @Override
  public void removed(int frame) {
    held[frame] = true;
  }

  /** The length that arrays of frames are to have where they are too short for this one. */
  public static int growTo(int frame) {
    return Math.max(frame + 1, (int) Math.min(Integer.MAX_VALUE, frame + (frame >> 1) + 16L));
  }

  /** Whether the page in {@code frame} cannot be taken. */
  public final boolean isHeld(int frame) {
    return held[frame];
  }
}
