package org.faultline.memory.frames;

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

  /**
   * The frame's page was referenced: {@code uses} times, last at {@code lastUseReferences} and next
   * at {@code nextUseReferences}. That it was referenced is all that counts where this is not
   * overridden.
   */
  default void touched(int frame, long uses, long lastUseReferences, long nextUseReferences) {
    touched(frame);
  }

  /** The frame's page was written for the first time since it was loaded. */
  default void dirtied(int frame) {}

  /**
   * A page that is in no frame was referenced at {@code nowReferences}, and next at {@code
   * nextUseReferences}.
   */
  default void faulted(int process, long page, long nowReferences, long nextUseReferences) {}

  /** The frame holds no page any more. */
  void removed(int frame);
}
