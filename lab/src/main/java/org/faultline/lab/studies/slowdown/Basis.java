package org.faultline.lab.studies.slowdown;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.faultline.actors.result.ProcessResult;

/** What tells how slow a process is; a larger number is slower. */
enum Basis {
  /** How long it lived, where it came to its end. */
  ELAPSED {
    @Override
    OptionalDouble slowness(ProcessResult process) {
      return process.ended() && process.failure() == null
          ? some((double) (process.accountedUntilNanos() - process.startedAtNanos()))
          : OptionalDouble.empty();
    }
  },
  /** The mean latency of its requests of all kinds, where it serves. */
  LATENCY {
    @Override
    OptionalDouble slowness(ProcessResult process) {
      double sum = 0;
      long count = 0;
      for (Histogram times : process.report().latencies().values()) {
        sum += times.getTotalCount() == 0 ? 0 : times.getMean() * times.getTotalCount();
        count += times.getTotalCount();
      }
      return count == 0 ? OptionalDouble.empty() : some(sum / count);
    }
  },
  /** The time that a reference takes, waits included. */
  REFERENCES {
    @Override
    OptionalDouble slowness(ProcessResult process) {
      long references = process.windowReferences();
      return references == 0
          ? OptionalDouble.empty()
          : some((double) LongStream.of(process.inWindow().timesNanos()).sum() / references);
    }
  };

  private static OptionalDouble some(double slowness) {
    return slowness > 0 ? OptionalDouble.of(slowness) : OptionalDouble.empty();
  }

  /** How slow it is; empty where this does not tell. */
  abstract OptionalDouble slowness(ProcessResult process);

  /** What fits a group of which these are the processes and this is the one that ran alone. */
  static Basis of(List<ProcessResult> together, ProcessResult alone) {
    boolean end = alone.ended() && together.stream().allMatch(ProcessResult::ended);
    return end ? ELAPSED : alone.report().latencies().isEmpty() ? REFERENCES : LATENCY;
  }

  /** The name that users see. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
