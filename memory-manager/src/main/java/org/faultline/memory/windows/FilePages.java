package org.faultline.memory.windows;

import java.util.Arrays;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.frames.FrameDatabase;
import org.faultline.memory.frames.PagePlace;
import org.faultline.memory.object.BackingFile;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of files as ReadFile and WriteFile see them: those of the page in memory where there is
 * one, so that they and views show the same (docs/windows.md W1413).
 */
final class FilePages {
  private static final int PAGE_SIZE = AddressLayout.PAGE_SIZE;
  private static final int NO_FRAME = -1;

  private final WindowsMemory memory;

  FilePages(WindowsMemory memory) {
    this.memory = memory;
  }

  /** Bytes of the file from {@code offset} on, fewer at its end. */
  byte[] read(BackingFile file, long offset, int length) {
    long inside = Math.max(0, Math.min(length, file.sizeBytes() - offset));
    byte[] bytes = new byte[(int) inside];
    for (int done = 0; done < bytes.length; ) {
      long page = (offset + done) >>> AddressLayout.PAGE_SHIFT;
      int from = (int) (offset + done) & PAGE_SIZE - 1;
      int part = Math.min(bytes.length - done, PAGE_SIZE - from);
      byte[] found = newest(file, page);
      if (found != null) {
        System.arraycopy(found, from, bytes, done, part);
      }
      done += part;
    }
    return bytes;
  }

  private byte @Nullable [] newest(BackingFile file, long page) {
    int frame = frame(file, page);
    return frame == NO_FRAME ? file.read(page) : memory.frames.contents(frame);
  }

  /** The frame that holds a page of the file, read whole; -1 for none. */
  private int frame(BackingFile file, long page) {
    if (file.segment() == BackingFile.NO_SEGMENT) {
      return NO_FRAME;
    }
    int frame = PagePlace.frame(memory.shared.segments.get(file.segment()).place(page));
    return frame >= 0 && !memory.frames.is(frame, FrameDatabase.READING) ? frame : NO_FRAME;
  }

  /** Writes bytes of the file, which grows where they reach beyond its end. */
  void write(BackingFile file, long offset, byte[] bytes) {
    file.resize(Math.max(file.sizeBytes(), offset + bytes.length));
    for (int done = 0; done < bytes.length; ) {
      long page = (offset + done) >>> AddressLayout.PAGE_SHIFT;
      int to = (int) (offset + done) & PAGE_SIZE - 1;
      int part = Math.min(bytes.length - done, PAGE_SIZE - to);
      int frame = frame(file, page);
      if (frame == NO_FRAME) {
        byte[] whole = file.read(page);
        whole = whole == null ? new byte[PAGE_SIZE] : whole;
        System.arraycopy(bytes, done, whole, to, part);
        file.write(page, whole);
      } else {
        System.arraycopy(bytes, done, writable(frame), to, part);
        dirtied(frame);
      }
      done += part;
    }
  }

  /** The bytes of the page in a frame, to be written. */
  byte[] writable(int frame) {
    byte[] bytes = memory.frames.contents(frame);
    if (bytes == null) {
      bytes = new byte[PAGE_SIZE];
      memory.frames.contents(frame, bytes);
    }
    return bytes;
  }

  /** The page in a frame was written by the system: one on standby is modified from now on. */
  private void dirtied(int frame) {
    memory.dirty(frame);
    if (memory.states.in(frame, FrameState.STANDBY)) {
      memory.lists.remove(frame, FrameState.TRANSITION);
      memory.supply.toList(memory.owner(frame), frame);
    }
  }

  /** Makes the file so long; pages cut off are gone. Nobody maps them. */
  void resize(BackingFile file, long sizeBytes) {
    boolean cut = sizeBytes < file.sizeBytes();
    file.resize(sizeBytes);
    if (!cut || file.segment() == BackingFile.NO_SEGMENT) {
      return;
    }
    memory.disposal.discard(memory.shared.segments.get(file.segment()), file.sizePages());
    int inside = (int) sizeBytes & PAGE_SIZE - 1;
    int frame = inside == 0 ? NO_FRAME : frame(file, sizeBytes >>> AddressLayout.PAGE_SHIFT);
    byte[] last = frame == NO_FRAME ? null : memory.frames.contents(frame);
    if (last != null) {
      Arrays.fill(last, inside, PAGE_SIZE, (byte) 0);
    }
  }
}
