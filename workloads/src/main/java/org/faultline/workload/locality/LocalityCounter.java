package org.faultline.workload.locality;

import java.util.Arrays;
import org.faultline.memory.address.PageReference;
import org.jspecify.annotations.Nullable;

/**
 * Counts stack distances and intervals of a reference string in one pass, n log n in time; memory
 * grows with the distinct pages.
 */
public final class LocalityCounter {
  private static final int ONLY = 0;

  private final PageIndex index = new PageIndex();
  private final LruStack stack = new LruStack(1);
  private final Windows windows;
  private final IntervalCounter intervals;
  private long[] lastUse = new long[1 << 8];
  private long[] atDistance = new long[1 << 8];
  private long references;
  private long lastKey = -1;
  private int lastPage;

  /** Counts for the usual windows and also for {@code windows}, in references, each at least 1. */
  public LocalityCounter(long... windows) {
    this.windows = new Windows(windows);
    intervals = new IntervalCounter(this.windows);
  }

  /**
   * Appends the first {@code n} packed {@code PageReference} runs.
   *
   * @param processes whose they are, since equal pages of two processes differ; absent for one
   *     process
   * @throws IllegalArgumentException where there are too many distinct pages, as the end of a
   *     sentence that begins with the string's name
   */
  public void add(long[] runs, int @Nullable [] processes, int n) {
    for (int i = 0; i < n; i++) {
      long run = runs[i];
      long key = index.key(processes == null ? 0 : processes[i], PageReference.page(run));
      int count = PageReference.count(run);
      if (key == lastKey) {
        repeat(count);
      } else {
        lastKey = key;
        use(key);
        if (count > 1) {
          repeat(count - 1);
        }
      }
    }
  }

  /** References so far. */
  public long references() {
    return references;
  }

  /** Processes so far. */
  public int processes() {
    return index.processes();
  }

  private void repeat(int count) {
    references += count;
    lastUse[lastPage] = references - 1;
    atDistance[1] += count;
    intervals.add(1, count);
  }

  private void use(long key) {
    int known = index.size();
    int page = index.of(key);
    if (page == known) {
      room(page);
    } else {
      atDistance[stack.above(page, ONLY) + 1]++;
      intervals.add(references - lastUse[page], 1);
    }
    stack.use(page, ONLY);
    lastUse[page] = references++;
    lastPage = page;
  }

  private void room(int page) {
    if (page + 1 == atDistance.length) {
      lastUse = Arrays.copyOf(lastUse, 2 * lastUse.length);
      atDistance = Arrays.copyOf(atDistance, 2 * atDistance.length);
    }
  }

  /** The miss ratios of what was added. */
  public MissRatioCurve missRatios() {
    return new MissRatioCurve(references, index.size(), atDistance, index.size());
  }

  /** The working sets of what was added, for each window shorter than it and one more. */
  public WorkingSetCurve workingSets() {
    IntervalCounter ends = new IntervalCounter(windows);
    for (int page = 0; page < index.size(); page++) {
      ends.add(references - lastUse[page], 1);
    }
    return intervals.curve(references, index.size(), ends);
  }
}
