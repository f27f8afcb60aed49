package org.faultline.lab.verification.win32;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.faultline.actors.result.RunResult;
import org.faultline.actors.run.Simulator;
import org.faultline.actors.session.MachineOptions;
import org.faultline.memory.address.AddressLayout;
import org.faultline.workload.config.PagingConfig;
import org.faultline.workload.config.ProcessGroup;
import org.faultline.workload.program.Step;
import org.faultline.workload.program.StepRun;

/**
 * Replays cases, each in a process of its own, all at the same time on one machine: real process
 * actors, whose stops the Scheduler has the MemoryManager serve.
 */
public final class CaseReplayer {
  private static final int CPUS = 4;

  private CaseReplayer() {}

  /** How a replay went: the outcomes in the order of the cases, and the machine's run. */
  public record Replay(List<CaseOutcome> outcomes, RunResult run) {}

  /** A machine on which all of the shipped cases fit. */
  public static MachineOptions machine(PagingConfig.Kind paging) {
    return MachineOptions.DEFAULT.withCpus(CPUS).withPaging(paging);
  }

  /** Replays all cases of the files. */
  public static Replay replay(
      Simulator simulator, MachineOptions machine, List<ConformanceFile> files) {
    return replay(simulator, machine, files, UnaryOperator.identity());
  }

  /** Replays all cases of the files; {@code between} stands between each case and its process. */
  public static Replay replay(
      Simulator simulator,
      MachineOptions machine,
      List<ConformanceFile> files,
      UnaryOperator<StepRun> between) {
    List<CaseReplay> programs = new ArrayList<>();
    List<ProcessGroup> groups = new ArrayList<>();
    for (ConformanceFile file : files) {
      for (ConformanceCase replayed : file.cases()) {
        CaseReplay program = new CaseReplay(replayed);
        programs.add(program);
        groups.add(process(groups.size(), context -> between.apply(program)));
      }
    }
    RunResult run = simulator.run(machine.workload("conformance", groups));
    List<CaseOutcome> outcomes = new ArrayList<>();
    for (ConformanceFile file : files) {
      for (ConformanceCase replayed : file.cases()) {
        int index = outcomes.size();
        String failure = run.processes().get(index).failure();
        outcomes.add(new CaseOutcome(file, replayed, programs.get(index).difference(failure)));
      }
    }
    return new Replay(outcomes, run);
  }

  /**
   * Replays each case alone, on a machine with no more frames than its {@link CaseFootprint}
   * allows.
   *
   * @param machine all of it but its physical memory
   * @param seen is told of each replay
   */
  public static List<CaseOutcome> replayUnderPressure(
      Simulator simulator,
      MachineOptions machine,
      List<ConformanceFile> files,
      BiConsumer<CaseFootprint, Replay> seen) {
    List<CaseOutcome> outcomes = new ArrayList<>();
    for (ConformanceFile file : files) {
      for (ConformanceCase one : file.cases()) {
        ConformanceFile alone = new ConformanceFile(file.file(), file.theme(), List.of(one));
        CaseFootprint footprint = CaseFootprint.of(simulator, machine, alone);
        long ram = (long) footprint.framesUnderPressure() * AddressLayout.PAGE_SIZE;
        Replay replay = replay(simulator, machine.withRam(ram), List.of(alone));
        seen.accept(footprint, replay);
        outcomes.addAll(replay.outcomes());
      }
    }
    return outcomes;
  }

  /** The names put the processes into the order of the cases. */
  private static ProcessGroup process(int index, Step program) {
    return MachineOptions.process("case-%07d".formatted(index), List.of(program));
  }
}
