package org.faultline.actors.naive;

import org.faultline.actors.naive.NaiveListedFrame.State;
import org.faultline.actors.naive.NaivePage.Where;
import org.faultline.memory.event.EventKind;
import org.faultline.workload.config.WorkloadConfig;

/** What can happen to a frame and the page in it. */
final class NaivePhysicalMemory {
  final NaiveFrameLists lists;
  final NaivePages pages;
  final NaiveSlots slots;
  final NaiveWorkingSets sets;
  private final NaiveMessage message;
  private final int reserve;

  NaivePhysicalMemory(WorkloadConfig config, NaiveSlots slots, NaiveMessage message) {
    this.message = message;
    this.slots = slots;
    reserve = config.paging().settings().available().reservePages();
    lists = new NaiveFrameLists(config.machine().frames(), message);
    pages =
        new NaivePages(
            config.machine().layout(), config.paging().pageTables(), message, this::discard);
    sets = new NaiveWorkingSets(config.paging().settings());
  }

  /** A frame for a page, on no list; null where only the reserve is left. */
  NaiveListedFrame take(boolean zero) {
    if (lists.available() <= reserve) {
      message.takeFailed = true;
      return null;
    }
    return takeAny(zero);
  }

  /** A frame, on no list; null where nothing is available. */
  NaiveListedFrame takeAny(boolean zero) {
    NaiveListedFrame frame = lists.first(zero);
    if (frame != null) {
      lists.remove(frame);
      if (frame.state == State.STANDBY) {
        repurpose(frame);
      }
    }
    return frame;
  }

  private void repurpose(NaiveListedFrame frame) {
    message.note(EventKind.REPURPOSED, frame.page, frame.priority);
    if (frame.slot >= 0) {
      pages.toSlot(frame.page, frame.slot);
    } else {
      pages.toZero(frame.page);
    }
    frame.clear();
  }

  /** The frame, on no list, joins the working set of its page's owner. */
  void activate(NaiveListedFrame frame, boolean written) {
    NaivePage page = frame.page;
    frame.state = State.ACTIVE;
    frame.pinned = true;
    sets.loaded(frame);
    if (page.isTable() || written) {
      dirtied(frame);
    }
    if (!page.isTable()) {
      message.note(EventKind.PAGE_LOADED, page, 0);
      page.owner.space.map(page.number, frame.index, false);
      message.fresh.add(page.owner);
    }
  }

  void dirtied(NaiveListedFrame frame) {
    frame.dirty = true;
    dropCopy(frame);
  }

  private void dropCopy(NaiveListedFrame frame) {
    if (frame.slot >= 0 && frame.busy()) {
      frame.dropSlot = true;
    } else {
      freeSlot(frame);
    }
  }

  /** The frame's page has no copy in the pagefile any more. */
  void freeSlot(NaiveListedFrame frame) {
    if (frame.slot >= 0) {
      slots.free(frame.slot);
    }
    frame.slot = -1;
    frame.dropSlot = false;
  }

  boolean canTrim(NaivePage page) {
    return page.isActive() && !page.frame.held();
  }

  void trim(NaiveListedFrame frame) {
    NaivePage page = frame.page;
    if (!canTrim(page)) {
      throw new IllegalStateException("page " + page.key() + " cannot be trimmed");
    }
    sets.removed(frame);
    message.note(EventKind.TRIMMED, page, frame.dirty ? 1 : 0);
    if (!page.isTable()) {
      page.owner.space.unmap(page.number);
    }
    frame.state = State.TRANSITION;
    if (!frame.writing) {
      lists.park(frame);
    }
  }

  /** Nobody wants the page any more, nor its copy. */
  void discard(NaivePage page) {
    if (page.where == Where.NOWHERE) {
      return;
    }
    if (page.where == Where.SLOT) {
      slots.free(page.slot);
    } else if (page.where == Where.FRAME) {
      vacate(page.frame);
    }
    pages.toNowhere(page);
  }

  private void vacate(NaiveListedFrame frame) {
    if (frame.state == State.ACTIVE) {
      sets.removed(frame);
    }
    lists.remove(frame);
    if (frame.busy()) {
      frame.state = State.TRANSITION;
      frame.deleted = true;
      frame.dropSlot = true;
      frame.locked = false;
      frame.pinned = false;
      frame.page = null;
    } else {
      freeSlot(frame);
      lists.free(frame);
    }
  }

  /** MEM_RESET: the page's contents are of no interest. */
  void reset(NaivePage page) {
    if (page.where == Where.SLOT) {
      slots.free(page.slot);
      pages.toZero(page);
    } else if (page.where == Where.FRAME) {
      NaiveListedFrame frame = page.frame;
      frame.dirty = false;
      dropCopy(frame);
      if (frame.state == State.MODIFIED) {
        lists.remove(frame);
        lists.park(frame);
      }
    }
  }

  /** MEM_RESET_UNDO: they are of interest again. */
  void undoReset(NaivePage page) {
    NaiveListedFrame frame = page.frame;
    if (page.where == Where.FRAME && !frame.dirty && (frame.slot < 0 || frame.dropSlot)) {
      frame.dirty = true;
      if (frame.state == State.STANDBY) {
        lists.remove(frame);
        lists.park(frame);
      }
    }
  }

  void unlock(NaiveListedFrame frame) {
    if (frame.locked) {
      frame.locked = false;
      message.released |= !frame.held();
    }
  }

  /** Tables that came in for the process may go, and those that say nothing do. */
  void startOver(NaiveProcess process) {
    for (NaivePage page : pages.of(process)) {
      if (page.isTable() && page.isActive()) {
        unpin(page.frame);
      }
    }
    for (NaivePage page : pages.of(process)) {
      if (page.isTable() && page.used == 0) {
        discard(page);
      }
    }
  }

  /** What came in for the process may go. */
  void unpin(NaiveProcess process) {
    for (NaiveListedFrame frame : lists.frames) {
      if (frame.pinned && frame.page.owner == process) {
        unpin(frame);
      }
    }
  }

  private void unpin(NaiveListedFrame frame) {
    message.released |= frame.pinned && !frame.locked && !frame.page.isNeeded();
    frame.pinned = false;
  }
}
