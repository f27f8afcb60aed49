package org.faultline.memory.textbook;

import org.faultline.memory.frames.FrameDatabase;
import org.faultline.memory.frames.PagePlace;
import org.faultline.memory.pagefile.Pagefile;

/** What becomes of pages whose contents are of no interest any more: MEM_RESET, decommit, exit. */
final class TextbookDisposal {
  private final TextbookMemory memory;
  private final FrameDatabase frames;
  private final Pagefile pagefile;

  TextbookDisposal(TextbookMemory memory, FrameDatabase frames, Pagefile pagefile) {
    this.memory = memory;
    this.frames = frames;
    this.pagefile = pagefile;
  }

  /** The contents of these pages are of no interest: they count as clean, and their slots go. */
  void reset(TextbookProcess process, long first, long last) {
    process.forEachPlace(
        first,
        last,
        (page, place) -> {
          int frame = PagePlace.frame(place);
          if (frame < 0) {
            forget(process, page, place);
          } else {
            frames.clear(frame, FrameDatabase.DIRTY);
            frames.freeSlot(frame);
          }
        });
  }

  /** Forgets the pages from {@code first} to {@code last} with their frames and slots. */
  void discard(TextbookProcess process, long first, long last) {
    process.forEachPlace(
        first,
        last,
        (page, place) -> {
          int frame = PagePlace.frame(place);
          if (frame < 0) {
            forget(process, page, place);
            return;
          }
          if (frames.is(frame, FrameDatabase.LOCKED)) {
            process.locked(-1);
          }
          frames.freeSlot(frame);
          process.discardFrame(page);
          memory.vacate(process, page, frame);
        });
  }

  /** The page, which is in no frame, is nowhere any more. */
  private void forget(TextbookProcess process, long page, long place) {
    int slot = PagePlace.slot(place);
    if (slot >= 0) {
      pagefile.free(slot);
    }
    process.place(page, PagePlace.NOWHERE);
  }
}
