package org.faultline.memory.windows;

import org.faultline.memory.frames.FrameDatabase;
import org.faultline.memory.frames.PagePlace;
import org.faultline.memory.frames.PinnedFrames;
import org.faultline.memory.frames.ResidencyListener;
import org.faultline.memory.frames.TableDirectory;

/**
 * Which pages are in the working set of their process, and what keeps them there. Tells the keeper
 * of working sets what it cannot know by itself.
 */
final class WorkingSetMembers {
  private final WindowsMemory memory;
  private final ResidencyListener residency;
  private final ResidentAvailable resident;
  private int active;

  WorkingSetMembers(WindowsMemory memory, ResidencyListener residency, ResidentAvailable resident) {
    this.memory = memory;
    this.residency = residency;
    this.resident = resident;
  }

  /** Pages in all working sets. */
  int active() {
    return active;
  }

  /** A page that is read, or found, was in memory before, and left with this stamp; 0 for none. */
  void noteRefault(WindowsProcess process, long id, long stamp) {
    if (stamp != 0) {
      boolean thrashing = memory.evictions.isThrashing(stamp, active);
      memory.events.refaulted(process.process(), id, thrashing);
    }
  }

  /** Nothing that was brought in for the process must stay any longer. */
  void unpin(WindowsProcess process) {
    PinnedFrames pinned = process.pinned();
    for (int i = 0; i < pinned.size(); i++) {
      unpin(process, pinned.get(i));
    }
    pinned.keepFirst(0);
  }

  /** No page table that was brought in for the process must stay; whether one may now leave. */
  boolean unpinTables(WindowsProcess process) {
    PinnedFrames pinned = process.pinned();
    boolean released = false;
    int kept = 0;
    for (int i = 0; i < pinned.size(); i++) {
      int frame = pinned.get(i);
      if (memory.frames.isTable(frame)) {
        released |= unpin(process, frame);
      } else {
        pinned.set(kept++, frame);
      }
    }
    pinned.keepFirst(kept);
    return released;
  }

  private boolean unpin(WindowsProcess process, int frame) {
    return memory.frames.owner(frame) == process.process()
        && memory.states.in(frame, FrameState.ACTIVE)
        && memory.frames.is(frame, FrameDatabase.PINNED)
        && letGo(frame, FrameDatabase.PINNED);
  }

  /** Keeps {@code page} in its working set until {@link #unpin}, if it is in it. */
  void pin(WindowsProcess process, long page) {
    pin(process, memory.activeFrame(process, page));
  }

  /**
   * Keeps the table above {@code page}, which is in its working set, there until {@link #unpin}.
   */
  void pinTable(WindowsProcess process, long page) {
    TableDirectory tables = process.tables();
    if (tables != null) {
      pin(process, PagePlace.number(tables.place(tables.key(page, 1))));
    }
  }

  private void pin(WindowsProcess process, int frame) {
    if (frame >= 0 && !memory.frames.is(frame, FrameDatabase.PINNED)) {
      hold(frame, FrameDatabase.PINNED);
      process.pinned().add(frame);
    }
  }

  /** Whether the page in {@code frame} could leave its working set now. */
  boolean canTrim(int frame) {
    return memory.states.in(frame, FrameState.ACTIVE)
        && !memory.frames.is(frame, WindowsFlags.HELD);
  }

  /**
   * Takes the page in {@code frame} out of its working set; who chose it has forgotten it already.
   *
   * @throws IllegalStateException where {@link #canTrim} does not allow it
   */
  void trim(int frame) {
    if (!canTrim(frame)) {
      throw new IllegalStateException("the page in frame " + frame + " must stay where it is");
    }
    WindowsProcess process = memory.holder(frame);
    long id = memory.frames.page(frame);
    boolean table = memory.frames.isTable(frame);
    boolean dirty = memory.frames.is(memory.shared.frames.frame(frame), FrameDatabase.DIRTY);
    leave(process, frame);
    if (memory.shared.frames.isShare(frame)) {
      memory.shared.views.left(process, frame);
    } else if (memory.frames.is(frame, WindowsFlags.WRITING)) {
      memory.states.set(frame, FrameState.TRANSITION);
      memory.beingWritten(1);
    } else {
      memory.supply.toList(process, frame);
    }
    memory.events.trimmed(process.process(), id, table, dirty);
  }

  /** Takes those of the pages out of the working set that can leave it. */
  void trim(WindowsProcess process, long first, long last) {
    process.forEachPlace(first, last, (page, place) -> trimPlace(place));
  }

  /** Takes those of the tables above the pages out of it that can leave it. */
  void trimTables(WindowsProcess process, long first, long last) {
    if (process.tables() != null) {
      process.tables().forEachAbove(first, last, (key, value) -> trimPlace(value & PagePlace.MASK));
    }
  }

  private void trimPlace(long place) {
    int frame = PagePlace.frame(place);
    if (frame >= 0 && canTrim(frame)) {
      residency.removed(frame);
      trim(frame);
    }
  }

  /** Locks the page, which is in the working set; false where it was locked already. */
  boolean lock(WindowsProcess process, int frame) {
    if (memory.frames.is(frame, FrameDatabase.LOCKED)) {
      return false;
    }
    hold(frame, FrameDatabase.LOCKED);
    changeLocked(process, 1);
    return true;
  }

  /** Unlocks the pages from {@code first} to {@code last}, locked or not. */
  void unlock(WindowsProcess process, long first, long last) {
    process.forEachFrame(
        first,
        last,
        (page, frame) -> {
          if (memory.frames.is(frame, FrameDatabase.LOCKED)) {
            changeLocked(process, -1);
            letGo(frame, FrameDatabase.LOCKED);
          }
        });
  }

  /** The page is in the working set from now on. */
  void join(WindowsProcess process, int frame) {
    long id = memory.frames.page(frame);
    boolean table = memory.frames.isTable(frame);
    memory.states.set(frame, FrameState.ACTIVE);
    memory.frames.set(frame, FrameDatabase.PINNED);
    process.pinned().add(frame);
    process.joined();
    active++;
    residency.loaded(frame, process.process(), id);
    memory.events.joined(process.process(), id, table, frame);
  }

  /** A page that nobody chose leaves its working set; it is on no list. */
  void remove(WindowsProcess process, int frame) {
    residency.removed(frame);
    leave(process, frame);
  }

  private void leave(WindowsProcess process, int frame) {
    process.left();
    active--;
    memory.frames.clear(frame, WindowsFlags.HELD);
  }

  /** Keeps a page in its working set. */
  void hold(int frame, int flag) {
    boolean heldBefore = memory.frames.is(frame, WindowsFlags.HELD);
    memory.frames.set(frame, flag);
    if (!heldBefore && memory.states.in(frame, FrameState.ACTIVE)) {
      residency.held(frame);
    }
  }

  /** What kept a page in its working set does so no more; whether it may now be trimmed. */
  boolean letGo(int frame, int flag) {
    memory.frames.clear(frame, flag);
    boolean released = canTrim(frame);
    if (released) {
      residency.released(frame);
      memory.events.released();
    }
    return released;
  }

  void changeLocked(WindowsProcess process, int change) {
    int before = process.promise();
    process.locked(change);
    resident.changed(process, before);
  }
}
