package org.faultline.actors.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.faultline.memory.physical.ResidentPages;
import org.faultline.memory.replacement.PolicyKind;

/** The pools of frames as the Pager sees them, each with a policy of its own. */
public final class PagerPools implements PagerBook {
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

  @Override
  public PagerChoice choose(PagerQuestion question) {
    if (question instanceof PagerQuestion.Victim victim) {
      int frame = victim(victim.pool(), victim.process(), victim.page());
      return frame < 0 ? PagerChoice.NONE : PagerChoice.of(frame);
    } else if (question instanceof PagerQuestion.Useless useless) {
      return useless(useless.pool(), useless.time());
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

  private PagerChoice useless(int pool, long time) {
    ResidentPages pages = pools.get(pool);
    long before = pages.epoch();
    IntStream.Builder frames = IntStream.builder();
    LongStream.Builder since = LongStream.builder();
    pages.release(
        time,
        (frame, then) -> {
          frames.add(frame);
          since.add(then);
        });
    epoch += pages.epoch() - before;
    return new PagerChoice(frames.build().toArray(), since.build().toArray());
  }

  @Override
  public void token(int process) {
    pools.forEach(pages -> pages.token(process));
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
