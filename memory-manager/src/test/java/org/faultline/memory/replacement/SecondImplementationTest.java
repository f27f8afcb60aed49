package org.faultline.memory.replacement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.faultline.memory.replacement.catalog.ReplacementPolicies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each policy lets the same pages leave as a naive second implementation; failures show the seed.
 */
class SecondImplementationTest {
  private static final int SEEDS = 2_000;

  private static final Map<String, IntFunction<NaivePolicy>> NAIVE =
      Map.ofEntries(
          Map.entry("car", frames -> new NaiveCar()),
          Map.entry("clock-pro", NaiveClockPro::new),
          Map.entry("s3-fifo", frames -> new NaiveS3Fifo()),
          Map.entry("lirs", frames -> new NaiveLirs(1, 10 * frames)),
          Map.entry(
              "lirs(0.3,0.5)",
              frames ->
                  new NaiveLirs((int) Math.max(1, 0.3 * frames), (int) Math.max(1, 0.5 * frames))),
          Map.entry("nru(20)", frames -> NaiveAged.nru(20)),
          Map.entry("ageing(3,7)", frames -> NaiveAged.ageing(3, 7)),
          Map.entry("wsclock(15)", frames -> NaiveAged.wsclock(15)),
          Map.entry("mglru", frames -> NaiveAged.generations(4)),
          Map.entry("mglru(2)", frames -> NaiveAged.generations(2)),
          Map.entry("perfect-lfu", frames -> new FewestEver()),
          Map.entry("mru", frames -> new MostRecent()));

  /** MRU: the page of the reference before leaves. */
  private static final class MostRecent implements NaivePolicy {
    private final List<Integer> byUse = new ArrayList<>();

    @Override
    public Integer access(int page, boolean write, int time, int frames) {
      boolean hit = byUse.remove((Integer) page);
      Integer left = !hit && byUse.size() == frames ? byUse.remove(byUse.size() - 1) : null;
      byUse.add(page);
      return left;
    }
  }

  /** Perfect LFU: all references so far are counted anew; the lowest page of the fewest leaves. */
  private static final class FewestEver implements NaivePolicy {
    private final List<Integer> string = new ArrayList<>();
    private final TreeSet<Integer> resident = new TreeSet<>();

    @Override
    public Integer access(int page, boolean write, int time, int frames) {
      Integer left = null;
      if (!resident.contains(page) && resident.size() == frames) {
        // The minimum of an ordered set is the first of several.
        left =
            Collections.min(
                resident, Comparator.comparingInt(other -> Collections.frequency(string, other)));
        resident.remove(left);
      }
      string.add(page);
      resident.add(page);
      return left;
    }
  }

  static Stream<String> policies() {
    return NAIVE.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("policies")
  void theSamePagesLeave(String policy) {
    PolicyKind kind = ReplacementPolicies.installed().parse(policy);
    long evictions = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      TestString string = TestString.random(seed);
      int frames = 1 + (int) (seed % 12);
      List<String> left = string.play(kind, frames);
      evictions += left.size();
      assertThat(left)
          .as("seed %d, %d frames", seed, frames)
          .isEqualTo(string.play(NAIVE.get(policy).apply(frames), frames));
    }
    assertThat(evictions).isGreaterThan(100L * SEEDS / 10);
  }

  @Test
  void oneBitOfSecondChanceIsTheClock() {
    ReplacementPolicies policies = ReplacementPolicies.installed();
    for (long seed = 0; seed < SEEDS; seed++) {
      TestString string = TestString.random(seed);
      int frames = 1 + (int) (seed % 12);
      assertThat(string.play(policies.parse("second-chance(1)"), frames))
          .as("seed %d", seed)
          .isEqualTo(string.play(policies.parse("clock"), frames));
    }
  }

  @Test
  void noPolicyFaultsLessThanOptAndEachEvictionIsForAFault() {
    ReplacementPolicies policies = ReplacementPolicies.installed();
    for (long seed = 0; seed < 300; seed++) {
      TestString string = TestString.random(seed);
      int frames = 1 + (int) (seed % 12);
      int least = string.play(policies.parse("opt"), frames).size();
      for (PolicyKind kind : policies.byName().values()) {
        assertThat(string.play(kind, frames).size())
            .as("%s, seed %d", kind.name(), seed)
            .isGreaterThanOrEqualTo(least);
      }
    }
  }
}
