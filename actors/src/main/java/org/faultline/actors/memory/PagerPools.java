package org.faultline.actors.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.faultline.memory.physical.ResidencyListener;
import org.faultline.memory.physical.ResidentPages;
import org.faultline.memory.replacement.PolicyKind;
import org.faultline.memory.replacement.ReplacementPolicy;

/** The pools of frames as the Pager sees them, each with a policy of its own. */
public final class PagerPools implements ResidencyListener {
  private final List<ResidentPages> pools = new ArrayList<>();
  private final PoolPlan plan;
  private final int[] poolOfFrame;
  private long epoch;

  /**
   * One policy of {@code kind} for each pool of the plan.
   *
   * @param random what each pool's policy draws from
   */
  public PagerPools(PoolPlan plan, PolicyKind kind, IntFunction<IntUnaryOperator> random) {
    this.plan = plan;
    poolOfFrame =
        plan.counts().size() == 1
            ? null
            : new int[plan.counts().stream().mapToInt(Integer::intValue).sum()];
    int first = 0;
    for (int count : plan.counts()) {
      for (int i = 0; poolOfFrame != null && i < count; i++) {
        poolOfFrame[first + i] = pools.size();
      }
      pools.add(new ResidentPages(first, count, kind.create(count, random.apply(pools.size()))));
      first += count;
    }
  }

  /** The frame to take, or -1. */
  public int victim(int pool, int process, long page) {
    ResidentPages pages = pools.get(pool);
    long before = pages.epoch();
    int frame = pages.victim(process, page);
    epoch += pages.epoch() - before;
    return frame;
  }

  /** Gives the frames whose pages the policy of {@code pool} lets go at {@code time}. */
  public void release(int pool, long time, ReplacementPolicy.Released released) {
    ResidentPages pages = pools.get(pool);
    long before = pages.epoch();
    pages.release(time, released);
    epoch += pages.epoch() - before;
  }

  /** How often any policy has consumed touches. */
  public long epoch() {
    return epoch;
  }

  @Override
  public void loaded(int frame, int process, long page) {
    of(frame).loaded(frame, process, page);
  }

  @Override
  public void held(int frame) {
    of(frame).held(frame);
  }

  @Override
  public void released(int frame) {
    of(frame).released(frame);
  }

  @Override
  public void touched(int frame) {
    of(frame).touched(frame);
  }

  @Override
  public void touched(int frame, long uses, long lastUse, long nextUse) {
    of(frame).touched(frame, uses, lastUse, nextUse);
  }

  @Override
  public void dirtied(int frame) {
    of(frame).dirtied(frame);
  }

  @Override
  public void faulted(int process, long page, long time, long nextUse) {
    pools.get(plan.poolOf(process)).faulted(process, page, time, nextUse);
  }

  @Override
  public void removed(int frame) {
    of(frame).removed(frame);
  }

  private ResidentPages of(int frame) {
    return pools.get(poolOfFrame == null ? 0 : poolOfFrame[frame]);
  }
}
