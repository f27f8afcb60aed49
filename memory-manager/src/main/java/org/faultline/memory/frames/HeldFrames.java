package org.faultline.memory.frames;

import java.util.Arrays;

/** Remembers which frames hold pages that may be taken: all others are held. */
public abstract class HeldFrames implements ResidencyListener {
  private final boolean[] held;

  /** So many frames, none of which holds a page. */
  protected HeldFrames(int frames) {
    held = new boolean[frames];
    Arrays.fill(held, true);
  }

  @Override
  public void loaded(int frame, int process, long page) {
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

  /** Whether the page in {@code frame} cannot be taken. */
  public final boolean isHeld(int frame) {
    return held[frame];
  }
}
