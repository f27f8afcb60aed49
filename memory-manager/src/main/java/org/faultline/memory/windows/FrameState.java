package org.faultline.memory.windows;

/** The states of a frame (docs/windows.md W601). Each frame is in exactly one. */
public enum FrameState {
  /** Free and all zero. */
  ZEROED,
  /** Free; it must be zeroed before a program sees it, unless a read fills it. */
  FREE,
  /** Clean and in no working set; its page's entry still points to it. */
  STANDBY,
  /** As standby, but dirty: it must be written before it can be taken. */
  MODIFIED,
  /** On no list, since it is being read or written. */
  TRANSITION,
  /** In a working set. */
  ACTIVE,
  /** Taken by the system: the request of a write under way. */
  SYSTEM
}
