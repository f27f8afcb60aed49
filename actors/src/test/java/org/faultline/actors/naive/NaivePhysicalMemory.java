package org.faultline.actors.naive;

import java.util.ArrayList;
import java.util.List;
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

  /** Of all sections and files that ever had one. */
  final List<NaiveSegment> segments = new ArrayList<>();

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
    if (frame.page.isOfFile()) {
      pages.toElsewhere(frame.page);
    } else if (frame.slot >= 0) {
      pages.toSlot(frame.page, frame.slot);
    } else {
      pages.toZero(frame.page);
    }
    frame.clear();
  }

  /** The frame, on no list, holds the page or what it shows: that joins its working set. */
  void activate(NaivePage page, NaiveListedFrame frame, boolean written) {
    if (page.shows != null) {
      pages.show(page, frame);
    }
    frame.state = State.ACTIVE;
    frame.holders.add(page);
    frame.userPriority = page.owner.group.memoryPriority();
    page.pinned = true;
    sets.loaded(page);
    if (page.isTable() || written) {
      dirtied(frame);
    }
    if (!page.isTable()) {
      message.note(EventKind.PAGE_LOADED, page, 0);
      page.owner.space.map(page.number, frame.index, false);
      message.fresh.add(page.owner);
    }
  }

  /** The page of a view becomes a copy of what it shows, in a frame that is on no list. */
  void copy(NaivePage page, NaiveListedFrame frame) {
    NaiveListedFrame shared = page.frame;
    frame.bytes = shared.bytes == null ? null : shared.bytes.clone();
    boolean locked = page.locked;
    letGo(page);
    page.shows = null;
    pages.toFrame(page, frame);
    frame.dirty = true;
    frame.state = State.ACTIVE;
    frame.holders.add(page);
    frame.userPriority = page.owner.group.memoryPriority();
    page.pinned = true;
    page.locked = locked;
    sets.loaded(page);
    message.note(EventKind.PAGE_LOADED, page, 0);
    page.owner.space.mapCopy(page.number, frame.index, locked);
    message.fresh.add(page.owner);
  }

  /** The page leaves its working set, and its frame if no other holds that. */
  private void letGo(NaivePage page) {
    NaiveListedFrame frame = page.frame;
    sets.removed(page);
    page.pinned = false;
    page.locked = false;
    frame.holders.remove(page);
    if (frame.holders.isEmpty()) {
      frame.state = State.TRANSITION;
      if (!frame.writing) {
        lists.park(frame);
      }
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
    return page.isActive() && !page.held();
  }

  void trim(NaivePage page) {
    if (!canTrim(page)) {
      throw new IllegalStateException("page " + page.key() + " cannot be trimmed");
    }
    message.note(EventKind.TRIMMED, page, page.frame.dirty ? 1 : 0);
    if (!page.isTable()) {
      page.owner.space.unmap(page.number);
    }
    letGo(page);
    if (page.shows != null) {
      pages.toElsewhere(page);
    }
  }

  /** Nobody wants the page any more, nor its copy. */
  void discard(NaivePage page) {
    if (page.where == Where.NOWHERE) {
      return;
    }
    if (page.where == Where.SLOT) {
      slots.free(page.slot);
    } else if (page.where == Where.FRAME && page.shows != null) {
      letGo(page);
    } else if (page.where == Where.FRAME) {
      vacate(page.frame);
    }
    pages.toNowhere(page);
  }

  private void vacate(NaiveListedFrame frame) {
    for (NaivePage holder : frame.holders) {
      sets.removed(holder);
      holder.locked = false;
      holder.pinned = false;
    }
    frame.holders.clear();
    lists.remove(frame);
    if (frame.busy()) {
      frame.state = State.TRANSITION;
      frame.deleted = true;
      frame.dropSlot = true;
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

  void unlock(NaivePage page) {
    if (page.locked) {
      page.locked = false;
      message.released |= !page.held();
    }
  }

  /** Tables that came in for the process may go, and those that say nothing do. */
  void startOver(NaiveProcess process) {
    for (NaivePage page : pages.of(process)) {
      if (page.isTable() && page.isActive()) {
        unpin(page);
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
    sets.pages(process).forEach(this::unpin);
  }

  private void unpin(NaivePage page) {
    message.released |= page.pinned && !page.locked && !page.isNeeded();
    page.pinned = false;
  }
}
