package org.faultline.memory.replacement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.faultline.memory.replacement.catalog.ReplacementPolicies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The policies against the simplest models, on random strings; failures show the seed. */
class PolicyModelTest {
  private static final int SEEDS = 100;

  private static int[] string(long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    int pages = 2 + random.nextInt(9);
    int[] string = new int[20 + random.nextInt(180)];
    for (int i = 0; i < string.length; i++) {
      string[i] = random.nextInt(pages);
    }
    return string;
  }

  /** The pages that leave, in order. */
  private static List<Integer> victims(String name, int[] string, int frames) {
    ReplacementPolicy policy =
        ReplacementPolicies.installed().named(name).orElseThrow().create(frames);
    int[] pageIn = new int[frames];
    int used = 0;
    List<Integer> victims = new ArrayList<>();
    for (int page : string) {
      int frame = find(pageIn, used, page);
      if (frame >= 0) {
        policy.touched(frame);
        continue;
      }
      if (used < frames) {
        frame = used++;
      } else {
        frame = policy.victim(page, any -> true);
        victims.add(pageIn[frame]);
        policy.removed(frame);
      }
      pageIn[frame] = page;
      policy.loaded(frame, page);
    }
    return victims;
  }

  private static int find(int[] pageIn, int used, int page) {
    for (int frame = 0; frame < used; frame++) {
      if (pageIn[frame] == page) {
        return frame;
      }
    }
    return -1;
  }

  private static List<Integer> naive(String name, int[] string, int frames) {
    return name.startsWith("clock")
        ? naiveClock(string, frames, name.equals("clock"))
        : naiveQueue(string, frames, name.equals("lru"));
  }

  private static List<Integer> naiveQueue(int[] string, int frames, boolean byUse) {
    List<Integer> queue = new ArrayList<>();
    List<Integer> victims = new ArrayList<>();
    for (Integer page : string(string)) {
      boolean hit = queue.contains(page);
      if (!hit && queue.size() == frames) {
        victims.add(queue.remove(0));
      }
      if (hit && byUse) {
        queue.remove(page);
      }
      if (!hit || byUse) {
        queue.add(page);
      }
    }
    return victims;
  }

  private static List<Integer> string(int[] pages) {
    List<Integer> string = new ArrayList<>();
    for (int page : pages) {
      string.add(page);
    }
    return string;
  }

  private static List<Integer> naiveClock(int[] string, int frames, boolean setOnLoad) {
    List<Integer> ring = new ArrayList<>();
    List<Boolean> used = new ArrayList<>();
    List<Integer> victims = new ArrayList<>();
    int hand = 0;
    for (Integer page : string(string)) {
      int at = ring.indexOf(page);
      if (at >= 0) {
        used.set(at, true);
      } else if (ring.size() < frames) {
        ring.add(page);
        used.add(setOnLoad);
      } else {
        while (used.get(hand)) {
          used.set(hand, false);
          hand = (hand + 1) % frames;
        }
        victims.add(ring.set(hand, page));
        used.set(hand, setOnLoad);
        hand = (hand + 1) % frames;
      }
    }
    return victims;
  }

  @ParameterizedTest
  @ValueSource(strings = {"fifo", "lru", "clock", "clock-clear"})
  void victimsAreThoseOfTheNaiveModel(String name) {
    for (int seed = 1; seed <= SEEDS; seed++) {
      int[] string = string(seed);
      for (int frames = 1; frames <= 8; frames++) {
        assertThat(victims(name, string, frames))
            .as("seed %d, %d frames", seed, frames)
            .isEqualTo(naive(name, string, frames));
      }
    }
  }

  /** Mattson et al. 1970: more frames never cost LRU a fault. */
  @Test
  void lruNeverFaultsMoreWithMoreFrames() {
    for (int seed = 1; seed <= SEEDS; seed++) {
      assertThat(anomaly("lru", string(seed))).as("seed %d", seed).isFalse();
    }
  }

  /** Belady, Nelson and Shedler 1969: the search finds strings where they cost others some. */
  @ParameterizedTest
  @ValueSource(strings = {"fifo", "clock", "clock-clear"})
  void moreFramesMayCostFaultsWithoutInclusion(String name) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(1969);
    int tried = 0;
    boolean found = false;
    while (!found && tried < 50_000) {
      int[] string = new int[12 + random.nextInt(12)];
      Arrays.setAll(string, i -> random.nextInt(5));
      found = anomaly(name, string);
      tried++;
    }
    assertThat(found).as("an anomaly within %d strings", tried).isTrue();
  }

  private static boolean anomaly(String name, int[] string) {
    // Faults are victims plus the frames that were filled.
    int distinct = (int) string(string).stream().distinct().count();
    int before = Integer.MAX_VALUE;
    for (int frames = 1; frames <= distinct; frames++) {
      int faults = victims(name, string, frames).size() + Math.min(frames, distinct);
      if (faults > before) {
        return true;
      }
      before = faults;
    }
    return false;
  }

  @ParameterizedTest
  @ValueSource(strings = {"fifo", "lru", "clock", "clock-clear"})
  void pageThatMayNotBeTakenIsNoVictim(String name) {
    ReplacementPolicy policy = ReplacementPolicies.installed().named(name).orElseThrow().create(3);
    for (int frame = 0; frame < 3; frame++) {
      policy.loaded(frame, frame);
    }
    assertThat(policy.victim(9, frame -> frame == 2)).isEqualTo(2);
    assertThat(policy.victim(9, frame -> false)).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"clock", "clock-clear"})
  void clockAsksForTouchesAnewOnceItHasClearedBits(String name) {
    ReplacementPolicy policy = ReplacementPolicies.installed().named(name).orElseThrow().create(2);
    policy.loaded(0, 0);
    policy.loaded(1, 1);
    policy.touched(0);
    long before = policy.epoch();
    assertThat(policy.victim(9, frame -> true)).isEqualTo(name.equals("clock") ? 0 : 1);
    assertThat(policy.epoch()).isGreaterThan(before);
  }

  @Test
  void everyPolicyNamesItsSource() {
    assertThat(ReplacementPolicies.installed().byName())
        .containsKeys("fifo", "lru", "clock", "clock-clear")
        .allSatisfy(
            (name, kind) -> {
              assertThat(kind.name()).isEqualTo(name);
              assertThat(kind.source()).containsPattern("[12][09]\\d\\d");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"fifo", "lru", "arc", "lirs", "clock", "ws", "opt"})
  void policiesOfThisProgramAreCalledWithoutADetour(String name) {
    ReplacementPolicy policy = ReplacementPolicies.installed().named(name).orElseThrow().create(2);
    assertThat(policy.getClass().getPackageName())
        .startsWith(ReplacementPolicy.class.getPackageName() + ".")
        .doesNotEndWith(".catalog");
  }

  @Test
  void nameThatIsNotInstalledIsNotFound() {
    assertThat(ReplacementPolicies.installed().named("random-guess")).isEmpty();
  }
}
