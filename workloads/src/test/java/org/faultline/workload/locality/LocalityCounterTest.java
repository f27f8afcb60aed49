package org.faultline.workload.locality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.memory.address.Access;
import org.faultline.memory.address.PageReference;
import org.faultline.workload.program.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stack distances and working sets against counts that follow the definitions word by word. */
class LocalityCounterTest {

  /** One reference of a string. */
  private record Use(int process, long page) {}

  private static List<Use> string(UniformRandomProvider random) {
    int pages = 1 + random.nextInt(60);
    int length = 1 + random.nextInt(2_000);
    int processes = 1 + random.nextInt(3);
    List<Use> string = new ArrayList<>();
    while (string.size() < length) {
      Use use =
          new Use(
              random.nextInt(processes), Math.min(random.nextInt(pages), random.nextInt(pages)));
      for (int repeats = random.nextInt(4) == 0 ? 3 : 1; repeats > 0; repeats--) {
        string.add(use);
      }
    }
    return string;
  }

  /** Counts {@code string}, merging neighbours into runs now and then. */
  private static LocalityCounter count(List<Use> string, UniformRandomProvider random) {
    LocalityCounter counter = new LocalityCounter(300, 1_001);
    long[] runs = new long[string.size()];
    int[] processes = new int[string.size()];
    int n = 0;
    for (Use use : string) {
      long run = PageReference.of(use.page(), Access.READ);
      if (n > 0
          && random.nextBoolean()
          && processes[n - 1] == use.process()
          && PageReference.page(runs[n - 1]) == use.page()) {
        runs[n - 1] =
            PageReference.of(use.page(), Access.READ, PageReference.count(runs[n - 1]) + 1);
      } else {
        processes[n] = use.process();
        runs[n++] = run;
      }
    }
    int first = random.nextInt(n);
    counter.add(runs, processes, first);
    counter.add(
        java.util.Arrays.copyOfRange(runs, first, n),
        java.util.Arrays.copyOfRange(processes, first, n),
        n - first);
    return counter;
  }

  private static long lruFaults(List<Use> string, int frames) {
    List<Use> resident = new ArrayList<>();
    long faults = 0;
    for (Use use : string) {
      if (!resident.remove(use)) {
        faults++;
        if (resident.size() == frames) {
          resident.remove(0);
        }
      }
      resident.add(use);
    }
    return faults;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void everyNumberOfFramesFaultsAsLruDoes(long seed) {
    UniformRandomProvider random = new RandomStreams(seed).stream("string", 0, "references");
    List<Use> string = string(random);
    MissRatioCurve curve = count(string, random).missRatios();
    assertThat(curve.references()).isEqualTo(string.size());
    assertThat(curve.distinctPages()).isEqualTo(new HashSet<>(string).size());
    assertThat(curve.faults(0)).isEqualTo(string.size());
    for (int frames = 1; frames <= curve.distinctPages() + 1; frames++) {
      assertThat(curve.faults(frames))
          .as("seed %d, %d frames", seed, frames)
          .isEqualTo(lruFaults(string, frames));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void everyWindowCountsAsTheWorkingSetItselfDoes(long seed) {
    UniformRandomProvider random = new RandomStreams(seed).stream("string", 0, "references");
    List<Use> string = string(random);
    WorkingSetCurve curve = count(string, random).workingSets();
    assertThat(curve.window(0)).isEqualTo(1);
    for (int i = 0; i < curve.length(); i++) {
      int window = (int) curve.window(i);
      long faults = 0;
      long sizes = 0;
      for (int t = 0; t < string.size(); t++) {
        List<Use> before = string.subList(Math.max(0, t - window), t);
        faults += before.contains(string.get(t)) ? 0 : 1;
        Set<Use> set = new HashSet<>(string.subList(Math.max(0, t + 1 - window), t + 1));
        sizes += set.size();
      }
      assertThat(curve.faults(i)).as("seed %d, window %d", seed, window).isEqualTo(faults);
      assertThat(curve.totalSize(i)).as("seed %d, window %d", seed, window).isEqualTo(sizes);
    }
    assertThat(curve.window(curve.length() - 1)).isGreaterThanOrEqualTo(string.size());
  }

  /** Slots are numbered anew many times, and the tree of ranks has many levels. */
  @Test
  void distancesStayExactWhenMorePagesComeThanSlots() {
    int pages = 40_000;
    LocalityCounter counter = new LocalityCounter();
    long[] runs = new long[pages];
    for (int round = 0; round < 5; round++) {
      for (int i = 0; i < pages; i++) {
        // Odd rounds go backwards, so that each distance occurs.
        runs[i] = PageReference.of(round % 2 == 0 ? i : pages - 1 - i, Access.WRITE);
      }
      counter.add(runs, null, pages);
    }
    MissRatioCurve curve = counter.missRatios();
    for (int frames : new int[] {1, 2, 63, 64, 65, 4096, 39_999, 40_000}) {
      // A page of a turned round is at the distance of its place, so all but the first C fault.
      assertThat(curve.faults(frames)).isEqualTo(pages + 4L * (pages - frames));
    }
  }

  @Test
  void onlyWindowsThatWereAskedForOrUsualAreThere() {
    LocalityCounter counter = new LocalityCounter(999);
    long[] run = {PageReference.of(1, Access.READ, 5_000)};
    counter.add(run, null, 1);
    WorkingSetCurve curve = counter.workingSets();
    assertThat(curve.window(curve.indexOf(999))).isEqualTo(999);
    assertThat(curve.meanSize(curve.indexOf(999))).isEqualTo(1);
    assertThatThrownBy(() -> curve.indexOf(998)).hasMessageContaining("998");
    assertThat(curve.indexOf(1_000_000)).isEqualTo(curve.length() - 1);
  }

  @Test
  void anEmptyStringHasNoMisses() {
    LocalityCounter counter = new LocalityCounter();
    assertThat(counter.missRatios().missRatio(3)).isZero();
    assertThat(counter.workingSets().meanSize(0)).isZero();
    assertThat(counter.missRatios().knee()).isZero();
  }
}
