package org.faultline.memory.windows;

import org.jspecify.annotations.Nullable;

/**
 * Writes modified pages before their frames are needed. How many writes may be under way, when they
 * are due, and what follows from failures is the same wherever the pages go (docs/windows.md W901
 * to W904).
 */
abstract class PageWriter {
  private static final int NO_FRAME = -1;
  private static final int FEW_CLEAN_FREE = 20_000;
  private static final int MANY_MODIFIED = 16_384;
  private static final int FEW_WHILE_TRIMMING = 15_000;
  // The same in memory that is small: parts of all frames, of available ones, and thousandths.
  private static final int FEW_CLEAN_FREE_PART = 50;
  private static final int MANY_OF_AVAILABLE_PART = 16;
  private static final int MANY_MODIFIED_THOUSANDTHS = 16;
  private static final int FEW_WHILE_TRIMMING_THOUSANDTHS = 15;

  final WindowsMemory memory;
  private int outstanding;
  private int failuresInARow;
  private int retriesToCome;
  private boolean trimming;

  PageWriter(WindowsMemory memory) {
    this.memory = memory;
  }

  /** The working-set manager has made a pass and did, or did not, trim a page. */
  public final void passed(boolean trimmed) {
    trimming = trimmed;
  }

  /** The next write to make now, if any. */
  public final @Nullable WriteCluster next() {
    if (outstanding >= memory.settings.writing().outstanding()
        || retriesToCome > 0
        || !isDue(modified())
        || !hasRoom()) {
      return null;
    }
    int systemFrame = NO_FRAME;
    if (memory.settings.available().reservePages() > 0) {
      systemFrame = memory.supply.takeForSystem();
      if (systemFrame < 0) {
        return null;
      }
    }
    WriteCluster write = cluster(systemFrame);
    begin(write);
    return write;
  }

  /** A write that somebody asked for begins. */
  final void begin(WriteCluster write) {
    write.begin();
    outstanding++;
  }

  /** Pages that it could write. */
  abstract int modified();

  /** Whether there is room where they go. */
  abstract boolean hasRoom();

  /** A write of the oldest modified pages; there are some, and room for one. */
  abstract WriteCluster cluster(int systemFrame);

  private boolean isDue(int modified) {
    PageLists lists = memory.lists;
    int frames = memory.frameCount();
    int available = lists.available();
    boolean belowGoal = available + memory.beingWritten() < memory.settings.available().goalPages();
    boolean fewFree =
        lists.zeroed() + lists.free() < Math.min(FEW_CLEAN_FREE, frames / FEW_CLEAN_FREE_PART)
            && modified
                > Math.min(
                    Math.min(available / MANY_OF_AVAILABLE_PART, MANY_MODIFIED),
                    thousandths(frames, MANY_MODIFIED_THOUSANDTHS));
    boolean whileTrimming =
        trimming
            && available
                < Math.min(FEW_WHILE_TRIMMING, thousandths(frames, FEW_WHILE_TRIMMING_THOUSANDTHS));
    boolean many = modified > memory.settings.writing().modifiedMaximumPages();
    return modified > 0 && (belowGoal || fewFree || whileTrimming || many);
  }

  private static int thousandths(int frames, int count) {
    return (int) ((long) frames * count / 1000);
  }

  /** A write has ended; after a failure none is made before {@link #retry}. */
  public final void ended(WriteCluster write, boolean failed) {
    outstanding--;
    failuresInARow = failed ? failuresInARow + 1 : 0;
    retriesToCome += failed ? 1 : 0;
    write.ended(failed);
  }

  /** Whether another try after the last failure is still worth waiting for. */
  public final boolean isWorthWaiting() {
    return failuresInARow < memory.settings.writing().retries();
  }

  /** A failed write may be tried again. */
  public final void retry() {
    retriesToCome--;
  }

  /** Writes under way. */
  public final int outstanding() {
    return outstanding;
  }
}
