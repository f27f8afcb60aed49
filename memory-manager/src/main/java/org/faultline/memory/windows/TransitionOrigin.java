package org.faultline.memory.windows;

/** Where a transition fault found its page; events tell it by {@link #code}. */
public enum TransitionOrigin {
  /** On a standby list. */
  STANDBY,
  /** On the modified list. */
  MODIFIED,
  /** Being written to its slot. */
  WRITE;

  /** 0, 1 or 2, in the order above. */
  public int code() {
    return ordinal();
  }
}
