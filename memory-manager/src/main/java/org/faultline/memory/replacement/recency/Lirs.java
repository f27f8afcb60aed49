package org.faultline.memory.replacement.recency;

import java.util.List;
import org.faultline.memory.address.PageMap;
import org.faultline.memory.replacement.Knowledge;
import org.faultline.memory.replacement.PolicyKind;
import org.faultline.memory.replacement.PolicyParameter;
import org.faultline.memory.replacement.ReplacementPolicy;
import org.faultline.memory.replacement.support.FrameQueue;

/**
 * LIRS: pages whose reuse distance is small (LIR) keep their frames; the others (HIR) share a small
 * queue and leave from its front. A stack in order of last use, down to the last LIR page, shows
 * which HIR page is used again sooner than some LIR page, and they change places.
 *
 * <p>Source: Jiang and Zhang, "LIRS: an efficient low inter-reference recency set replacement
 * policy to improve buffer cache performance", SIGMETRICS 2002, section 3.2. The first pages become
 * LIR until their part is full. The stack remembers a bounded number of pages that are in no frame;
 * a further one makes it forget the one gone longest.
 */
public final class Lirs implements ReplacementPolicy {
  private final int frames;
  private final int lirMost;
  private final FrameQueue stack;
  private final FrameQueue queue;
  private final FrameQueue gone;
  private final boolean[] lir;
  private final long[] pageIn;
  // The node of each page that is remembered.
  private final PageMap goneNodes = new PageMap();
  private final int[] freeNodes;
  private int freeCount;
  private int lirCount;
  private int chosen = -1;

  /**
   * @param hir frames for HIR pages, at least 1
   * @param remembered pages in no frame that the stack remembers, at least 1
   */
  public Lirs(int frames, int hir, int remembered) {
    this.frames = frames;
    lirMost = Math.max(0, frames - hir);
    stack = new FrameQueue(frames + remembered);
    queue = new FrameQueue(frames);
    gone = new FrameQueue(frames + remembered);
    lir = new boolean[frames];
    pageIn = new long[frames + remembered];
    freeNodes = new int[remembered];
    for (int i = remembered - 1; i >= 0; i--) {
      freeNodes[freeCount++] = frames + i;
    }
  }

  @Override
  public void loaded(int frame, long page) {
    pageIn[frame] = page;
    // A frame is never such a node, so 0 stands for none.
    int node = (int) goneNodes.get(page);
    if (node != 0) {
      forget(node);
    }
    // Case 3: a block that is not resident goes on top of S.
    stack.addLast(frame);
    if (lirCount < lirMost) {
      lir[frame] = true;
      lirCount++;
    } else {
      lir[frame] = false;
      // Case 3: one that S remembers becomes LIR; any other stays HIR, at the end of Q.
      if (node != 0 && lirMost > 0) {
        promote(frame);
      } else {
        queue.addLast(frame);
      }
    }
    prune();
  }

  @Override
  public void touched(int frame) {
    if (lir[frame]) {
      // Case 1: an LIR block goes to the top of S, which is pruned.
      stack.moveToEnd(frame);
    } else if (stack.contains(frame)) {
      // Case 2a: a resident HIR block in S becomes LIR, and the LIR block at the bottom HIR.
      stack.moveToEnd(frame);
      if (lirMost > 0) {
        queue.remove(frame);
        promote(frame);
      } else {
        queue.moveToEnd(frame);
      }
    } else {
      // Case 2b: one that is not in S goes on top of it, and stays HIR at the end of Q.
      stack.addLast(frame);
      queue.moveToEnd(frame);
    }
    prune();
  }

  @Override
  public void touched(int frame, long uses, long lastUseReferences, long nextUseReferences) {
    // The third of equal neighbours and those after it change nothing.
    for (long i = Math.min(uses, 3); i > 0; i--) {
      touched(frame);
    }
  }

  /** The page, which is in no queue, becomes LIR; the LIR page lowest in the stack becomes HIR. */
  private void promote(int frame) {
    lir[frame] = true;
    lirCount++;
    if (lirCount > lirMost) {
      prune();
      int lowest = stack.first();
      lir[lowest] = false;
      lirCount--;
      stack.remove(lowest);
      queue.addLast(lowest);
    }
  }

  /** Stack pruning: takes off S what is below its lowest LIR page. */
  private void prune() {
    if (lirMost == 0) {
      return;
    }
    int lowest = stack.first();
    while (lowest >= 0 && (lowest >= frames || !lir[lowest])) {
      if (lowest >= frames) {
        forget(lowest);
      } else {
        stack.remove(lowest);
      }
      lowest = stack.first();
    }
  }

  private void forget(int node) {
    stack.remove(node);
    gone.remove(node);
    goneNodes.set(pageIn[node], 0);
    freeNodes[freeCount++] = node;
  }

  @Override
  public void removed(int frame) {
    boolean remembered = frame == chosen && stack.contains(frame) && !lir[frame];
    if (queue.contains(frame)) {
      queue.remove(frame);
    }
    if (lir[frame]) {
      lir[frame] = false;
      lirCount--;
    }
    if (remembered) {
      remember(frame);
    } else if (stack.contains(frame)) {
      stack.remove(frame);
    }
    chosen = -1;
    prune();
  }

  /** The page stays in the stack at its place though it leaves its frame. */
  private void remember(int frame) {
    if (freeCount == 0) {
      int oldest = gone.first();
      forget(oldest);
    }
    int node = freeNodes[--freeCount];
    pageIn[node] = pageIn[frame];
    stack.replace(frame, node);
    gone.addLast(node);
    goneNodes.set(pageIn[node], node);
  }

  @Override
  public int victim(long incoming, Evictable evictable) {
    // The resident HIR block at the front of Q leaves; S remembers it if it holds it.
    chosen = queue.firstEvictable(evictable);
    if (chosen < 0) {
      for (int node = stack.first(); node >= 0 && chosen < 0; node = stack.after(node)) {
        chosen = node < frames && evictable.test(node) ? node : -1;
      }
    }
    return chosen;
  }

  /** The policy as configs name it. */
  public record Kind(double hir, double remembered) implements PolicyKind {
    /** A hundredth of the frames for HIR pages; ten pages remembered for each frame. */
    public Kind() {
      this(0.01, 10);
    }

    @Override
    public boolean sized() {
      return true;
    }

    @Override
    public String name() {
      return "lirs";
    }

    @Override
    public String source() {
      return "Jiang, Zhang 2002";
    }

    @Override
    public Knowledge knowledge() {
      return Knowledge.EVERY_USE;
    }

    @Override
    public List<PolicyParameter> parameters() {
      return List.of(
          PolicyParameter.fraction(
              "hir", "frames for HIR pages as a share of all frames", hir, 0, 1),
          PolicyParameter.fraction(
              "remembered", "pages remembered for each frame", remembered, 0, 100));
    }

    @Override
    public PolicyKind with(List<Double> values) {
      return new Kind(values.get(0), values.get(1));
    }

    @Override
    public ReplacementPolicy create(int frames) {
      return new Lirs(
          frames, (int) Math.max(1, hir * frames), (int) Math.max(1, remembered * frames));
    }
  }
}
