package org.faultline.actors.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.faultline.actors.time.VirtualTime.SLICE_NANOS;
import static org.faultline.actors.time.VirtualTime.SWITCH_NANOS;

import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class CpusTest {
  private final ScheduledProcess[] processes = VirtualTime.processes(3);

  private Cpus cpus(VirtualTime settings) {
    return new Cpus(settings.of(0, 0, 0), processes, new DecisionLog(false));
  }

  /** So many of the processes are ready, in order of their ids, and have taken what is idle. */
  private Cpus running(VirtualTime settings, int count) {
    Cpus cpus = cpus(settings);
    for (int id = 1; id <= count; id++) {
      cpus.ready(processes[id], 0);
      cpus.dispatchReady();
    }
    return cpus;
  }

  private static ScheduledProcess on(Cpus cpus, int index) {
    return cpus.all().get(index).process();
  }

  @Test
  void readyProcessesTakeIdleCpusInOrder() {
    Cpus cpus = running(new VirtualTime(), 3);
    assertThat(on(cpus, 0)).isSameAs(processes[1]);
    assertThat(on(cpus, 1)).isSameAs(processes[2]);
    assertThat(processes[3].state()).isEqualTo(ScheduledProcess.State.READY);
  }

  @Test
  void aSwitchIsPaidForWhereTheCpuRanAnotherBefore() {
    Cpus cpus = running(new VirtualTime().cpus(1), 1);
    Cpu cpu = cpus.all().get(0);
    assertThat(cpu.timeNanos()).as("to the first").isEqualTo(SWITCH_NANOS);
    cpus.release(cpu);
    cpus.leave(cpu);
    cpus.ready(processes[1], 100);
    cpus.dispatchReady();
    assertThat(cpu.timeNanos()).as("back to the same").isEqualTo(100);
    assertThat(processes[1].nanos(TimeBucket.SWITCHING)).isEqualTo(SWITCH_NANOS);
  }

  @Test
  void aProcessAloneKeepsItsCpuWhenItsSliceEnds() {
    Cpus cpus = running(new VirtualTime().cpus(1), 1);
    Cpu cpu = cpus.all().get(0);
    cpu.timeNanos = cpu.sliceEndNanos;
    processes[1].ran(cpu.timeNanos, 1, 0);
    assertThat(cpus.isTurnOver(cpu)).isTrue();
    cpus.endTurn(cpu);
    assertThat(cpu.process()).isSameAs(processes[1]);
    assertThat(cpu.sliceEndNanos).isEqualTo(SWITCH_NANOS + 2 * SLICE_NANOS);
    assertThat(cpu.timeNanos()).as("nothing is switched").isEqualTo(SWITCH_NANOS + SLICE_NANOS);
  }

  @Test
  void whenASliceEndsTheProcessThatIsReadyLongestIsNext() {
    Cpus cpus = running(new VirtualTime().cpus(1), 3);
    Cpu cpu = cpus.all().get(0);
    cpu.timeNanos = cpu.sliceEndNanos;
    processes[1].ran(cpu.timeNanos, 1, 0);
    cpus.endTurn(cpu);
    assertThat(cpu.process()).isSameAs(processes[2]);
    assertThat(processes[1].state()).isEqualTo(ScheduledProcess.State.READY);
    assertThat(processes[2].nanos(TimeBucket.READY)).isEqualTo(SWITCH_NANOS + SLICE_NANOS);
  }

  @Test
  void aWokenProcessPreemptsTheCpuWhoseTurnIsNextAndThatOneKeepsTheRestOfItsSlice() {
    Cpus cpus = running(new VirtualTime().preempting(), 2);
    Cpu first = cpus.all().get(0);
    first.timeNanos = 700;
    processes[1].ran(700, 1, 0);
    Cpu second = cpus.all().get(1);
    second.timeNanos = 300;
    processes[2].ran(300, 1, 0);
    processes[3].spend(TimeBucket.SLEEPING, 250);
    cpus.ready(processes[3], 250);
    assertThat(first.process()).isSameAs(processes[1]);
    assertThat(second.process()).isSameAs(processes[3]);
    assertThat(second.timeNanos()).as("not before it has come so far").isEqualTo(310);
    assertThat(processes[2].sliceLeftNanos).isEqualTo(SWITCH_NANOS + SLICE_NANOS - 300);
  }

  @Test
  void aWokenProcessWaitsItsTurnWhereNobodyIsPreempted() {
    Cpus cpus = running(new VirtualTime(), 3);
    assertThat(on(cpus, 0)).isSameAs(processes[1]);
    assertThat(on(cpus, 1)).isSameAs(processes[2]);
    assertThat(cpus.least(null).process()).isSameAs(processes[1]);
  }

  @Test
  void noCpuIsTakenFromAProcessWhileAnotherIsBeingReleased() {
    Cpus cpus = running(new VirtualTime().preempting(), 2);
    cpus.release(cpus.all().get(1));
    cpus.ready(processes[3], 0);
    assertThat(on(cpus, 0)).isSameAs(processes[1]);
    assertThat(processes[3].state()).isEqualTo(ScheduledProcess.State.READY);
    cpus.leave(cpus.all().get(1));
    assertThat(on(cpus, 1)).isSameAs(processes[3]);
  }

  @Test
  void theLeastCpuIsTheEarliestThenThatOfTheLowestProcess() {
    Cpus cpus = running(new VirtualTime(), 2);
    assertThat(cpus.least(null).process()).isSameAs(processes[1]);
    assertThat(cpus.least(cpus.all().get(0)).process()).isSameAs(processes[2]);
    cpus.all().get(0).timeNanos = 11;
    assertThat(cpus.least(null).process()).isSameAs(processes[2]);
    cpus.all().get(1).state = Cpu.State.WAITING;
    assertThat(cpus.least(null).process()).as("one that waits has no turn").isSameAs(processes[1]);
    assertThat(cpus.leastNanos()).as("and has a clock").isEqualTo(SWITCH_NANOS);
  }

  @Test
  void aWithdrawnProcessIsReadyNoMore() {
    Cpus cpus = running(new VirtualTime().cpus(1), 2);
    assertThat(cpus.withdraw(processes[2], 40)).as("it was ready").isTrue();
    assertThat(processes[2].nanos(TimeBucket.READY)).isEqualTo(40);
    assertThat(cpus.withdraw(processes[1], 40)).as("it runs").isTrue();
    assertThat(cpus.all().get(0).state).isEqualTo(Cpu.State.RELEASING);
    assertThat(cpus.withdraw(processes[3], 40)).as("it sleeps").isFalse();
  }

  @Test
  void idleTimeCountsWhileAnyCpuHasNothingToDo() {
    Cpus cpus = cpus(new VirtualTime());
    assertThat(cpus.idleNanosUntil(50)).isEqualTo(50);
    cpus.ready(processes[1], 50);
    cpus.ready(processes[2], 80);
    cpus.dispatchReady();
    assertThat(cpus.idleNanosUntil(200)).as("from 80 on both are busy").isEqualTo(80);
  }

  @Test
  void aRecordedTurnOfAProcessThatIsNotReadyIsSkipped() {
    TurnSource turns = turns(List.of(new long[] {3, 5}, new long[] {2, 7}));
    Cpus cpus = running(new VirtualTime().cpus(1).turns(turns), 0);
    cpus.ready(processes[1], 0);
    cpus.ready(processes[2], 0);
    cpus.dispatchReady();
    Cpu cpu = cpus.all().get(0);
    assertThat(cpu.process()).isSameAs(processes[2]);
    assertThat(cpu.turnReferencesLeft).isEqualTo(7);
    cpu.turnReferencesLeft = 0;
    assertThat(cpus.isTurnOver(cpu)).isTrue();
    processes[2].ran(cpu.timeNanos(), 7, 0);
    cpus.endTurn(cpu);
    assertThat(cpu.process()).as("the mix has ended: round robin").isSameAs(processes[1]);
    assertThat(cpu.turnReferencesLeft).isEqualTo(Long.MAX_VALUE);
  }

  /** Turns of (process, references). */
  private static TurnSource turns(List<long[]> turns) {
    Iterator<long[]> all = turns.iterator();
    return new TurnSource() {
      private long[] turn;

      @Override
      public boolean next() {
        boolean more = all.hasNext();
        turn = more ? all.next() : turn;
        return more;
      }

      @Override
      public int process() {
        return (int) turn[0];
      }

      @Override
      public long references() {
        return turn[1];
      }
    };
  }

  @Test
  void aProcessWithoutACpuIsADefect() {
    Cpus cpus = running(new VirtualTime(), 1);
    assertThatThrownBy(() -> cpus.waitingWith(processes[1]))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("process 1 has no CPU");
  }
}
