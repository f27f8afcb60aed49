package org.faultline.memory.replacement.stack;

import java.util.Comparator;
import java.util.TreeSet;
import org.faultline.memory.address.PageMap;
import org.faultline.memory.replacement.Knowledge;
import org.faultline.memory.replacement.ReplacementPolicy;
import org.faultline.memory.replacement.support.NamedKind;

/**
 * Perfect LFU: the page with the fewest references ever leaves; of several the one with the lowest
 * page number. Counts are kept for pages that left, so the order of pages does not depend on the
 * number of frames: a stack algorithm. Memory grows with the distinct pages.
 *
 * <p>Source: Mattson, Gecsei, Slutz and Traiger, "Evaluation techniques for storage hierarchies",
 * IBM Systems Journal 9(2), 1970, section "Least frequently used".
 */
public final class PerfectLfu implements ReplacementPolicy {
  private final long[] count;
  private final long[] pageIn;
  private final TreeSet<Integer> byCount;
  // The count of each page that left.
  private final PageMap gone = new PageMap();

  public PerfectLfu(int frames) {
    count = new long[frames];
    pageIn = new long[frames];
    byCount =
        new TreeSet<>(
            Comparator.<Integer>comparingLong(frame -> count[frame])
                .thenComparingLong(frame -> pageIn[frame]));
  }

  @Override
  public void loaded(int frame, long page) {
    count[frame] = 1 + gone.get(page);
    gone.set(page, 0);
    pageIn[frame] = page;
    byCount.add(frame);
  }

  @Override
  public void touched(int frame) {
    touched(frame, 1, 0, 0);
  }

  @Override
  public void touched(int frame, long uses, long lastUseReferences, long nextUseReferences) {
    byCount.remove(frame);
    count[frame] += uses;
    byCount.add(frame);
  }

  @Override
  public void removed(int frame) {
    byCount.remove(frame);
    gone.set(pageIn[frame], count[frame]);
  }

  @Override
  public int victim(long incoming, Evictable evictable) {
    for (int frame : byCount) {
      if (evictable.test(frame)) {
        return frame;
      }
    }
    return -1;
  }

  /** The policy as configs name it. */
  public static final class Kind extends NamedKind {
    public Kind() {
      super(
          "perfect-lfu",
          "Mattson, Gecsei, Slutz, Traiger 1970",
          Knowledge.COUNTED,
          PerfectLfu::new);
    }
  }
}
