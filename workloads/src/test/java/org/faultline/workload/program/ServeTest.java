package org.faultline.workload.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.faultline.memory.time.Duration;
import org.faultline.workload.program.Demand.Compute;
import org.faultline.workload.program.Demand.RequestDone;
import org.faultline.workload.program.Demand.RequestStarted;
import org.faultline.workload.program.Demand.Sleep;
import org.junit.jupiter.api.Test;

class ServeTest {
  private static final List<Step> WORK =
      List.of(new org.faultline.workload.program.Compute(Durations.fixed(30)));

  private final FakeProcess process = new FakeProcess();

  @Test
  void openRequestsArriveWhileTheProcessIsBusyAndWait() {
    process.now = 1000;
    Step serve = new Serve("page", true, Durations.fixed(20), 3, WORK);

    assertThat(process.run(List.of(serve), this::pass))
        .containsExactly(
            new Sleep(1020),
            new RequestStarted("page", 1020),
            new Compute(30),
            new RequestDone("page", 1020),
            new RequestStarted("page", 1040),
            new Compute(30),
            new RequestDone("page", 1040),
            new RequestStarted("page", 1060),
            new Compute(30),
            new RequestDone("page", 1060),
            new Demand.Exit(0));
    assertThat(process.now).isEqualTo(1020 + 3 * 30);
  }

  @Test
  void closedRequestsArriveAfterThinking() {
    process.now = 1000;
    Step serve = new Serve("query", false, Durations.fixed(20), 2, WORK);

    assertThat(process.run(List.of(serve), this::pass))
        .containsExactly(
            new Sleep(1020),
            new RequestStarted("query", 1020),
            new Compute(30),
            new RequestDone("query", 1020),
            new Sleep(1070),
            new RequestStarted("query", 1070),
            new Compute(30),
            new RequestDone("query", 1070),
            new Demand.Exit(0));
  }

  @Test
  void aProcessThatWakesLateStillCountsFromTheArrival() {
    Step serve = new Serve("page", true, Durations.fixed(20), 1, WORK);

    List<Demand> demands =
        process.run(
            List.of(serve),
            demand -> process.now = demand instanceof Sleep sleep ? sleep.untilNanos() + 7 : 99);

    assertThat(demands).contains(new RequestStarted("page", 20), new RequestDone("page", 20));
  }

  @Test
  void poissonArrivalsHaveTheirRateWhateverTheWork() {
    Step serve = new Serve("page", true, Arrivals.poisson(25), 20_000, WORK);

    List<Long> arrivals =
        process.run(List.of(serve), this::pass).stream()
            .filter(RequestStarted.class::isInstance)
            .map(demand -> ((RequestStarted) demand).arrivalNanos())
            .toList();

    assertThat(arrivals).hasSize(20_000).isSorted();
    // The mean of 20,000 exponential gaps of 40 ms: four standard deviations are 1.13 ms.
    assertThat(arrivals.get(19_999) / 20_000 / 1e6).isCloseTo(40, within(1.13));
  }

  @Test
  void arrivalsComeFromAStreamOfTheirOwn() {
    Duration random = new Durations.Exponential(1000);
    Step work = new org.faultline.workload.program.Compute(random);
    Step idle = new Serve("page", true, random, 100, List.of(new Wait(Durations.fixed(1))));
    Step busy = new Serve("page", true, random, 100, List.of(work, work));

    assertThat(arrivals(new FakeProcess(3, "a", 0), busy))
        .isEqualTo(arrivals(new FakeProcess(3, "a", 0), idle));
  }

  @Test
  void aServeThatTakesNoTimeFailsInsteadOfHanging() {
    Step empty =
        new Serve("page", false, Duration.NONE, Repeat.FOREVER, List.of(new Wait(Duration.NONE)));
    ProgramRun run = new ProgramRun(List.of(empty));
    Demand demand = run.next(process);
    for (int i = 0; i < ProgramRun.IDLE_STEPS && !(demand instanceof Demand.Fail); i++) {
      demand = run.next(process);
    }

    assertThat(demand).isInstanceOf(Demand.Fail.class);
  }

  @Test
  void aServeWithoutWorkIsRefused() {
    assertThatThrownBy(() -> new Serve("page", true, Durations.fixed(1), 1, List.of()))
        .hasMessage("has no steps in 'do'; give it at least one");
  }

  /** Every 20 ns from 1,020 on; the one of 1,020 is served when the run ends at 1,100. */
  @Test
  void requestsThatWaitAtTheEndAreToldWithTheirArrivals() {
    process.now = 1000;
    ProgramRun run = new ProgramRun(List.of(new Serve("page", true, Durations.fixed(20), 9, WORK)));
    run.next(process);
    assertThat(waiting(run, 1010, 9)).as("none has arrived").isEmpty();

    run = new ProgramRun(List.of(new Serve("page", true, Durations.fixed(20), 9, WORK)));
    for (Demand demand = null; !(demand instanceof Compute); ) {
      demand = run.next(process);
      pass(demand);
    }
    assertThat(waiting(run, 1100, 9)).containsExactly(1040L, 1060L, 1080L, 1100L);
  }

  @Test
  void noMoreRequestsWaitThanThereWillBe() {
    ProgramRun run = new ProgramRun(List.of(new Serve("page", true, Durations.fixed(20), 3, WORK)));
    run.next(process);
    assertThat(waiting(run, 1_000_000, 9)).containsExactly(20L, 40L, 60L);
  }

  @Test
  void whoTellsOfWaitingRequestsStopsWhereItIsTold() {
    ProgramRun run =
        new ProgramRun(List.of(new Serve("page", true, Durations.fixed(20), Repeat.FOREVER, WORK)));
    run.next(process);
    assertThat(waiting(run, Long.MAX_VALUE, 5)).containsExactly(20L, 40L, 60L, 80L, 100L);
  }

  @Test
  void whoThinksHasNoRequestsThatWait() {
    ProgramRun run = new ProgramRun(List.of(new Serve("page", false, Durations.fixed(2), 3, WORK)));
    run.next(process);
    assertThat(waiting(run, 1_000_000, 9)).isEmpty();
  }

  @Test
  void forAProgramThatHasEndedNoneWaits() {
    ProgramRun run = new ProgramRun(List.of(new Serve("page", true, Durations.fixed(20), 1, WORK)));
    run.close();
    assertThat(waiting(run, 1_000_000, 9)).isEmpty();
  }

  private List<Long> waiting(ProgramRun run, long until, int most) {
    List<Long> arrivals = new ArrayList<>();
    run.tellWaiting(
        until,
        process,
        (request, arrival) -> {
          arrivals.add(arrival);
          return arrivals.size() < most;
        });
    return arrivals;
  }

  private static List<Demand> arrivals(FakeProcess process, Step serve) {
    return process.run(List.of(serve), demand -> process.now += 1_000_000).stream()
        .filter(RequestStarted.class::isInstance)
        .toList();
  }

  private void pass(Demand demand) {
    if (demand instanceof Sleep sleep) {
      assertThat(sleep.untilNanos()).isGreaterThan(process.now);
      process.now = sleep.untilNanos();
    } else if (demand instanceof Compute compute) {
      process.now += compute.nanos();
    }
  }
}
