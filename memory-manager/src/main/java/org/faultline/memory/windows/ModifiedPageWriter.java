package org.faultline.memory.windows;

import java.util.Arrays;
import java.util.Comparator;
import org.faultline.memory.frames.FrameDatabase;
import org.faultline.memory.frames.PagePlace;
import org.faultline.memory.pagefile.Pagefile;
import org.jspecify.annotations.Nullable;

/**
 * Writes modified pages to the pagefile before they are needed: when, which together, and to which
 * slots (docs/windows.md W901 and W902).
 */
public final class ModifiedPageWriter {
  private static final int FEW_CLEAN_FREE = 20_000;
  private static final int MANY_MODIFIED = 16_384;
  private static final int FEW_WHILE_TRIMMING = 15_000;
  // The same in memory that is small: parts of all frames, of available ones, and thousandths.
  private static final int FEW_CLEAN_FREE_PART = 50;
  private static final int MANY_OF_AVAILABLE_PART = 16;
  private static final int MANY_MODIFIED_THOUSANDTHS = 16;
  private static final int FEW_WHILE_TRIMMING_THOUSANDTHS = 15;

  private final WindowsMemory memory;
  private final Comparator<Integer> order;
  private int outstanding;
  private int failuresInARow;
  private int retriesToCome;
  private boolean trimming;

  /** The writer of this memory. */
  public ModifiedPageWriter(WindowsMemory memory) {
    this.memory = memory;
    FrameDatabase frames = memory.frames;
    order =
        Comparator.comparingInt((Integer frame) -> frames.owner(frame))
            .thenComparing(frames::isTable)
            .thenComparingLong(frame -> frames.page(frame));
  }

  /** The working-set manager has made a pass and did, or did not, trim a page. */
  public void passed(boolean trimmed) {
    trimming = trimmed;
  }

  /** The next write to make now, if any. */
  public @Nullable WriteCluster next() {
    Pagefile pagefile = memory.pagefile;
    if (outstanding >= memory.settings.writing().outstanding() || retriesToCome > 0 || !isDue()) {
      return null;
    }
    if (pagefile.used() == pagefile.sizePages()) {
      memory.commit().grow(0);
      return null;
    }
    int systemFrame = -1;
    if (memory.settings.available().reservePages() > 0) {
      systemFrame = memory.supply.takeForSystem();
      if (systemFrame < 0) {
        return null;
      }
    }
    int[] cluster = cluster();
    Pagefile.Run slots = pagefile.allocateRun(cluster.length);
    for (int i = slots.length(); i < cluster.length; i++) {
      memory.frames.clear(cluster[i], WindowsFlags.WRITING);
    }
    WriteCluster write =
        new WriteCluster(
            memory, Arrays.copyOf(cluster, slots.length()), slots.first(), systemFrame);
    write.begin();
    outstanding++;
    return write;
  }

  private boolean isDue() {
    PageLists lists = memory.lists;
    int frames = memory.frameCount();
    int modified = lists.modified();
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

  /**
   * The oldest modified pages, each with its neighbours, in order of process and page; each is
   * marked as being written.
   */
  private int[] cluster() {
    int most = memory.settings.writing().clusterPages();
    Integer[] chosen = new Integer[Math.min(most, memory.lists.modified())];
    int size = 0;
    for (int frame = memory.lists.firstModified();
        frame >= 0 && size < most;
        frame = memory.lists.after(frame)) {
      if (!memory.frames.is(frame, WindowsFlags.WRITING)) {
        size = add(chosen, size, frame);
        size = addNeighbours(chosen, size, frame, 1);
        size = addNeighbours(chosen, size, frame, -1);
      }
    }
    Arrays.sort(chosen, 0, size, order);
    int[] cluster = new int[size];
    for (int i = 0; i < size; i++) {
      cluster[i] = chosen[i];
    }
    return cluster;
  }

  private int add(Integer[] chosen, int size, int frame) {
    memory.frames.set(frame, WindowsFlags.WRITING);
    chosen[size] = frame;
    return size + 1;
  }

  private int addNeighbours(Integer[] chosen, int size, int frame, int direction) {
    if (memory.frames.isTable(frame)) {
      return size;
    }
    WindowsProcess process = memory.owner(frame);
    int added = size;
    for (long page = memory.frames.page(frame) + direction;
        added < chosen.length && page >= 0;
        page += direction) {
      long place = process.place(page);
      int neighbour = PagePlace.frame(place);
      if (neighbour < 0
          || !memory.states.in(neighbour, FrameState.MODIFIED)
          || memory.frames.is(neighbour, WindowsFlags.WRITING)) {
        break;
      }
      added = add(chosen, added, neighbour);
    }
    return added;
  }

  /** A write has ended; after a failure none is made before {@link #retry}. */
  public void ended(WriteCluster write, boolean failed) {
    outstanding--;
    failuresInARow = failed ? failuresInARow + 1 : 0;
    retriesToCome += failed ? 1 : 0;
    write.ended(failed);
  }

  /** Whether another try after the last failure is still worth waiting for. */
  public boolean isWorthWaiting() {
    return failuresInARow < memory.settings.writing().retries();
  }

  /** A failed write may be tried again. */
  public void retry() {
    retriesToCome--;
  }

  /** Writes under way. */
  public int outstanding() {
    return outstanding;
  }
}
