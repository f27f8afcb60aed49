package org.faultline.memory.server;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Maps and unmaps decided for one process, in the order of the decisions. A change is packed into a
 * {@code long}: four flags, the page in bits 4 to 39 and the frame in bits 40 to 63.
 */
public final class PageChanges {
  /** The page is mapped; else it is unmapped. */
  public static final int MAP = 1;

  /** The mapped page is dirty already. */
  public static final int DIRTY = 2;

  /** The mapped page is locked. */
  public static final int LOCKED = 4;

  /** The mapped page has bytes, the next of {@link #contents}. */
  public static final int CONTENTS = 8;

  /** No change. */
  public static final PageChanges NONE = new PageChanges();

  private static final long PAGE_MASK = (1L << 36) - 1;

  private long[] words = new long[2];
  private int size;
  private byte[][] contents = FrameContents.NONE.bytes();

  /** Adds that {@code page} is unmapped. */
  public void unmap(long page) {
    add(page << 4);
  }

  /** Adds that {@code page} is in {@code frame}; a page of zeros has no {@code bytes}. */
  public void map(long page, int frame, int flags, byte @Nullable [] bytes) {
    if (bytes != null) {
      contents = Arrays.copyOf(contents, contents.length + 1);
      contents[contents.length - 1] = bytes;
      flags |= CONTENTS;
    }
    add((long) frame << 40 | page << 4 | flags | MAP);
  }

  /** Number of changes. */
  public int size() {
    return size;
  }

  /** The flags of a change. */
  public int flags(int index) {
    return (int) words[index] & 15;
  }

  /** The page of a change. */
  public long page(int index) {
    return words[index] >>> 4 & PAGE_MASK;
  }

  /** The frame of a map. */
  public int frame(int index) {
    return (int) (words[index] >>> 40);
  }

  /** The bytes of the {@code index}-th map that has any. */
  public byte[] contents(int index) {
    return contents[index];
  }

  private void add(long word) {
    if (size == words.length) {
      words = Arrays.copyOf(words, 2 * size);
    }
    words[size++] = word;
  }
}
