package org.faultline.memory.windows;

import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.frames.FrameDatabase;
import org.faultline.memory.frames.PagePlace;
import org.faultline.memory.pagefile.Pagefile;

/** What becomes of pages whose contents are of no interest any more: MEM_RESET, decommit, exit. */
final class PageDisposal {
  private final WindowsMemory memory;

  PageDisposal(WindowsMemory memory) {
    this.memory = memory;
  }

  /** The contents of these pages are of no interest: they count as clean, and their slots go. */
  void reset(WindowsProcess process, long first, long last) {
    process.forEachPlace(first, last, (page, place) -> resetPage(process, page, place));
  }

  private void resetPage(WindowsProcess process, long page, long place) {
    if (PagePlace.what(place) == PagePlace.SLOT) {
      memory.pagefile.free(PagePlace.number(place));
      process.place(page, PagePlace.ZERO);
    } else if (PagePlace.what(place) == PagePlace.FRAME) {
      int frame = PagePlace.number(place);
      if (memory.shared.frames.isShare(frame)) {
        return;
      }
      memory.frames.clear(frame, FrameDatabase.DIRTY);
      if (memory.frames.is(frame, WindowsFlags.IN_FLIGHT)) {
        memory.frames.set(frame, WindowsFlags.DROP_SLOT);
      } else {
        memory.frames.freeSlot(frame);
        relist(process, frame, FrameState.MODIFIED);
      }
    }
  }

  /** The contents of these pages are of interest again, as far as they are still there. */
  void undoReset(WindowsProcess process, long first, long last) {
    process.forEachFrame(
        first,
        last,
        (page, frame) -> {
          if (!memory.shared.frames.isShare(frame)
              && !memory.frames.is(frame, FrameDatabase.DIRTY)
              && (memory.frames.slot(frame) == Pagefile.NO_SLOT
                  || memory.frames.is(frame, WindowsFlags.DROP_SLOT))) {
            memory.frames.set(frame, FrameDatabase.DIRTY);
            relist(process, frame, FrameState.STANDBY);
          }
        });
  }

  /** Moves a frame that is on the list of {@code from} to where it belongs now. */
  private void relist(WindowsProcess process, int frame, FrameState from) {
    if (memory.states.in(frame, from)) {
      memory.lists.remove(frame, FrameState.TRANSITION);
      memory.supply.toList(process, frame);
    }
  }

  /** Forgets the pages from {@code first} to {@code last} with their frames and slots. */
  void discard(WindowsProcess process, long first, long last) {
    process.forEachPlace(first, last, (page, place) -> discardPage(process, page, place));
  }

  private void discardPage(WindowsProcess process, long page, long place) {
    int what = PagePlace.what(place);
    process.place(page, PagePlace.NOWHERE);
    if (what == PagePlace.SLOT) {
      memory.pagefile.free(PagePlace.number(place));
    } else if (what == PagePlace.FRAME) {
      int frame = PagePlace.number(place);
      if (memory.frames.is(frame, FrameDatabase.LOCKED)) {
        memory.members.changeLocked(process, -1);
      }
      giveUp(process, frame);
      memory.tables().share(process, page, false, -1);
    }
    memory.tables().use(process, page, false, -1);
  }

  /** The page in {@code frame} is gone; the frame is free at once, or when its transfer ends. */
  void giveUp(WindowsProcess process, int frame) {
    boolean active = memory.states.in(frame, FrameState.ACTIVE);
    if (active) {
      memory.members.remove(process, frame);
    }
    giveUp(frame, active);
  }

  private void giveUp(int frame, boolean active) {
    if (memory.frames.is(frame, WindowsFlags.IN_FLIGHT)) {
      memory.states.set(frame, FrameState.TRANSITION);
      boolean reading = memory.frames.is(frame, FrameDatabase.READING);
      memory.frames.set(frame, WindowsFlags.DELETED | (reading ? WindowsFlags.DROP_SLOT : 0));
      memory.beingWritten(active ? 1 : 0);
      return;
    }
    memory.frames.freeSlot(frame);
    if (!active) {
      memory.lists.remove(frame, FrameState.TRANSITION);
    }
    memory.supply.free(frame);
  }

  /** Forgets the pages of a segment from {@code first} on, which are in no working set. */
  void discard(Segment segment, long first) {
    segment.forEachPlace(
        first,
        Long.MAX_VALUE >>> AddressLayout.PAGE_SHIFT,
        (page, place) -> {
          segment.place(page, PagePlace.NOWHERE);
          if (PagePlace.what(place) == PagePlace.SLOT) {
            memory.pagefile.free(PagePlace.number(place));
          } else if (PagePlace.what(place) == PagePlace.FRAME) {
            giveUp(PagePlace.number(place), false);
          }
        });
  }
}
