package org.faultline.memory.textbook;

import org.faultline.memory.frames.FrameDatabase;
import org.faultline.memory.frames.PinnedFrames;
import org.faultline.memory.frames.ResidencyListener;

/** What keeps pages in their frames: pins, locks and reads; and what is told of it. */
final class FrameHolds {
  /** Any of these keeps the page in its frame. */
  private static final int HELD =
      FrameDatabase.PINNED | FrameDatabase.LOCKED | FrameDatabase.READING | FrameDatabase.TABLE;

  private final FrameDatabase frames;
  private final ResidencyListener residency;

  FrameHolds(FrameDatabase frames, ResidencyListener residency) {
    this.frames = frames;
    this.residency = residency;
  }

  boolean isHeld(int frame) {
    return frames.is(frame, HELD);
  }

  /** Keeps the page in its frame. */
  void hold(int frame, int flag) {
    boolean heldBefore = isHeld(frame);
    frames.set(frame, flag);
    if (!heldBefore) {
      residency.held(frame);
    }
  }

  /** What kept the page in its frame does so no more. */
  void letGo(int frame, int flag) {
    frames.clear(frame, flag);
    if (!isHeld(frame)) {
      residency.released(frame);
    }
  }

  /** Keeps {@code page} in its frame until {@link #unpin}, if it is in one. */
  void pin(TextbookProcess process, long page) {
    int frame = process.frameOf(page);
    if (frame >= 0 && !frames.is(frame, FrameDatabase.PINNED)) {
      hold(frame, FrameDatabase.PINNED);
      process.pinned().add(frame);
    }
  }

  /** Nothing that was brought in for the process must stay any longer. */
  void unpin(TextbookProcess process) {
    PinnedFrames pinned = process.pinned();
    for (int i = 0; i < pinned.size(); i++) {
      int frame = pinned.get(i);
      if (frames.owner(frame) == process.process() && frames.is(frame, FrameDatabase.PINNED)) {
        letGo(frame, FrameDatabase.PINNED);
      }
    }
    pinned.keepFirst(0);
  }

  /** Locks the page in {@code frame}; once is enough. */
  void lock(TextbookProcess process, int frame) {
    if (!frames.is(frame, FrameDatabase.LOCKED)) {
      hold(frame, FrameDatabase.LOCKED);
      process.locked(1);
    }
  }

  /** Unlocks the pages from {@code first} to {@code last}, locked or not. */
  void unlock(TextbookProcess process, long first, long last) {
    process.forEachFrame(
        first,
        last,
        (page, frame) -> {
          if (frames.is(frame, FrameDatabase.LOCKED)) {
            process.locked(-1);
            letGo(frame, FrameDatabase.LOCKED);
          }
        });
  }
}
