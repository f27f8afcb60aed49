package org.faultline.memory.textbook;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.faultline.memory.replacement.PolicyKind;
import org.faultline.memory.server.PagerBook;
import org.faultline.memory.server.PagerChoice;
import org.faultline.memory.server.PagerQuestion;

/** The pools of frames as the Pager sees them, each with a policy of its own. */
public final class PagerPools implements PagerBook {
  private final List<EvictablePages> pools = new ArrayList<>();
  private final PoolPlan plan;
  private final FramePlaces places;
  private long epoch;

  /**
   * One policy of {@code kind} for each pool of the plan.
   *
   * @param random what each pool's policy draws from
   */
  public PagerPools(PoolPlan plan, PolicyKind kind, IntFunction<IntUnaryOperator> random) {
    this.plan = plan;
    places = FramePlaces.of(plan);
    for (int count : plan.counts()) {
      pools.add(new EvictablePages(count, kind.create(count, random.apply(pools.size()))));
    }
  }

  @Override
  public PagerChoice choose(PagerQuestion question) {
    if (question instanceof PagerQuestion.Victim victim) {
      int frame = victim(victim.pool(), victim.process(), victim.page());
      return frame < 0 ? PagerChoice.NONE : PagerChoice.of(frame);
    } else if (question instanceof PagerQuestion.Useless useless) {
      return useless(useless.pool(), useless.nowReferences());
    }
    throw new IllegalArgumentException("a replacement policy has no answer to " + question);
  }

  private int victim(int pool, int process, long page) {
    EvictablePages pages = pools.get(pool);
    long before = pages.epoch();
    int number = pages.victim(process, page);
    epoch += pages.epoch() - before;
    return number < 0 ? -1 : places.frame(pool, number);
  }

  private PagerChoice useless(int pool, long nowReferences) {
    EvictablePages pages = pools.get(pool);
    long before = pages.epoch();
    IntStream.Builder frames = IntStream.builder();
    LongStream.Builder sinceReferences = LongStream.builder();
    pages.release(
        nowReferences,
        (number, references) -> {
          frames.add(places.frame(pool, number));
          sinceReferences.add(references);
        });
    epoch += pages.epoch() - before;
    return new PagerChoice(frames.build().toArray(), sinceReferences.build().toArray());
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
    places.loaded(frame, process);
    of(frame).loaded(places.number(frame), process, page);
  }

  @Override
  public void held(int frame) {
    of(frame).held(places.number(frame));
  }

  @Override
  public void released(int frame) {
    of(frame).released(places.number(frame));
  }

  @Override
  public void touched(int frame) {
    of(frame).touched(places.number(frame));
  }

  @Override
  public void touched(int frame, long uses, long lastUseReferences, long nextUseReferences) {
    of(frame).touched(places.number(frame), uses, lastUseReferences, nextUseReferences);
  }

  @Override
  public void dirtied(int frame) {
    of(frame).dirtied(places.number(frame));
  }

  @Override
  public void faulted(int process, long page, long nowReferences, long nextUseReferences) {
    pools.get(plan.poolOf(process)).faulted(process, page, nowReferences, nextUseReferences);
  }

  @Override
  public void removed(int frame) {
    of(frame).removed(places.number(frame));
    places.removed(frame);
  }

  private EvictablePages of(int frame) {
    return pools.get(places.pool(frame));
  }
}
