package org.faultline.actors.memory;

import java.util.ArrayList;
import java.util.List;
import org.faultline.memory.physical.ResidentPages;
import org.faultline.memory.replacement.PolicyKind;

/** The pools of frames as the Pager sees them, each with a policy of its own. */
public final class PagerPools implements PagerBook {
  private static final int[] NONE = new int[0];

  private final List<ResidentPages> pools = new ArrayList<>();
  private final int[] poolOfFrame;
  private long epoch;

  /** One policy of {@code kind} for each pool of the plan. */
  public PagerPools(PoolPlan plan, PolicyKind kind) {
    poolOfFrame =
        plan.counts().size() == 1
            ? null
            : new int[plan.counts().stream().mapToInt(Integer::intValue).sum()];
    int first = 0;
    for (int count : plan.counts()) {
      for (int i = 0; poolOfFrame != null && i < count; i++) {
        poolOfFrame[first + i] = pools.size();
      }
      pools.add(new ResidentPages(first, count, kind.create(count)));
      first += count;
    }
  }

  @Override
  public int[] choose(PagerQuestion question) {
    if (question instanceof PagerQuestion.Victim victim) {
      int frame = victim(victim.pool(), victim.process(), victim.page());
      return frame < 0 ? NONE : new int[] {frame};
    }
    throw new IllegalArgumentException("a replacement policy has no answer to " + question);
  }

  private int victim(int pool, int process, long page) {
    ResidentPages pages = pools.get(pool);
    long before = pages.epoch();
    int frame = pages.victim(process, page);
    epoch += pages.epoch() - before;
    return frame;
  }

  @Override
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
  public void removed(int frame) {
    of(frame).removed(frame);
  }

  private ResidentPages of(int frame) {
    return pools.get(poolOfFrame == null ? 0 : poolOfFrame[frame]);
  }
}
