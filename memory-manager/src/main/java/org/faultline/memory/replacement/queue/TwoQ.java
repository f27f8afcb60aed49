package org.faultline.memory.replacement.queue;

import java.util.List;
import org.faultline.memory.replacement.Knowledge;
import org.faultline.memory.replacement.PolicyKind;
import org.faultline.memory.replacement.PolicyParameter;
import org.faultline.memory.replacement.ReplacementPolicy;
import org.faultline.memory.replacement.support.FrameQueue;
import org.faultline.memory.replacement.support.GhostList;

/**
 * 2Q, full version: a page is loaded into the queue A1in; one that leaves it is remembered in
 * A1out, and only a page that faults while it is remembered enters the LRU list Am.
 *
 * <p>Source: Johnson and Shasha, "2Q: a low overhead high performance buffer management replacement
 * algorithm", VLDB 1994, section 3. A page found in A1out leaves it before room is made; where A1in
 * is within its bound but Am is empty, A1in makes room all the same.
 */
public final class TwoQ implements ReplacementPolicy {
  private final int in;
  private final FrameQueue a1in;
  private final FrameQueue am;
  private final GhostList a1out;
  private final long[] pageIn;
  private long remembered = -1;
  private int chosen = -1;

  /**
   * @param in pages that A1in may have before it makes room, at least 1
   * @param out pages that A1out remembers, at least 1
   */
  public TwoQ(int frames, int in, int out) {
    this.in = in;
    a1in = new FrameQueue(frames);
    am = new FrameQueue(frames);
    a1out = new GhostList(out);
    pageIn = new long[frames];
  }

  @Override
  public void faulted(long page, long nowReferences, long nextUseReferences) {
    remembered = a1out.remove(page) ? page : -1;
  }

  @Override
  public void loaded(int frame, long page) {
    pageIn[frame] = page;
    // A page in A1out goes to Am, any other to A1in.
    if (page == remembered || a1out.remove(page)) {
      am.addLast(frame);
    } else {
      a1in.addLast(frame);
    }
    remembered = -1;
  }

  @Override
  public void touched(int frame) {
    // A hit in Am makes the page the most recent; one in A1in is not noted: uses close together.
    if (am.contains(frame)) {
      am.remove(frame);
      am.addLast(frame);
    }
  }

  @Override
  public void removed(int frame) {
    if (am.contains(frame)) {
      am.remove(frame);
    } else {
      a1in.remove(frame);
      if (frame == chosen) {
        a1out.add(pageIn[frame]);
      }
    }
    chosen = -1;
  }

  @Override
  public int victim(long incoming, Evictable evictable) {
    // Procedure reclaimfor: A1in makes room beyond its bound, and its page is remembered in A1out;
    // else Am does, whose page is not, since it was not used for long.
    FrameQueue first = a1in.size() > in ? a1in : am;
    chosen = first.firstEvictable(evictable);
    if (chosen < 0) {
      chosen = (first == am ? a1in : am).firstEvictable(evictable);
    }
    return chosen;
  }

  /** The policy as configs name it. */
  public record Kind(double in, double out) implements PolicyKind {
    /** The paper's sizes: a quarter and a half of the frames. */
    public Kind() {
      this(0.25, 0.5);
    }

    @Override
    public boolean sized() {
      return true;
    }

    @Override
    public String name() {
      return "2q";
    }

    @Override
    public String source() {
      return "Johnson, Shasha 1994";
    }

    @Override
    public Knowledge knowledge() {
      return Knowledge.LAST_USE;
    }

    @Override
    public List<PolicyParameter> parameters() {
      return List.of(
          PolicyParameter.fraction("in", "size of A1in as a share of the frames", in, 0, 1),
          PolicyParameter.fraction("out", "size of A1out as a share of the frames", out, 0, 10));
    }

    @Override
    public PolicyKind with(List<Double> values) {
      return new Kind(values.get(0), values.get(1));
    }

    @Override
    public ReplacementPolicy create(int frames) {
      return new TwoQ(frames, pages(in, frames), pages(out, frames));
    }

    private static int pages(double part, int frames) {
      return (int) Math.max(1, part * frames);
    }
  }
}
