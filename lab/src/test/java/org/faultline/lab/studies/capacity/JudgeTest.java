package org.faultline.lab.studies.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.faultline.lab.results.measure.Measure;
import org.faultline.lab.results.measure.Unit;
import org.faultline.lab.studies.design.Replications;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final Replications FIVE_TO_TWENTY = new Replications(5, 20, 5, 0, List.of());
  private static final Requirement BELOW = Requirement.parse("x < 50 ms");

  private static Judge judge(PositionRuns runs) {
    return new Judge(runs, List.of(BELOW), FIVE_TO_TWENTY, judged -> {});
  }

  /** Measures of mean {@code position} ms with the deviation {@code noise} ms. */
  private static PositionRuns noisy(double noise, List<Integer> asked) {
    return (position, first, count) -> {
      asked.add(count);
      return IntStream.range(first, first + count)
          .mapToObj(number -> observation(position + noise * error(position, number), number))
          .toList();
    };
  }

  private static double error(int position, int number) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(1_000L * position + number);
    return ZigguratSampler.NormalizedGaussian.of(random).sample();
  }

  private static Observation observation(double millis, int number) {
    TreeMap<String, Measure> measures = new TreeMap<>();
    measures.put("x", new Measure(millis / 1e3, Unit.SECONDS));
    return new Observation(number, measures, null);
  }

  @Test
  void whatIsClearTakesTheFewestRuns() {
    List<Integer> asked = new ArrayList<>();
    assertThat(judge(noisy(1, asked)).judge(20)).isEqualTo(Verdict.MET);
    assertThat(judge(noisy(1, asked)).judge(90)).isEqualTo(Verdict.NOT_MET);
    assertThat(asked).containsExactly(5, 5);
  }

  @Test
  void whatIsNearTheBoundTakesMoreRunsUpToTheLimit() {
    List<Integer> asked = new ArrayList<>();
    Judge judge = judge(noisy(20, asked));
    assertThat(judge.judge(50)).isEqualTo(Verdict.UNDECIDED);
    assertThat(asked).containsExactly(5, 5, 5, 5);
    assertThat(judge.judged().get(50).runs())
        .extracting(Observation::seed)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).mapToObj(i -> (long) i).toList());
  }

  @Test
  void aPositionIsRunOnce() {
    List<Integer> asked = new ArrayList<>();
    Judge judge = judge(noisy(1, asked));
    judge.judge(20);
    judge.judge(20);
    assertThat(asked).hasSize(1);
  }

  /** With noise the answer is the truth, or the truth lies in what cannot be told. */
  @Test
  void theAnswerHoldsTheTruth() {
    int outside = 0;
    for (int shift = 0; shift < 40; shift++) {
      int truth = 49 - shift;
      int by = shift;
      Judge judge =
          judge(
              (position, first, count) ->
                  IntStream.range(first, first + count)
                      .mapToObj(
                          number ->
                              observation(
                                  position + by + 5 * error(position + 100 * by, number), number))
                      .toList());
      CapacitySearch.Found found =
          new CapacitySearch(judge::judge, 256).find(p -> 2 * p, (centre, i) -> 0);
      outside += found.fits() <= truth && truth <= found.possible() ? 0 : 1;
      assertThat(found.fits()).isBetween(truth - 12, truth + 3);
    }
    // About one in twenty intervals misses, and each answer looks at several.
    assertThat(outside).isLessThanOrEqualTo(10);
  }

  @Test
  void aRunThatFailedOrGaveNoValueMeetsNothing() {
    Judge failed =
        judge(
            (position, first, count) ->
                List.of(
                    observation(1, 1),
                    new Observation(2, observation(1, 2).measures(), "1 of 9 web failed: commit")));
    assertThat(failed.judge(1)).isEqualTo(Verdict.NOT_MET);
    assertThat(failed.judged().get(1).failure()).contains("1 of 9 web");
    Judge empty =
        judge(
            (position, first, count) ->
                List.of(
                    observation(1, 1),
                    position == 1 ? observation(1, 2) : new Observation(2, new TreeMap<>(), null)));
    assertThat(empty.judge(1)).isEqualTo(Verdict.MET);
    assertThat(empty.judge(2)).isEqualTo(Verdict.NOT_MET);
    assertThat(empty.judged().get(2).findings().get(0).interval()).isNull();
  }

  @Test
  void aMeasureThatIsNotThereIsRefusedWithTheNearest() {
    Judge judge =
        new Judge(
            noisy(1, new ArrayList<>()),
            List.of(Requirement.parse("y < 50 ms")),
            FIVE_TO_TWENTY,
            judged -> {});
    assertThatThrownBy(() -> judge.judge(1)).hasMessageContaining("no measure 'y'");
  }
}
