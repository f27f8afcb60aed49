package org.faultline.memory.windows;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.TreeMap;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.frames.FrameDatabase;
import org.faultline.memory.frames.PagePlace;

/** The model of one process's pages: what was written last into each, held against its memory. */
final class ModelPages {

  /** A page of the model. */
  private static final class Content {
    long value;
    // The page may read as zeros too: its contents were of no interest.
    boolean reset;
    boolean leftMemory;
  }

  private final WindowsMemory memory;
  private final WindowsProcess process;
  private final TreeMap<Long, Content> contents = new TreeMap<>();

  ModelPages(WindowsMemory memory, WindowsProcess process) {
    this.memory = memory;
    this.process = process;
  }

  /** The pages that were written, in ascending order. */
  List<Long> written() {
    return List.copyOf(contents.keySet());
  }

  /** The pages from {@code first} to {@code last} must be locked. */
  void requireLocked(long first, long last) {
    for (long page = first; page <= last; page++) {
      if (!memory.frames.is(memory.activeFrame(process, page), FrameDatabase.LOCKED)) {
        throw new AssertionError("page %d is not locked".formatted(page));
      }
    }
  }

  /** The process reads {@code page}; whether it had left memory with something in it. */
  boolean read(long page) {
    int frame = memory.activeFrame(process, page);
    memory.touched(process.process(), frame);
    Content content = contents.get(page);
    long value = valueIn(frame, page, content);
    if (content == null) {
      return false;
    }
    boolean readBack = content.leftMemory && value != 0;
    content.leftMemory = false;
    content.reset &= value == content.value && value != 0;
    content.value = value;
    return readBack;
  }

  /** The process writes {@code value} into both ends of {@code page}. */
  void write(long page, long value) {
    int frame = memory.activeFrame(process, page);
    byte[] bytes = memory.contents(frame);
    if (bytes == null) {
      bytes = new byte[AddressLayout.PAGE_SIZE];
    }
    ByteBuffer.wrap(bytes).putLong(0, value).putLong(bytes.length - Long.BYTES, value);
    memory.dirtied(process.process(), frame);
    memory.contents(process.process(), frame, bytes);
    Content content = contents.computeIfAbsent(page, absent -> new Content());
    content.value = value;
    content.reset = false;
    content.leftMemory = false;
  }

  /** What a frame holds, which must be what the model has. */
  private long valueIn(int frame, long page, Content content) {
    byte[] bytes = memory.contents(frame);
    long value = bytes == null ? 0 : ByteBuffer.wrap(bytes).getLong(0);
    long end = bytes == null ? 0 : ByteBuffer.wrap(bytes).getLong(bytes.length - Long.BYTES);
    long expected = content == null ? 0 : content.value;
    if (end != value || value != expected && !(content != null && content.reset && value == 0)) {
      throw new AssertionError("page %d holds %d, not %d".formatted(page, value, expected));
    }
    return value;
  }

  /** The pages from {@code first} to {@code last} are gone. */
  void discard(long first, long last) {
    memory.discard(process, first, last);
    contents.subMap(first, true, last, true).clear();
  }

  /** All pages are gone: the process has ended. */
  void clear() {
    contents.clear();
  }

  /** What is in these pages is of no interest. */
  void reset(long first, long last) {
    memory.reset(process, first, last);
    contents.subMap(first, true, last, true).values().forEach(content -> content.reset = true);
  }

  /** What is in a frame is of interest again; what has no frame reads as zeros. */
  void undoReset(long first, long last) {
    memory.undoReset(process, first, last);
    contents.subMap(first, true, last, true).forEach(this::undoReset);
  }

  private void undoReset(long page, Content content) {
    if (!content.reset) {
      return;
    }
    int frame = PagePlace.frame(process.place(page));
    if (frame < 0) {
      content.value = 0;
    } else if (!memory.frames.is(frame, FrameDatabase.READING)) {
      content.value = valueIn(frame, page, content);
    }
    content.reset = false;
  }

  /** Remembers which pages are in the pagefile alone. */
  void noteWhatLeft() {
    contents.forEach(
        (page, content) ->
            content.leftMemory |= PagePlace.what(process.place(page)) == PagePlace.SLOT);
  }
}
