package org.faultline.lab.results.html;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.lab.results.plot.Axis;
import org.faultline.lab.results.plot.Plot;
import org.faultline.lab.results.plot.Quantity;

/** The pagefile's device and the MemoryManager over time. */
final class ServerPlots {
  private static final Axis BUSY = Axis.linear("share of time busy", Quantity.SHARE);
  private static final Axis QUEUE = Axis.linear("in the queue", Quantity.COUNT);

  private final TimelineTable table;
  private final boolean ofPlaces;

  /**
   * @param ofPlaces whether utilisation is that of the device's places; in timelines of old it is
   *     the share of time with any place busy
   */
  ServerPlots(TimelineTable table, boolean ofPlaces) {
    this.table = table;
    this.ofPlaces = ofPlaces;
  }

  List<Block> blocks() {
    return Stream.of(device(), mix(), manager())
        .flatMap(Optional::stream)
        .<Block>map(Block.Diagram::new)
        .toList();
  }

  private Optional<Plot> device() {
    return new OverTime(table, BUSY)
        .line("pagefile_utilisation", ofPlaces ? "places busy" : "any place busy", 1)
        .right("pagefile_queue", "queue length", 0, QUEUE)
        .plot(
            "pagefile-load",
            "The pagefile's device",
            "How busy its places were, and how many requests were there. By"
                + " Little's law the queue is"
                + " the rate of requests times the time that each stays.");
  }

  private Optional<Plot> mix() {
    return new OverTime(table, Axis.linear("pages", Quantity.PER_SECOND))
        .line("pages_input_per_s", "read", 0)
        .line("pages_output_per_s", "written", 1)
        .line("evictions_per_s", "evicted", 7)
        .plot(
            "pagefile-traffic",
            "Pages to and from the pagefile",
            "Reads make somebody wait; writes take the device's time. More than one"
                + " page read per hard fault means that clusters are read.");
  }

  private Optional<Plot> manager() {
    return new OverTime(table, BUSY)
        .line("manager_utilisation", "utilisation", 6)
        .right("manager_queue", "queue length", 0, QUEUE)
        .plot(
            "manager-load",
            "The MemoryManager",
            "How busy the servers are that all faults and calls go through, and how"
                + " many requests are there.");
  }
}
