package org.faultline.actors.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.faultline.actors.message.Trap;
import org.faultline.memory.server.Alarm;
import org.faultline.memory.server.Reply;
import org.faultline.memory.server.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimekeeperTest {
  private static Trap needs(Request request) {
    return new Trap.MemoryRequest().of(request);
  }

  private static Alarm alarm(long atNanos, Alarm.Kind kind, int process) {
    return new Alarm(atNanos, kind, process, 0, true);
  }

  /** Makes timers on the way. */
  private static NextStep next(Timekeeper time) {
    NextStep step = time.next();
    while (step == NextStep.Timer.TIMER) {
      step = time.next();
    }
    return step;
  }

  private static List<Integer> running(NextStep step) {
    return ((NextStep.Round) step).cpus().stream().map(cpu -> cpu.process().id()).toList();
  }

  /** The first process of the round stops so at that time, having made a reference. */
  private static void stops(Timekeeper time, NextStep round, long nowNanos, Trap trap) {
    Cpu cpu = ((NextStep.Round) round).cpus().get(0);
    time.ran(cpu, nowNanos, trap, cpu.process().references() + 1, 0);
  }

  @Test
  void withoutSlackOneProcessRunsAtATimeAndNoFurtherThanTheNextTurn() {
    Timekeeper time = new Timekeeper(new VirtualTime().of(0, 0));
    NextStep first = next(time);
    assertThat(running(first)).containsExactly(1);
    Cpu cpu = ((NextStep.Round) first).cpus().get(0);
    assertThat(cpu.untilNanos()).as("of equals the lower id may go on").isEqualTo(11);
    stops(time, first, 11, Trap.Paused.PAUSED);
    assertThat(running(next(time))).containsExactly(2);
  }

  @Test
  void withSlackAllRunThatAreNotFarAhead() {
    Timekeeper time = new Timekeeper(new VirtualTime().slack(100).of(0, 0));
    NextStep round = next(time);
    assertThat(running(round)).containsExactly(1, 2);
    assertThat(((NextStep.Round) round).cpus()).allMatch(cpu -> cpu.untilNanos() == 110);
    for (Cpu cpu : ((NextStep.Round) round).cpus()) {
      time.ran(cpu, cpu.process().id() == 1 ? 110 : 40, Trap.Paused.PAUSED, 1, 0);
    }
    assertThat(running(next(time))).as("more than half the slack ahead").containsExactly(2);
  }

  @Test
  void aRequestIsServedOnceNoCpuCanMakeAnEarlierOne() {
    Timekeeper time = new Timekeeper(new VirtualTime().of(0, 0));
    NextStep first = next(time);
    stops(time, first, 50, needs(Request.Inquiry.INQUIRY));
    NextStep second = next(time);
    assertThat(running(second)).containsExactly(2);
    stops(time, second, 45, needs(Request.Locate.LOCATE));
    NextStep.Serve earlier = (NextStep.Serve) next(time);
    assertThat(earlier.process()).isEqualTo(2);
    assertThat(earlier.request()).isEqualTo(Request.Locate.LOCATE);
    assertThat(earlier.atNanos()).isEqualTo(45);
    assertThat(earlier.cpu()).isEqualTo(1);
    time.served(Replies.of(2, Reply.Outcome.RESUMES, 60, 0));
    assertThat(((NextStep.Serve) next(time)).process()).isEqualTo(1);
  }

  @Test
  void alarmsComeInOrderOfTimeKindAndProcess() {
    Timekeeper time = new Timekeeper(new VirtualTime().of(0));
    stops(time, next(time), 20, needs(Request.Inquiry.INQUIRY));
    next(time);
    List<Alarm> alarms =
        List.of(
            alarm(100, Alarm.Kind.READ, 1),
            alarm(100, Alarm.Kind.READ, 2),
            alarm(100, Alarm.Kind.WRITE, 1),
            alarm(100, Alarm.Kind.PRESSURE, 0),
            alarm(101, Alarm.Kind.READ, 1));
    List<Alarm> backwards = new ArrayList<>(alarms);
    Collections.reverse(backwards);
    time.served(Replies.waking(backwards.toArray(Alarm[]::new)));
    List<Alarm> seen = new ArrayList<>();
    for (int i = 0; i < alarms.size(); i++) {
      NextStep.Due due = (NextStep.Due) next(time);
      seen.add(due.alarm());
      assertThat(due.atNanos()).isEqualTo(due.alarm().atNanos());
      time.served(Replies.waking());
    }
    assertThat(seen).isEqualTo(alarms);
  }

  @Test
  void rowsOfTheTimelineComeAtTheirPeriodAndTheWindowBeginsOnce() {
    Timekeeper time = new Timekeeper(new VirtualTime().warmUp(250).timeline(100).until(420).of(0));
    List<String> seen = new ArrayList<>();
    for (NextStep step = next(time); step != NextStep.Standstill.END; step = next(time)) {
      if (step instanceof NextStep.Round) {
        Cpu cpu = ((NextStep.Round) step).cpus().get(0);
        stops(time, step, cpu.untilNanos(), Trap.Paused.PAUSED);
      } else {
        seen.add(step.label() + " " + time.nowNanos());
      }
    }
    assertThat(seen).containsExactly("TICK 100", "TICK 200", "WARM_UP 250", "TICK 300", "TICK 400");
    assertThat(time.nowNanos()).isEqualTo(420);
  }

  @Test
  void theWorkingSetManagersPeriodIsNoReasonToGoOn() {
    Timekeeper time = new Timekeeper(new VirtualTime().period(1_000).of(0));
    stops(time, next(time), 2_500, needs(new Request.Exit(0, null)));
    for (long pass = 1_000; pass <= 2_000; pass += 1_000) {
      NextStep.Due due = (NextStep.Due) next(time);
      assertThat(due.alarm().kind()).isEqualTo(Alarm.Kind.PERIOD);
      assertThat(due.alarm().atNanos()).isEqualTo(pass);
      time.served(Replies.waking());
    }
    next(time);
    time.served(Replies.of(1, Reply.Outcome.GONE, 2_600, 0));
    assertThat(next(time)).isEqualTo(NextStep.Standstill.END);
    assertThat(time.alive()).isZero();
  }

  @Test
  void aProcessThatWaitsInVainIsGivenUp() {
    Timekeeper time = new Timekeeper(new VirtualTime().of(0));
    stops(time, next(time), 20, needs(Request.Inquiry.INQUIRY));
    next(time);
    time.served(Replies.waits(1, 40, 1));
    NextStep step = next(time);
    assertThat(step).isInstanceOf(NextStep.GiveUp.class);
    assertThat(((NextStep.Asked) step).atNanos()).isEqualTo(40);
    time.served(Replies.of(1, Reply.Outcome.STUCK, 40, 0));
    assertThat(next(time)).isEqualTo(NextStep.Standstill.END);
  }

  @Test
  void timeStandsStillUntilAnIdleProcessIsOrderedToGoOn() {
    Timekeeper time = new Timekeeper(new VirtualTime().of(0));
    stops(time, next(time), 30, Trap.Idle.IDLE);
    assertThat(next(time)).isEqualTo(NextStep.Standstill.IDLE);
    time.order(1);
    assertThat(running(next(time))).containsExactly(1);
  }

  @Test
  void aFileTransferIsSubmittedWhenItsProcessStoppedAndItSleepsUntilTheEnd() {
    Timekeeper time = new Timekeeper(new VirtualTime().of(0));
    stops(time, next(time), 30, new Trap.FileTransfer("disk", 2, true));
    NextStep.Transfer transfer = (NextStep.Transfer) next(time);
    assertThat(transfer.atNanos()).isEqualTo(30);
    assertThat(transfer.transfer().device()).isEqualTo("disk");
    time.transferred(930);
    NextStep round = next(time);
    assertThat(((NextStep.Round) round).cpus().get(0).timeNanos()).isEqualTo(930);
    assertThat(time.process(1).times()[TimeBucket.FILE_IO.ordinal()]).isEqualTo(900);
  }

  @Test
  void stepsThatComeWithEachRoundOrFaultAreOneInstance() {
    Timekeeper time = new Timekeeper(new VirtualTime().of(0));
    NextStep round = next(time);
    stops(time, round, 20, needs(Request.Inquiry.INQUIRY));
    NextStep serve = next(time);
    time.served(Replies.of(1, Reply.Outcome.RESUMES, 30, 0));
    assertThat(next(time)).isSameAs(round);
    stops(time, round, 50, needs(Request.Locate.LOCATE));
    assertThat(next(time)).isSameAs(serve);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everyNanosecondOfALifeIsInOneBucketWhateverHappens(long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    int slack = random.nextInt(2) * 300;
    VirtualTime settings = new VirtualTime().slack(slack).until(200_000);
    Timekeeper time =
        new Timekeeper((seed % 2 == 0 ? settings.preempting() : settings).of(0, 300, 300, 5_000));
    long last = 0;
    NextStep step = next(time);
    for (; step != NextStep.Standstill.END; step = next(time)) {
      assertThat(time.nowNanos()).as("seed %d", seed).isGreaterThanOrEqualTo(last);
      last = time.nowNanos();
      if (step instanceof NextStep.Round round) {
        for (Cpu cpu : List.copyOf(round.cpus())) {
          run(time, cpu, random);
        }
      } else if (step instanceof NextStep.Serve serve) {
        time.served(served(serve, random));
      } else if (step instanceof NextStep.Due due) {
        int process = due.alarm().process();
        time.served(Replies.of(process, Reply.Outcome.WAKES, due.atNanos(), 0));
      }
    }
    for (int id = 1; id <= 4; id++) {
      ScheduledProcess process = time.process(id);
      assertThat(Arrays.stream(process.times()).sum())
          .as("seed %d, process %d", seed, id)
          .isEqualTo(process.accountedUntilNanos() - process.startedAtNanos());
    }
  }

  private static void run(Timekeeper time, Cpu cpu, UniformRandomProvider random) {
    long now = cpu.timeNanos() + random.nextInt(400);
    Trap trap = Trap.Paused.PAUSED;
    if (now < cpu.untilNanos()) {
      trap =
          random.nextBoolean()
              ? new Trap.Sleep(now + 1 + random.nextInt(3_000))
              : needs(Request.Inquiry.INQUIRY);
    }
    time.ran(cpu, now, trap, cpu.process().references() + 1, 0);
  }

  private static Reply served(NextStep.Serve serve, UniformRandomProvider random) {
    long at = serve.atNanos() + random.nextInt(100);
    return random.nextBoolean()
        ? Replies.of(serve.process(), Reply.Outcome.RESUMES, at, random.nextInt(50))
        : Replies.blocked(
            serve.process(),
            at,
            alarm(at + 1 + random.nextInt(2_000), Alarm.Kind.READ, serve.process()));
  }
}
