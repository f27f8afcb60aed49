package org.faultline.lab.results.measure;

import static org.faultline.lab.results.measure.Part.PROCESSES;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.faultline.actors.time.TimeBucket;
import org.faultline.lab.results.account.Cause;
import org.faultline.lab.results.account.TimeAccount;
import org.faultline.lab.results.summary.Processes;
import org.faultline.lab.results.summary.Times;
import org.jspecify.annotations.Nullable;

/** Where the time of some processes went, and what took their time awake; as shares. */
final class TimeMeasures {
  static final List<MeasureDefinition<Processes>> ALL = all();

  private TimeMeasures() {}

  private static List<MeasureDefinition<Processes>> all() {
    List<MeasureDefinition<Processes>> all = new ArrayList<>();
    all.add(time(TimeBucket.COMPUTING, "references, computing and system calls"));
    all.add(time(TimeBucket.SWITCHING, "a CPU was being switched to it"));
    all.add(time(TimeBucket.READY, "it could have run and had no CPU"));
    all.add(time(TimeBucket.MANAGER, "waiting for the MemoryManager or being served, on a CPU"));
    all.add(time(TimeBucket.FAULT_HANDLING, "CPU time of page faults"));
    all.add(time(TimeBucket.PAGING, "waiting for reads from the pagefile"));
    all.add(time(TimeBucket.PAGE_WAIT, "waiting until a page can be taken"));
    all.add(time(TimeBucket.COMMIT_WAIT, "waiting until the pagefile has grown"));
    all.add(time(TimeBucket.FILE_IO, "waiting for a transfer of a file"));
    all.add(time(TimeBucket.SLEEPING, "waiting by choice"));
    all.add(time(TimeBucket.SUSPENDED, "kept from running by load control"));
    all.add(
        MeasureDefinition.placeholder(
            PROCESSES, "time.BUCKET", Unit.SHARE, "share of the processes' time: any other state"));
    for (Cause cause : Cause.values()) {
      all.add(takes(cause));
    }
    return all;
  }

  private static MeasureDefinition<Processes> time(TimeBucket bucket, String meaning) {
    return MeasureDefinition.of(
        PROCESSES,
        "time." + bucket.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        Unit.SHARE,
        "share of the processes' time: " + meaning,
        part -> share(part.work().windowTimes(), bucket));
  }

  private static @Nullable Number share(Times times, TimeBucket bucket) {
    double sum = times.nanos().values().stream().mapToDouble(Long::doubleValue).sum();
    Long nanos = times.nanos().get(bucket);
    return sum > 0 && nanos != null ? nanos / sum : null;
  }

  private static MeasureDefinition<Processes> takes(Cause cause) {
    return MeasureDefinition.of(
        PROCESSES,
        "takes." + cause.label(),
        Unit.SHARE,
        "share of waking time spent " + cause.spent(),
        part -> {
          TimeAccount account = TimeAccount.of(part.work());
          return account.awakeNanos() > 0 ? account.share(cause) : null;
        });
  }
}
