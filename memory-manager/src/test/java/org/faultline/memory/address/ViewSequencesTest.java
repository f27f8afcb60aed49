package org.faultline.memory.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.faultline.memory.address.ViewCall.Kind;
import org.junit.jupiter.api.Test;

/**
 * Every call on views, placeholders and private memory ends as in a naive model that keeps one
 * record for each page, and leaves the same charge, tables and locks.
 */
class ViewSequencesTest {
  private static final int SEEDS = 300;
  private static final int LENGTH = 500;

  @Test
  void everyCallOfLongRandomSequencesEndsAsInTheNaiveModel() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      check(seed, RealViewCalls::new);
    }
  }

  private static void check(long seed, Supplier<RealViewCalls> real) {
    List<ViewCall> calls = ViewSequences.random(seed, LENGTH);
    int difference = ViewSequences.firstDifference(calls, real);
    if (difference >= 0) {
      fail(
          "seed %s differs at call %s of %s; the least sequence that does, with both answers:%n%s",
          seed, difference, calls.size(), explained(ViewSequences.shrink(calls, real), real.get()));
    }
  }

  private static String explained(List<ViewCall> calls, RealViewCalls real) {
    NaiveViewCalls naive = new NaiveViewCalls();
    return calls.stream()
        .map(call -> call + "%n  %s%n  %s".formatted(naive.answer(call), real.answer(call)))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void theSequencesMakeEveryCallSucceedAndFail() {
    Map<Kind, boolean[]> seen = new EnumMap<>(Kind.class);
    for (long seed = 1; seed <= 20; seed++) {
      NaiveViewCalls naive = new NaiveViewCalls();
      for (ViewCall call : ViewSequences.random(seed, LENGTH)) {
        Object answer = naive.answer(call);
        boolean failed = answer instanceof Long value && value < 0 || answer instanceof String;
        seen.computeIfAbsent(call.kind(), kind -> new boolean[2])[failed ? 1 : 0] = true;
      }
    }
    List.of(Kind.VirtualQuery, Kind.CommitElsewhere, Kind.Trim).forEach(seen::remove);
    assertThat(seen).hasSize(Kind.values().length - 3);
    seen.forEach((kind, both) -> assertThat(both).as(kind.name()).containsExactly(true, true));
  }

  /** A view whose misaligned address is rounded down, as simulators often do. */
  private static final class WrongRounding extends RealViewCalls {
    @Override
    CallPlan planMap(ViewCall call) {
      return super.planMap(
          new ViewCall(
              call.kind(),
              call.handle(),
              call.address() & -0x1_0000L,
              call.size(),
              call.offset(),
              call.flags(),
              0));
    }
  }

  @Test
  void aPlantedDefectIsFoundAndShrunkToOneCall() {
    List<ViewCall> calls = ViewSequences.random(1, LENGTH);
    assertThat(ViewSequences.firstDifference(calls, WrongRounding::new)).isNotNegative();
    assertThat(ViewSequences.shrink(calls, WrongRounding::new)).hasSize(1);
  }
}
