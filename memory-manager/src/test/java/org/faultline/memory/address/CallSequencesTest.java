package org.faultline.memory.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.faultline.memory.address.ModelCall.Kind;
import org.junit.jupiter.api.Test;

/**
 * Every call ends as in a naive model that keeps one record for each page. A sequence that does not
 * is shrunk and printed as a conformance case, which {@code faultline verify win32} can replay.
 */
class CallSequencesTest {
  private static final int SEEDS = 200;
  private static final int LENGTH = 600;

  @Test
  void everyCallOfLongRandomSequencesEndsAsInTheNaiveModel() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      check(seed, RealCalls::new);
    }
  }

  private static void check(long seed, Supplier<RealCalls> real) {
    List<ModelCall> calls = CallSequences.random(seed, LENGTH);
    int difference = CallSequences.firstDifference(calls, real);
    if (difference >= 0) {
      List<ModelCall> least = CallSequences.shrink(calls, real);
      fail(
          "seed %s differs at call %s of %s; the least sequence that does:%n%s",
          seed, difference, calls.size(), CallSequences.conformanceCase("seed-" + seed, least));
    }
  }

  @Test
  void theSequencesMakeEveryCallSucceedAndFail() {
    Map<Kind, boolean[]> seen = new EnumMap<>(Kind.class);
    for (long seed = 1; seed <= 10; seed++) {
      NaiveWin32 naive = new NaiveWin32();
      for (ModelCall call : CallSequences.random(seed, LENGTH)) {
        boolean failed = Boolean.FALSE.equals(naive.answer(call).getOrDefault("ok", false));
        seen.computeIfAbsent(call.kind(), kind -> new boolean[2])[failed ? 1 : 0] = true;
      }
    }
    seen.remove(Kind.VirtualQuery);
    assertThat(seen).hasSize(Kind.values().length - 1);
    seen.forEach((kind, both) -> assertThat(both).as(kind.name()).containsExactly(true, true));
  }

  /** A commit that rounds its address down to 64 KiB, as simulators often do. */
  private static final class WrongRounding extends RealCalls {
    @Override
    CallPlan planAlloc(AddressSpace space, ModelCall call) {
      boolean commit = call.flags() == AllocationType.MEM_COMMIT;
      long at = commit ? call.address() & -0x1_0000L : call.address();
      return space.planAlloc(at, call.size(), call.flags(), call.protect());
    }
  }

  @Test
  void aPlantedDefectIsFoundAndShrunkToAShortCase() {
    List<ModelCall> calls = CallSequences.random(1, LENGTH);
    assertThat(CallSequences.firstDifference(calls, WrongRounding::new)).isPositive();
    List<ModelCall> least = CallSequences.shrink(calls, WrongRounding::new);
    assertThat(least).as("a reservation and a commit").hasSize(2);
    assertThat(CallSequences.conformanceCase("seed-1", least))
        .contains("\"vm-conformance/1\"", "{\"call\": \"VirtualAlloc\", \"address\": \"0x3f")
        .contains("\"expect\": {\"ok\": true, \"address\": \"0x");
  }
}
