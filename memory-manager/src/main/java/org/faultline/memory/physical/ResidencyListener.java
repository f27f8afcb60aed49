package org.faultline.memory.physical;

/** Told which frames hold pages that may be taken: what a replacement policy works on. */
public interface ResidencyListener {
  /** A page was placed in a frame; it cannot be taken before {@link #released}. */
  void loaded(int frame, int process, long page);

  /** The frame's page cannot be taken. */
  void held(int frame);

  /** The frame's page may be taken again. */
  void released(int frame);

  /** The frame's page was referenced. */
  void touched(int frame);

  /** The frame holds no page any more. */
  void removed(int frame);
}
