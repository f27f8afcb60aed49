package org.faultline.memory.windows;

/** Where a transition fault found its page; events tell it by {@link #code}. */
public enum TransitionOrigin {
  /** On a standby list. */
  STANDBY,
  /** On the modified list. */
  MODIFIED,
  /** Being written to its slot or file. */
  WRITE,
  /** In the working set of another process, or elsewhere in that of its own. */
  SHARED;

  /** Where the page in this frame, which a fault takes back, is. */
  static TransitionOrigin of(WindowsMemory memory, int frame) {
    return switch (memory.states.of(frame)) {
      case ACTIVE -> SHARED;
      case MODIFIED -> MODIFIED;
      case STANDBY -> STANDBY;
      default -> WRITE;
    };
  }

  /** 0, 1, 2 or 3, in the order above. */
  public int code() {
    return ordinal();
  }
}
