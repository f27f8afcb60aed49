package org.faultline.actors;

import java.util.List;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ReceiveBuilder;
import org.faultline.actors.Scheduler.Command;
import org.faultline.actors.Scheduler.Ran;
import org.faultline.actors.dispatch.RoundExecutor;
import org.faultline.actors.time.Cpu;
import org.faultline.actors.time.NextStep;
import org.faultline.actors.time.ScheduledProcess;
import org.faultline.actors.time.Timekeeper;
import org.jspecify.annotations.Nullable;

/** The phase in which processes run, each on its CPU. It ends when all of them have stopped. */
final class SchedulerRound extends SchedulerPhase {
  /** Rounds between two signs of progress. */
  private static final int ROUNDS_A_SIGN = 1 << 14;

  /** A process is worth a worker of its own if its last round made so many references. */
  private static final long REFERENCES_WORTH_A_WORKER = 4_000;

  // By process; absent of those that do not run in this round, or have not stopped.
  private final @Nullable Ran[] stopped;
  private List<Cpu> cpus = List.of();
  private int running;
  private long rounds;

  SchedulerRound(SchedulerPhases phases) {
    super(phases);
    stopped = new Ran[phases.peers().processes().size() + 1];
  }

  Behavior<Command> begin(NextStep.Round next) {
    cpus = next.cpus();
    running = cpus.size();
    Timekeeper time = phases().time();
    RoundExecutor.spread(isWorthWorkers());
    for (Cpu cpu : cpus) {
      ScheduledProcess process = cpu.process();
      phases()
          .peers()
          .process(process.id())
          .tell(
              new ProcessActor.Run(
                  cpu.timeNanos(),
                  cpu.untilNanos(),
                  cpu.budgetReferences(),
                  process.takeChanges(),
                  process.takeAnswer(),
                  process.takeInPageError(),
                  process.takeFinding(),
                  time.epoch(),
                  time.references()));
    }
    RoundExecutor.spread(false);
    if (++rounds % ROUNDS_A_SIGN == 0) {
      phases().peers().recorder().tell(new Recorder.Progress(time.nowNanos(), time.alive()));
    }
    return this;
  }

  private boolean isWorthWorkers() {
    int worthy = 0;
    for (Cpu cpu : cpus) {
      worthy += cpu.process().lastRoundReferences() >= REFERENCES_WORTH_A_WORKER ? 1 : 0;
    }
    return worthy >= 2;
  }

  @Override
  ReceiveBuilder<Command> answers(ReceiveBuilder<Command> builder) {
    return builder.onMessage(Ran.class, this::onRan);
  }

  private Behavior<Command> onRan(Ran ran) {
    phases().answered();
    stopped[ran.process()] = ran;
    return --running == 0 ? end() : this;
  }

  private Behavior<Command> end() {
    for (Cpu cpu : cpus) {
      int id = cpu.process().id();
      Ran ran = stopped[id];
      stopped[id] = null;
      phases().addReport(ran.report());
      ran.events().forEach(phases().collector()::events);
      phases().time().ran(cpu, ran.nowNanos(), ran.trap(), ran.references(), ran.faultNanos());
    }
    return phases().completed();
  }

  @Override
  List<String> waitedFor() {
    return cpus.stream()
        .map(cpu -> cpu.process().id())
        .filter(id -> stopped[id] == null)
        .map(id -> "process " + id)
        .toList();
  }
}
