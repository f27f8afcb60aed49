package org.faultline.memory.replacement.queue;

import java.util.List;
import org.faultline.memory.replacement.Knowledge;
import org.faultline.memory.replacement.PolicyKind;
import org.faultline.memory.replacement.PolicyParameter;
import org.faultline.memory.replacement.ReplacementPolicy;
import org.faultline.memory.replacement.support.FrameQueue;
import org.faultline.memory.replacement.support.GhostList;

/**
 * S3-FIFO: a small queue for new pages, a main queue for those used again, and a list of pages that
 * left the small queue. A page that leaves the small queue goes to the main queue if it was used
 * more than once since it was loaded; one of the main queue goes round as long as its count, at
 * most 3, is not 0.
 *
 * <p>Source: Yang, Zhang, Qiu, Yue and Rashmi, "FIFO queues are all you need for cache eviction",
 * SOSP 2023, algorithm 1. Counts start again in the main queue; one page leaves for each fault, so
 * that a full main queue makes room by itself; the list remembers as many pages as the main queue
 * may have.
 */
public final class S3Fifo implements ReplacementPolicy {
  private static final int MOST = 3;

  private final int smallTarget;
  private final int mainMost;
  private final FrameQueue small;
  private final FrameQueue main;
  private final GhostList ghosts;
  private final int[] count;
  private final long[] pageIn;
  private int chosen = -1;

  /**
   * @param small frames of the small queue, at least 1
   */
  public S3Fifo(int frames, int small) {
    smallTarget = small;
    mainMost = Math.max(1, frames - small);
    this.small = new FrameQueue(frames);
    main = new FrameQueue(frames);
    ghosts = new GhostList(mainMost);
    count = new int[frames];
    pageIn = new long[frames];
  }

  @Override
  public void loaded(int frame, long page) {
    pageIn[frame] = page;
    count[frame] = 0;
    // insert: into M where the ghost list G remembers the page, else into S.
    if (ghosts.remove(page)) {
      main.addLast(frame);
    } else {
      small.addLast(frame);
    }
  }

  @Override
  public void touched(int frame) {
    touched(frame, 1, 0, 0);
  }

  @Override
  public void touched(int frame, long uses, long lastUseReferences, long nextUseReferences) {
    // read: a hit counts up to 3.
    count[frame] = (int) Math.min(MOST, count[frame] + uses);
  }

  @Override
  public void removed(int frame) {
    if (small.contains(frame)) {
      small.remove(frame);
      if (frame == chosen) {
        ghosts.add(pageIn[frame]);
      }
    } else {
      main.remove(frame);
    }
    chosen = -1;
  }

  @Override
  public int victim(long incoming, Evictable evictable) {
    chosen = -1;
    // evict: from S where it has reached its size, else from M.
    if (small.size() >= smallTarget || main.size() == 0) {
      chosen = fromSmall(evictable);
    }
    if (chosen < 0) {
      chosen = fromMain(evictable);
    }
    if (chosen < 0) {
      chosen = small.firstEvictable(evictable);
    }
    return chosen;
  }

  /** evictS: what was used more than once goes to M; the first that was not leaves for G. */
  private int fromSmall(Evictable evictable) {
    int frame = small.firstEvictable(evictable);
    while (frame >= 0 && count[frame] > 1) {
      count[frame] = 0;
      small.remove(frame);
      main.addLast(frame);
      if (main.size() > mainMost) {
        return fromMain(evictable);
      }
      frame = small.firstEvictable(evictable);
    }
    return frame;
  }

  /** evictM: a second chance for each use that is counted; what has none leaves for good. */
  private int fromMain(Evictable evictable) {
    int frame = main.firstEvictable(evictable);
    while (frame >= 0 && count[frame] > 0) {
      count[frame]--;
      main.moveToEnd(frame);
      frame = main.firstEvictable(evictable);
    }
    return frame;
  }

  /** The policy as configs name it. */
  public record Kind(double small) implements PolicyKind {
    /** A tenth of the frames for the small queue. */
    public Kind() {
      this(0.1);
    }

    @Override
    public boolean sized() {
      return true;
    }

    @Override
    public String name() {
      return "s3-fifo";
    }

    @Override
    public String source() {
      return "Yang, Zhang, Qiu, Yue, Rashmi 2023";
    }

    @Override
    public Knowledge knowledge() {
      return Knowledge.COUNTED;
    }

    @Override
    public List<PolicyParameter> parameters() {
      return List.of(
          PolicyParameter.fraction(
              "small", "size of the small queue as a share of the frames", small, 0, 1));
    }

    @Override
    public PolicyKind with(List<Double> values) {
      return new Kind(values.get(0));
    }

    @Override
    public ReplacementPolicy create(int frames) {
      return new S3Fifo(frames, (int) Math.max(1, small * frames));
    }
  }
}
