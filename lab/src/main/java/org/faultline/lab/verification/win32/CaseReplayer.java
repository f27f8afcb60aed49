package org.faultline.lab.verification.win32;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.faultline.actors.plan.RunOptions;
import org.faultline.actors.result.RunObserver;
import org.faultline.actors.result.RunResult;
import org.faultline.actors.run.Simulator;
import org.faultline.actors.session.MachineOptions;
import org.faultline.memory.address.AddressLayout;
import org.faultline.workload.config.PagingConfig;
import org.faultline.workload.config.ProcessGroup;
import org.faultline.workload.program.Step;
import org.faultline.workload.program.StepRun;

/**
 * Replays cases, each in processes of its own, all at the same time on one machine: real process
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

  /** Replays all cases of the files; {@code between} stands between each process and its case. */
  public static Replay replay(
      Simulator simulator,
      MachineOptions machine,
      List<ConformanceFile> files,
      UnaryOperator<StepRun> between) {
    List<CaseReplay> replays = new ArrayList<>();
    List<StepRun> programs = new ArrayList<>();
    for (ConformanceFile file : files) {
      for (ConformanceCase replayed : file.cases()) {
        CaseReplay next = new CaseReplay(replayed, replays.size(), programs.size() + 1);
        replays.add(next);
        programs.addAll(next.programs());
      }
    }
    Step program = context -> between.apply(programs.get(context.index()));
    ProcessGroup processes =
        MachineOptions.process("case", List.of(program)).withCount(programs.size());
    Turns turns = new Turns(replays);
    turns.run.complete(
        simulator.start(
            machine.workload("conformance", List.of(processes)), RunOptions.DEFAULT, turns));
    RunResult run = turns.run.join().result().join();
    return new Replay(outcomes(files, replays, failures(run)), run);
  }

  private static List<CaseOutcome> outcomes(
      List<ConformanceFile> files, List<CaseReplay> replays, Map<Integer, String> failures) {
    List<CaseOutcome> outcomes = new ArrayList<>();
    for (ConformanceFile file : files) {
      for (ConformanceCase replayed : file.cases()) {
        CaseReplay replay = replays.get(outcomes.size());
        outcomes.add(new CaseOutcome(file, replayed, replay.difference(failures)));
      }
    }
    return outcomes;
  }

  private static Map<Integer, String> failures(RunResult run) {
    Map<Integer, String> failures = new HashMap<>();
    for (int i = 0; i < run.processes().size(); i++) {
      String failure = run.processes().get(i).failure();
      if (failure != null) {
        failures.put(i + 1, failure);
      }
    }
    return failures;
  }

  /** Whenever nobody has anything to do, tells one process of each case that it is its turn. */
  private static final class Turns implements RunObserver {
    final CompletableFuture<Simulator.Handle> run = new CompletableFuture<>();
    private final List<CaseReplay> replays;

    Turns(List<CaseReplay> replays) {
      this.replays = replays;
    }

    @Override
    public void resting(long nowNanos, Map<Integer, String> ended) {
      List<Integer> next = new ArrayList<>();
      for (CaseReplay replay : replays) {
        int id = replay.turn(ended);
        if (id != 0) {
          next.add(id);
        }
      }
      if (next.isEmpty()) {
        throw new IllegalStateException("processes are left, but it is nobody's turn");
      }
      run.thenAccept(handle -> handle.order(next));
    }
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
        ConformanceFile alone = file.with(List.of(one));
        CaseFootprint footprint = CaseFootprint.of(simulator, machine, alone);
        long ram = (long) footprint.framesUnderPressure() * AddressLayout.PAGE_SIZE;
        Replay replay = replay(simulator, machine.withRam(ram), List.of(alone));
        seen.accept(footprint, replay);
        outcomes.addAll(replay.outcomes());
      }
    }
    return outcomes;
  }
}
