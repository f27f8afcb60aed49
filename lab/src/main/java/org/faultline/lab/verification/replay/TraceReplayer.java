package org.faultline.lab.verification.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.faultline.actors.plan.RunOptions;
import org.faultline.actors.result.ProcessResult;
import org.faultline.actors.result.RunObserver;
import org.faultline.actors.result.RunResult;
import org.faultline.lab.results.output.OutputFiles;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.lab.studies.pool.RunPool;
import org.faultline.lab.studies.pool.SerialSimulator;
import org.faultline.memory.event.Event;
import org.faultline.memory.frames.ResidencyMeter;
import org.faultline.memory.replacement.catalog.ReplacementPolicies;
import org.faultline.memory.server.Counter;
import org.faultline.memory.textbook.TextbookReport;
import org.faultline.workload.config.Home;
import org.faultline.workload.config.WorkloadConfig;
import org.faultline.workload.config.WorkloadLoader;
import org.faultline.workload.program.ProgramParser;

/**
 * Plays traces on the textbook machine, one after the other: every page starts in the pagefile,
 * each fault brings in one page, and nothing but references takes time. A trace of one process
 * leases all frames; the processes of a mix share them, in recorded order.
 */
public final class TraceReplayer implements RunPool.Runner {
  /** Looking ahead in a long recording takes its time. */
  private static final RunOptions PATIENT = new RunOptions(false, 3_600, null);

  private final SerialSimulator simulator = new SerialSimulator();
  private final WorkloadLoader loader =
      new WorkloadLoader(
          Home.find(),
          ReplacementPolicies.installed().byName().keySet(),
          ProgramParser.installed());

  /**
   * Plays a trace from its beginning to its end.
   *
   * @param policy as configs name it
   * @param frames of the machine, at least 1
   */
  public ReplayCounts play(PreparedTrace trace, String policy, long frames) {
    RunResult result = run(config(trace, policy, frames, false), RunObserver.NONE);
    if (!result.identitiesHold()) {
      throw new IllegalStateException(
          "a conservation law broke in %s with %s".formatted(trace.summary().name(), policy));
    }
    TreeMap<Integer, Long> faults = new TreeMap<>();
    TreeMap<Integer, Long> writebacks = new TreeMap<>();
    long references = 0;
    for (int i = 0; i < result.processes().size(); i++) {
      ProcessResult process = result.processes().get(i);
      if (process.failure() != null) {
        throw new IllegalStateException(process.failure());
      }
      int id = trace.summary().processes().get(i).process();
      references += process.references();
      faults.put(id, process.total(Counter.PAGE_FAULTS));
      writebacks.put(id, process.total(Counter.PAGES_OUTPUT));
    }
    if (!(result.manager().detail() instanceof TextbookReport textbook)) {
      throw new IllegalStateException("a recording is played on the textbook machine");
    }
    ResidencyMeter.Reading residency = textbook.residency();
    return new ReplayCounts(
        references, faults, writebacks, residency.pageReferences(), residency.peakPages());
  }

  /** Every event of a replay, in order; a reference takes a nanosecond. */
  List<Event> events(PreparedTrace trace, String policy, long frames) {
    List<Event> events = new ArrayList<>();
    RunObserver observer =
        new RunObserver() {
          @Override
          public void event(Event event) {
            events.add(event);
          }
        };
    run(config(trace, policy, frames, true), observer);
    return events;
  }

  private RunResult run(WorkloadConfig config, RunObserver observer) {
    return UserMistake.whereRefused(() -> simulator.run(config, PATIENT, observer));
  }

  private WorkloadConfig config(PreparedTrace trace, String policy, long frames, boolean events) {
    boolean mix = trace.summary().mix();
    String text =
        """
        machine { profile = teaching, layout = 64-bit, cpus = 1, ram = %d KiB, reference = 1 ns
                  costs { context-switch = 0, system-call = 0, hard-fault = 0 }
                  manager { fault = 0, call = 0 }
                  pagefile { initial = 4 TiB, maximum = 4 TiB, device = instant } }
        paging { kind = textbook, policy = "%s", page-tables = free, %s }
        scheduler { order = %s, slack = 1 ms }
        run { events = %s }
        processes { p { count = %d, program = [ { Trace { file = "%s" } } ] } }
        """
            .formatted(
                4 * frames,
                policy,
                mix ? "scope = global, lease = off" : "scope = local, lease = on",
                mix ? "trace" : "time",
                events ? "on" : "off",
                mix ? trace.summary().processes().size() : 1,
                trace.file().toAbsolutePath().toString().replace("\\", "\\\\"));
    try {
      Path file = OutputFiles.createTemporary("replay", ".conf");
      try {
        OutputFiles.write(file, text);
        return loader.load(file.toString(), List.of()).config();
      } finally {
        OutputFiles.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void interrupt() {
    simulator.interrupt();
  }

  @Override
  public void close() {
    simulator.close();
  }
}
