package org.faultline.lab.results.html;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.lab.results.plot.Axis;
import org.faultline.lab.results.plot.Plot;
import org.faultline.lab.results.plot.Quantity;

/** Faults and stalls over time. */
final class PressurePlots {
  private static final Axis RATE = Axis.linear("pages", Quantity.PER_SECOND);
  private static final Axis SHARE = Axis.linear("share of time", Quantity.SHARE);

  private static final double SHORTEST_AVERAGE_SECONDS = 10;

  private final TimelineTable table;

  PressurePlots(TimelineTable table) {
    this.table = table;
  }

  List<Block> blocks() {
    return Stream.of(faults().map(Plot::piled), pressure(), averages(), refaults(), states())
        .flatMap(Optional::stream)
        .<Block>map(Block.Diagram::new)
        .toList();
  }

  private Optional<Plot> faults() {
    return new OverTime(table, Axis.linear("faults", Quantity.PER_SECOND))
        .line("hard_faults_per_s", "hard", 1)
        .line("transition_faults_per_s", "transition", 0)
        .line("demand_zero_faults_per_s", "demand zero", 2)
        .plot(
            "faults",
            "Faults by kind",
            "Hard faults wait for the pagefile; transition faults take back a page"
                + " that had not left memory; demand-zero faults are first touches.");
  }

  private Optional<Plot> pressure() {
    return new OverTime(table, SHARE)
        .line("psi_memory_some", "memory, some", 0)
        .line("psi_memory_full", "memory, full", 1)
        .limit("psi_io_some", "I/O, some", 2)
        .limit("psi_io_full", "I/O, full", 3)
        .line("psi_cpu_some", "CPU, some", 5)
        .plot(
            "pressure",
            "Pressure stalls",
            "The share of time in which some process, or every one that is awake, waited for"
                + " memory, I/O or a CPU. Memory 'full' is time in which no process"
                + " made progress.");
  }

  /** None where the run is shorter than the shortest of them. */
  private Optional<Plot> averages() {
    double[] times = table.times();
    if (times[times.length - 1] < SHORTEST_AVERAGE_SECONDS) {
      return Optional.empty();
    }
    return new OverTime(table, SHARE)
        .line("psi_memory_some_avg10", "some, 10 s", 0)
        .line("psi_memory_some_avg60", "some, 60 s", 4)
        .line("psi_memory_full_avg10", "full, 10 s", 1)
        .line("psi_memory_full_avg60", "full, 60 s", 5)
        .plot(
            "pressure-averages",
            "Memory pressure, running averages",
            "The same over the last 10 and 60 seconds, as monitoring tools show it.");
  }

  private Optional<Plot> refaults() {
    return new OverTime(table, RATE)
        .line("thrashing_refaults_per_s", "thrashing", 1)
        .line("transition_refaults_per_s", "transition", 0)
        .plot(
            "refaults",
            "Refaults",
            "Pages that are wanted again after they were taken away. Thrashing: they had left"
                + " memory although the working set needed them.");
  }

  private Optional<Plot> states() {
    return new OverTime(table, Axis.linear("processes", Quantity.COUNT))
        .line("ready", "ready, no CPU free", 5)
        .line("paging", "waiting for the pagefile", 1)
        .line("page_waiting", "waiting for a free page", 3)
        .line("suspended", "suspended", 7)
        .line("alive", "alive", 0)
        .right("cpu_share", "CPU busy", 2, Axis.linear("CPU", Quantity.SHARE))
        .plot(
            "processes",
            "What processes waited for",
            "How many processes were in each state, and how busy the CPUs were."
                + " Idle CPUs while many processes wait for the pagefile are the sign of thrashing.");
  }
}
