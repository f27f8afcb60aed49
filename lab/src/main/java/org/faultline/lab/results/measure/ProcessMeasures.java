package org.faultline.lab.results.measure;

import static org.faultline.lab.results.measure.Part.PROCESSES;

import java.util.List;
import org.faultline.lab.results.summary.FairnessSummary;
import org.faultline.lab.results.summary.Processes;
import org.faultline.lab.results.summary.WorkSummary;
import org.faultline.memory.server.Counter;
import org.jspecify.annotations.Nullable;

/** The main measures of some processes. */
final class ProcessMeasures {
  static final List<MeasureDefinition<Processes>> ALL =
      List.of(
          MeasureDefinition.of(
              PROCESSES,
              "throughput",
              Unit.PER_SECOND,
              "requests finished, all kinds",
              part -> part.work().requestsPerSecond()),
          MeasureDefinition.of(
                  PROCESSES,
                  "working-set",
                  Unit.BYTES,
                  "resident bytes",
                  part -> memory(part).workingSetBytes())
              .inTable("Working Set"),
          MeasureDefinition.of(
                  PROCESSES,
                  "peak-working-set",
                  Unit.BYTES,
                  "most resident bytes at a time, over the whole run",
                  part -> memory(part).peakWorkingSetBytes())
              .inTable("peak Working Set"),
          MeasureDefinition.of(
                  PROCESSES,
                  "private-bytes",
                  Unit.BYTES,
                  "committed bytes: Task Manager's Commit size",
                  part -> memory(part).privateBytes())
              .inTable("Private Bytes"),
          MeasureDefinition.of(
              PROCESSES,
              "failed",
              Unit.COUNT,
              "processes that failed, over the whole run",
              Processes::failed),
          MeasureDefinition.of(
              PROCESSES,
              "slowdown",
              Unit.COUNT,
              "how much slower than alone, with --slowdown",
              Processes::slowdown),
          MeasureDefinition.of(
              PROCESSES,
              "fairness",
              Unit.SHARE,
              "Jain's index of its processes' references a second",
              ProcessMeasures::fairness),
          MeasureDefinition.of(
              PROCESSES,
              "lifetime",
              Unit.COUNT,
              "references from one page fault to the next",
              ProcessMeasures::lifetime));

  private ProcessMeasures() {}

  private static WorkSummary.MemoryUse memory(Processes part) {
    return part.work().memory();
  }

  private static @Nullable Number fairness(Processes part) {
    FairnessSummary fairness = part.work().fairness();
    return fairness == null ? null : fairness.references();
  }

  private static @Nullable Number lifetime(Processes part) {
    double faults = part.work().perSecond().of(Counter.PAGE_FAULTS);
    return faults > 0 ? part.work().perSecond().references().doubleValue() / faults : null;
  }
}
