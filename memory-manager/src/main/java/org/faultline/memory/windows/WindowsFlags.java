package org.faultline.memory.windows;

import org.faultline.memory.frames.FrameDatabase;

/** What is known of the page in a frame besides the flags of every {@link FrameDatabase}. */
final class WindowsFlags {
  /** The page is being written to its slot. */
  static final int WRITING = FrameDatabase.FIRST_OF_KIND;

  /** The owner gave the page up during its read or write: the frame is freed when that ends. */
  static final int DELETED = FrameDatabase.FIRST_OF_KIND << 1;

  /** The slot is freed when the read or write ends. */
  static final int DROP_SLOT = FrameDatabase.FIRST_OF_KIND << 2;

  /** The page table maps pages or tables that are in frames, or is the root. */
  static final int IN_USE = FrameDatabase.FIRST_OF_KIND << 3;

  /** Any of these keeps a page in its working set. */
  static final int HELD = FrameDatabase.PINNED | FrameDatabase.LOCKED | IN_USE;

  /** Any of these means that a device has the page. */
  static final int IN_FLIGHT = WRITING | FrameDatabase.READING;

  private WindowsFlags() {}
}
