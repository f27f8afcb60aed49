package org.faultline.memory.windows;

import org.faultline.memory.frames.FrameDatabase;
import org.jspecify.annotations.Nullable;

/** One write to the pagefile: pages of the modified list to neighbouring slots. */
public final class WriteCluster {
  private final WindowsMemory memory;
  private final int[] frames;
  private final int firstSlot;
  private final int systemFrame;

  /**
   * @param frames in order of their slots
   * @param systemFrame the frame of the request itself, or -1
   */
  WriteCluster(WindowsMemory memory, int[] frames, int firstSlot, int systemFrame) {
    this.memory = memory;
    this.frames = frames;
    this.firstSlot = firstSlot;
    this.systemFrame = systemFrame;
  }

  /** Pages that it writes. */
  public int pages() {
    return frames.length;
  }

  /** The slot of the first page; the others follow. */
  public int firstSlot() {
    return firstSlot;
  }

  /** Whose the page at {@code index} is, while the write is under way. */
  public int process(int index) {
    return memory.frames.owner(frames[index]);
  }

  /** The page at {@code index}, or the key of a page table. */
  public long page(int index) {
    return memory.frames.page(frames[index]);
  }

  /** Copies of the pages' bytes, of a page of zeros none; absent where no page has any. */
  public byte @Nullable [] @Nullable [] copyBytes() {
    byte[][] copies = null;
    for (int i = 0; i < frames.length; i++) {
      byte[] bytes = memory.frames.contents(frames[i]);
      if (bytes != null) {
        copies = copies == null ? new byte[frames.length][] : copies;
        copies[i] = bytes.clone();
      }
    }
    return copies;
  }

  /** The pages are on their way. */
  void begin() {
    for (int i = 0; i < frames.length; i++) {
      memory.lists.remove(frames[i], FrameState.TRANSITION);
      memory.frames.clear(frames[i], FrameDatabase.DIRTY);
      memory.frames.slot(frames[i], firstSlot + i);
    }
    memory.beingWritten(frames.length);
  }

  /** The write has ended (docs/windows.md W605 and W904). */
  void ended(boolean failed) {
    if (systemFrame >= 0) {
      memory.supply.freeSystem(systemFrame);
    }
    for (int frame : frames) {
      ended(frame, failed);
    }
  }

  private void ended(int frame, boolean failed) {
    FrameDatabase all = memory.frames;
    boolean takenBack = memory.states.in(frame, FrameState.ACTIVE);
    memory.beingWritten(takenBack ? 0 : -1);
    all.clear(frame, WindowsFlags.WRITING);
    if (all.is(frame, WindowsFlags.DELETED)) {
      memory.frames.freeSlot(frame);
      memory.supply.free(frame);
      return;
    }
    if (failed) {
      all.set(frame, FrameDatabase.DIRTY);
    }
    if (all.is(frame, FrameDatabase.DIRTY | WindowsFlags.DROP_SLOT)) {
      memory.frames.freeSlot(frame);
      all.clear(frame, WindowsFlags.DROP_SLOT);
    }
    WindowsProcess process = memory.owner(frame);
    memory.events.written(process.process(), all.page(frame), all.isTable(frame), failed);
    if (!takenBack) {
      memory.supply.toList(process, frame);
    }
  }
}
