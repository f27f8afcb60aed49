package org.faultline.memory.windows;

import org.faultline.memory.device.Transfer;
import org.faultline.memory.frames.FrameDatabase;
import org.faultline.memory.object.BackingFile;
import org.faultline.memory.pagefile.Pagefile;
import org.jspecify.annotations.Nullable;

/**
 * One write: pages of the modified list to neighbouring slots of the pagefile, or to neighbouring
 * places of one file.
 */
public final class WriteCluster {
  private final WindowsMemory memory;
  private final int[] frames;
  private final int firstSlot;
  private final int systemFrame;
  // Where it goes to, and what; absent where it goes to the pagefile.
  private final @Nullable BackingFile file;
  private byte @Nullable [] @Nullable [] fileBytes;

  /**
   * A write to the pagefile.
   *
   * @param frames in order of their slots
   * @param systemFrame the frame of the request itself, or -1
   */
  WriteCluster(WindowsMemory memory, int[] frames, int firstSlot, int systemFrame) {
    this(memory, frames, firstSlot, systemFrame, null);
  }

  private WriteCluster(
      WindowsMemory memory,
      int[] frames,
      int firstSlot,
      int systemFrame,
      @Nullable BackingFile file) {
    this.memory = memory;
    this.frames = frames;
    this.firstSlot = firstSlot;
    this.systemFrame = systemFrame;
    this.file = file;
  }

  /** A write to a file, of pages in the order in which they are there. */
  static WriteCluster toFile(
      WindowsMemory memory, int[] frames, int systemFrame, BackingFile file) {
    return new WriteCluster(memory, frames, Pagefile.NO_SLOT, systemFrame, file);
  }

  /** Pages that it writes. */
  public int pages() {
    return frames.length;
  }

  /** The slot of the first page; the others follow. */
  public int firstSlot() {
    return firstSlot;
  }

  /** Whose the page at {@code index} is, while the write is under way; 0 for nobody's alone. */
  public int process(int index) {
    return memory.owner(frames[index]).process();
  }

  /** The page at {@code index}, or the key of a page table, as events name it. */
  public long page(int index) {
    return memory.owner(frames[index]).eventPage(memory.frames.page(frames[index]));
  }

  /** The number of the device that it goes to, as {@link Transfer#device}. */
  int device() {
    return file == null ? 0 : file.device();
  }

  /** Whether it goes to a file. */
  boolean isOfFile() {
    return file != null;
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

  /** The pages, which are on a modified list or dirty in working sets, are on their way. */
  void begin() {
    for (int i = 0; i < frames.length; i++) {
      if (memory.states.in(frames[i], FrameState.MODIFIED)) {
        memory.lists.remove(frames[i], FrameState.TRANSITION);
        memory.beingWritten(1);
      }
      memory.frames.clear(frames[i], FrameDatabase.DIRTY);
      memory.frames.slot(frames[i], file == null ? firstSlot + i : Pagefile.NO_SLOT);
    }
    fileBytes = file == null ? null : copyBytes();
  }

  /** The write has ended (docs/windows.md W605 and W904). */
  void ended(boolean failed) {
    if (systemFrame >= 0) {
      memory.supply.freeSystem(systemFrame);
    }
    for (int i = 0; i < frames.length; i++) {
      if (file != null && !failed) {
        file.write(memory.frames.page(frames[i]), fileBytes == null ? null : fileBytes[i]);
      }
      ended(frames[i], failed);
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
    PageOwner owner = memory.owner(frame);
    memory.events.written(
        owner.process(), owner.eventPage(all.page(frame)), all.isTable(frame), failed);
    if (!takenBack) {
      memory.supply.toList(owner, frame);
    }
  }
}
