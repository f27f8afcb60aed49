package org.faultline.memory.textbook;

import org.faultline.memory.frames.FrameDatabase;
import org.faultline.memory.pagefile.Pagefile;

/**
 * Finds slots for dirty pages that leave memory: free ones or, where there are none, those of clean
 * pages in frames, which give up their copy and will be written again.
 */
final class SlotSupply {
  private final FrameDatabase frames;
  private final Pagefile pagefile;
  private int next;

  SlotSupply(FrameDatabase frames, Pagefile pagefile) {
    this.frames = frames;
    this.pagefile = pagefile;
  }

  /** Whether there is a slot to take. */
  boolean hasAny() {
    return pagefile.usedSlots() < pagefile.sizePages() || frameWithCopy() >= 0;
  }

  /** Takes a slot; there is one. */
  int take() {
    int slot = pagefile.allocate();
    if (slot != Pagefile.NO_SLOT) {
      return slot;
    }
    int frame = frameWithCopy();
    slot = frames.slot(frame);
    frames.slot(frame, Pagefile.NO_SLOT);
    frames.set(frame, FrameDatabase.DIRTY);
    next = frame + 1;
    pagefile.store().discard(slot);
    return slot;
  }

  private int frameWithCopy() {
    for (int i = 0; i < frames.frames(); i++) {
      int frame = (next + i) % frames.frames();
      if (frames.slot(frame) != Pagefile.NO_SLOT) {
        next = frame;
        return frame;
      }
    }
    return -1;
  }
}
