package org.faultline.memory.windows;

import org.faultline.memory.frames.FrameDatabase;
import org.faultline.memory.frames.PagePlace;

/** Gives frames to pages and takes them back (docs/windows.md W605 to W608). */
final class FrameSupply {
  private final WindowsMemory memory;
  private int systemFrames;

  FrameSupply(WindowsMemory memory) {
    this.memory = memory;
  }

  /** Frames that the system has. */
  int systemFrames() {
    return systemFrames;
  }

  /** A frame for a fault, or -1 where only the reserve is left; it is on no list. */
  int take(boolean zeroed) {
    return memory.lists.available() > memory.settings.available().reservePages()
        ? takeAny(zeroed)
        : -1;
  }

  /** A frame, or -1 where none is available (docs/windows.md W608); it is on no list. */
  int takeAny(boolean zeroed) {
    int frame = zeroed ? memory.lists.firstZeroed() : memory.lists.firstFree();
    if (frame < 0) {
      frame = zeroed ? memory.lists.firstFree() : memory.lists.firstZeroed();
    }
    if (frame >= 0) {
      memory.lists.remove(frame, FrameState.TRANSITION);
      return frame;
    }
    frame = memory.lists.firstStandby();
    if (frame >= 0) {
      repurpose(frame);
    }
    return frame;
  }

  /** A frame for the system, the reserve included, or -1 where none is available. */
  int takeForSystem() {
    int frame = takeAny(false);
    if (frame >= 0) {
      memory.states.set(frame, FrameState.SYSTEM);
      systemFrames++;
    }
    return frame;
  }

  /** The system gives a frame back. */
  void freeSystem(int frame) {
    systemFrames--;
    free(frame);
  }

  /** Whether the frame that would be taken for a page of zeros is not zeroed yet. */
  boolean mustZeroInline() {
    return memory.lists.zeroed() == 0;
  }

  private void repurpose(int frame) {
    PageOwner owner = memory.owner(frame);
    long id = memory.frames.page(frame);
    boolean table = memory.frames.isTable(frame);
    int slot = memory.frames.slot(frame);
    memory.events.repurposed(
        owner.process(), owner.eventPage(id), table, memory.lists.priority(frame));
    memory.lists.remove(frame, FrameState.TRANSITION);
    memory.frames.vacate(frame);
    memory.tables().place(owner, id, table, left(owner, slot, table));
    memory.tables().share(owner, id, table, -1);
  }

  /** Where a page is once it left memory; page tables keep no stamp. */
  private long left(PageOwner owner, int slot, boolean table) {
    long stamp = memory.evictions.evicted();
    if (slot < 0) {
      return owner.unloaded();
    }
    return table ? PagePlace.ofSlot(slot) : PagePlace.ofSlot(slot, stamp);
  }

  /**
   * A page that is on no list goes to the modified list or, if clean, to standby; that of a section
   * with the priority that it was given last.
   */
  void toList(PageOwner owner, int frame) {
    if (memory.frames.is(frame, FrameDatabase.DIRTY)) {
      memory.lists.appendModified(
          frame, owner instanceof Segment segment && segment.file() != null);
    } else {
      if (owner instanceof WindowsProcess process) {
        memory.lists.priority(frame, process.memoryPriority());
      }
      memory.lists.append(frame, FrameState.STANDBY);
      memory.events.released();
    }
  }

  /** A frame that is on no list and whose slot is settled is free. */
  void free(int frame) {
    memory.frames.vacate(frame);
    memory.lists.append(frame, FrameState.FREE);
    memory.events.released();
  }
}
