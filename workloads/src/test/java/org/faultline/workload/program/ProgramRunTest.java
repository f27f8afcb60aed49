package org.faultline.workload.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramRunTest {
  private final FakeProcess process = new FakeProcess();

  @Test
  void aProgramWithoutStepsExitsWithCodeZero() {
    assertThat(process.run(List.of(), 9)).containsExactly(new Demand.Exit(0));
  }

  @Test
  void stepsRunOneAfterTheOther() {
    assertThat(process.run(List.of(compute(1), compute(2)), 9))
        .containsExactly(new Demand.Compute(1), new Demand.Compute(2), new Demand.Exit(0));
  }

  @Test
  void repeatsNest() {
    Step inner = new Repeat(3, List.of(compute(1), compute(2)));
    Step outer = new Repeat(2, List.of(compute(7), inner));

    List<Demand> demands = process.run(List.of(outer, compute(9)), 99);

    assertThat(nanos(demands))
        .containsExactly(7L, 1L, 2L, 1L, 2L, 1L, 2L, 7L, 1L, 2L, 1L, 2L, 1L, 2L, 9L);
    assertThat(demands).last().isEqualTo(new Demand.Exit(0));
  }

  @Test
  void deepNestingNeedsNoJavaStack() {
    Step step = compute(1);
    for (int depth = 0; depth < 50_000; depth++) {
      step = new Repeat(1, List.of(step));
    }

    assertThat(process.run(List.of(step), 9)).hasSize(2);
  }

  @Test
  void foreverNeverEnds() {
    Step forever = new Repeat(Repeat.FOREVER, List.of(compute(1)));

    assertThat(process.run(List.of(forever, compute(2)), 10_000))
        .hasSize(10_000)
        .containsOnly(new Demand.Compute(1));
  }

  @Test
  void aProgramThatRepeatsNothingFailsInsteadOfHanging() {
    Step forever = new Repeat(Repeat.FOREVER, List.of(compute(0)));

    assertThat(process.run(List.of(compute(5), forever), 9))
        .last()
        .isEqualTo(
            new Demand.Fail(
                "Step 2.1: the program repeats steps without doing anything that takes time"));
  }

  @Test
  void aFailureNamesItsStepAndStays() {
    Step failing = started -> StepRun.fail("nothing goes");
    ProgramRun run =
        new ProgramRun(List.of(compute(1), new Repeat(2, List.of(compute(2), failing))));
    Demand failure = new Demand.Fail("Step 2.2: nothing goes");

    run.next(process);
    run.next(process);

    assertThat(run.next(process)).isEqualTo(failure);
    assertThat(run.next(process)).isEqualTo(failure);
  }

  private static Step compute(long nanos) {
    return new Compute(new FixedDuration(nanos));
  }

  private static List<Long> nanos(List<Demand> demands) {
    return demands.stream()
        .filter(Demand.Compute.class::isInstance)
        .map(demand -> ((Demand.Compute) demand).nanos())
        .toList();
  }
}
