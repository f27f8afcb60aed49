package org.faultline.memory.server;

import java.util.Arrays;
import org.faultline.memory.frames.ResidencyListener;

/**
 * What the MemoryManager has to tell the Pager of its frames, in order, until it next writes. A
 * notice is one {@code long}: what in bits 0 to 3, the frame in bits 4 to 27 and, for a page that
 * was loaded or faulted, its process; what else there is to say follows. A minimum and a token name
 * their process alike, and the pages of a minimum follow.
 */
public final class ResidencyNotices implements ResidencyListener {
  /** More notices than this are sent at once. */
  public static final int FULL = 1 << 14;

  private static final int LOADED = 0;
  private static final int HELD = 1;
  private static final int RELEASED = 2;
  private static final int TOUCHED = 3;
  private static final int REMOVED = 4;
  private static final int FAULTED = 5;
  private static final int USED = 6;
  private static final int DIRTIED = 7;
  private static final int MINIMUM = 8;
  private static final int TOKEN = 9;
  private static final int PROCESS_SHIFT = 28;
  private static final int FRAME_MASK = (1 << 24) - 1;

  private long[] words = new long[8];
  private int size;

  @Override
  public void loaded(int frame, int process, long page) {
    add((long) process << PROCESS_SHIFT | (long) frame << 4 | LOADED);
    add(page);
  }

  @Override
  public void held(int frame) {
    add((long) frame << 4 | HELD);
  }

  @Override
  public void released(int frame) {
    add((long) frame << 4 | RELEASED);
  }

  @Override
  public void touched(int frame) {
    add((long) frame << 4 | TOUCHED);
  }

  @Override
  public void touched(int frame, long uses, long lastUseReferences, long nextUseReferences) {
    add((long) frame << 4 | USED);
    add(uses);
    add(lastUseReferences);
    add(nextUseReferences);
  }

  @Override
  public void dirtied(int frame) {
    add((long) frame << 4 | DIRTIED);
  }

  @Override
  public void faulted(int process, long page, long nowReferences, long nextUseReferences) {
    add((long) process << PROCESS_SHIFT | FAULTED);
    add(page);
    add(nowReferences);
    add(nextUseReferences);
  }

  @Override
  public void removed(int frame) {
    add((long) frame << 4 | REMOVED);
  }

  /** The process keeps so many pages from now on. */
  public void minimum(int process, int pages) {
    add((long) process << PROCESS_SHIFT | MINIMUM);
    add(pages);
  }

  /** The pages of the process are not taken while others have any; 0 for nobody's. */
  public void token(int process) {
    add((long) process << PROCESS_SHIFT | TOKEN);
  }

  /** Whether there are enough to be sent without a question. */
  public boolean isFull() {
    return size >= FULL;
  }

  /** Takes the notices and leaves none. */
  public long[] take() {
    long[] taken = Arrays.copyOf(words, size);
    size = 0;
    return taken;
  }

  /** Gives notices, in order, to whom they concern. */
  public static void deliver(long[] notices, PagerBook to) {
    for (int i = 0; i < notices.length; i++) {
      long word = notices[i];
      int frame = (int) (word >>> 4) & FRAME_MASK;
      switch ((int) word & 15) {
        case LOADED -> to.loaded(frame, (int) (word >>> PROCESS_SHIFT), notices[++i]);
        case HELD -> to.held(frame);
        case RELEASED -> to.released(frame);
        case TOUCHED -> to.touched(frame);
        case REMOVED -> to.removed(frame);
        case MINIMUM -> to.minimum((int) (word >>> PROCESS_SHIFT), (int) notices[++i]);
        case TOKEN -> to.token((int) (word >>> PROCESS_SHIFT));
        case DIRTIED -> to.dirtied(frame);
        case FAULTED ->
            to.faulted((int) (word >>> PROCESS_SHIFT), notices[++i], notices[++i], notices[++i]);
        case USED -> to.touched(frame, notices[++i], notices[++i], notices[++i]);
        default -> throw new IllegalStateException("no such notice: " + word);
      }
    }
  }

  private void add(long word) {
    if (size == words.length) {
      words = Arrays.copyOf(words, 2 * size);
    }
    words[size++] = word;
  }
}
