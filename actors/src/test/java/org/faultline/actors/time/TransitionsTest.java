package org.faultline.actors.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.faultline.actors.time.VirtualTime.SWITCH_NANOS;

import org.faultline.memory.server.Reply;
import org.junit.jupiter.api.Test;

class TransitionsTest {
  private final ScheduledProcess[] processes = {
    null, new ScheduledProcess(1), new ScheduledProcess(2)
  };
  private final FutureEventList future = new FutureEventList();
  private final DecisionLog log = new DecisionLog(false);
  private final Cpus cpus = new Cpus(new VirtualTime().cpus(1).of(0, 0), processes, log);
  private final Transitions transitions = new Transitions(future, cpus, log, null, 2);
  private final ScheduledProcess process = processes[1];

  /** Process 1 has appeared at 100 and has the CPU from 110 on, which waits with it since 150. */
  private Cpu waiting() {
    transitions.timer(process, 100);
    cpus.dispatchReady();
    Cpu cpu = cpus.all().get(0);
    cpu.timeNanos = 150;
    process.ran(150, 3, 0);
    cpu.state = Cpu.State.WAITING;
    return cpu;
  }

  private long nextTimerNanos() {
    future.take();
    assertThat(future.kind()).isEqualTo(EntryKind.TIMER);
    assertThat(future.process()).isEqualTo(process.id());
    return future.timeNanos();
  }

  @Test
  void aProcessAppearsReady() {
    transitions.timer(process, 100);
    assertThat(process.state()).isEqualTo(ScheduledProcess.State.READY);
    assertThat(process.startedAtNanos()).isEqualTo(100);
    assertThat(transitions.unborn()).isEqualTo(1);
    assertThat(transitions.alive()).isEqualTo(2);
  }

  @Test
  void aProcessThatResumesKeepsItsCpuOncePaidFor() {
    Cpu cpu = waiting();
    transitions.settle(process, cpu, Replies.of(1, Reply.Outcome.RESUMES, 180, 20));
    assertThat(cpu.state).isEqualTo(Cpu.State.RUNNING);
    assertThat(cpu.timeNanos()).isEqualTo(200);
    assertThat(process.nanos(TimeBucket.SWITCHING)).isEqualTo(SWITCH_NANOS);
    assertThat(process.nanos(TimeBucket.COMPUTING)).isEqualTo(40);
    assertThat(process.nanos(TimeBucket.MANAGER)).isEqualTo(30);
    assertThat(process.nanos(TimeBucket.FAULT_HANDLING)).isEqualTo(20);
  }

  @Test
  void aProcessThatWaitsForReadsLeavesItsCpuOnceTheFaultIsPaidFor() {
    Cpu cpu = waiting();
    transitions.settle(process, cpu, Replies.of(1, Reply.Outcome.BLOCKED, 180, 20));
    assertThat(process.state()).isEqualTo(ScheduledProcess.State.PAGING);
    assertThat(cpu.state).isEqualTo(Cpu.State.RELEASING);
    assertThat(cpu.timeNanos()).isEqualTo(200);
    cpus.leave(cpu);
    transitions.settle(process, null, Replies.of(1, Reply.Outcome.WAKES, 900, 0));
    assertThat(process.state()).isEqualTo(ScheduledProcess.State.READY);
    assertThat(process.nanos(TimeBucket.PAGING)).isEqualTo(700);
  }

  @Test
  void aProcessWhoseReadEndsBeforeItsFaultIsPaidForIsWokenLater() {
    Cpu cpu = waiting();
    transitions.settle(process, cpu, Replies.of(1, Reply.Outcome.BLOCKED, 180, 20));
    transitions.settle(process, null, Replies.of(1, Reply.Outcome.WAKES, 190, 0));
    assertThat(process.state()).isEqualTo(ScheduledProcess.State.PAGING);
    assertThat(nextTimerNanos()).isEqualTo(200);
  }

  @Test
  void aProcessThatIsGoneLeavesItsCpuAndIsAliveNoMore() {
    Cpu cpu = waiting();
    transitions.settle(process, cpu, Replies.of(1, Reply.Outcome.GONE, 180, 5));
    assertThat(process.state()).isEqualTo(ScheduledProcess.State.GONE);
    assertThat(process.endedAtNanos()).isEqualTo(185);
    assertThat(cpu.state).isEqualTo(Cpu.State.RELEASING);
    assertThat(transitions.alive()).isEqualTo(1);
  }

  @Test
  void aProcessForWhichNoPageWillEverBeFreeFailsWithThatReason() {
    Cpu cpu = waiting();
    transitions.settle(process, cpu, Replies.waits(1, 180, 1));
    assertThat(process.state()).isEqualTo(ScheduledProcess.State.PAGE_WAIT);
    cpus.leave(cpu);
    transitions.settle(process, null, Replies.of(1, Reply.Outcome.STUCK, 500, 0));
    assertThat(process.failure()).isEqualTo(Reply.NO_PAGE);
    assertThat(process.exitCode()).isEqualTo(1);
    assertThat(process.nanos(TimeBucket.PAGE_WAIT)).isEqualTo(320);
    assertThat(transitions.alive()).isEqualTo(1);
  }

  @Test
  void aSleeperIsWokenWhenItsTimeHasCome() {
    Cpu cpu = waiting();
    transitions.sleep(cpu, 4_000);
    assertThat(cpu.state).isEqualTo(Cpu.State.RELEASING);
    cpus.leave(cpu);
    long wokenNanos = nextTimerNanos();
    assertThat(wokenNanos).isEqualTo(4_000);
    transitions.timer(process, wokenNanos);
    assertThat(process.nanos(TimeBucket.SLEEPING)).isEqualTo(3_850);
    assertThat(process.state()).isEqualTo(ScheduledProcess.State.READY);
  }

  @Test
  void aTransferOfAFileIsTimeOfItsOwn() {
    Cpu cpu = waiting();
    transitions.transfer(cpu, true, 1_150);
    assertThat(process.state()).isEqualTo(ScheduledProcess.State.FILE_IO);
    transitions.timer(process, nextTimerNanos());
    assertThat(process.nanos(TimeBucket.FILE_IO)).isEqualTo(1_000);
  }

  @Test
  void onlyAProcessThatIsIdleTakesOrders() {
    assertThatThrownBy(() -> transitions.order(process, 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("process 1 waits for no order");
    Cpu cpu = waiting();
    transitions.idle(cpu);
    assertThat(transitions.allIdle()).as("process 2 is still to appear").isFalse();
    transitions.order(process, 700);
    assertThat(nextTimerNanos()).isEqualTo(700);
  }

  @Test
  void theMachineIsIdleWhereAllThatAreAliveWaitForOrders() {
    Cpu cpu = waiting();
    transitions.idle(cpu);
    cpus.leave(cpu);
    transitions.timer(processes[2], 200);
    cpus.dispatchReady();
    processes[2].ran(cpu.timeNanos(), 0, 0);
    cpu.state = Cpu.State.WAITING;
    transitions.settle(processes[2], cpu, Replies.of(2, Reply.Outcome.GONE, 300, 0));
    assertThat(transitions.allIdle()).isTrue();
  }
}
