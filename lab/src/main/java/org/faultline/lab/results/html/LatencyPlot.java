package org.faultline.lab.results.html;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.faultline.lab.results.plot.Axis;
import org.faultline.lab.results.plot.Plot;
import org.faultline.lab.results.plot.Quantity;
import org.faultline.lab.results.plot.Series;
import org.faultline.lab.results.summary.DeviceSummary;
import org.faultline.lab.results.summary.GroupSummary;
import org.faultline.lab.results.summary.MachineSummary;
import org.faultline.lab.results.summary.ManagerSummary;
import org.faultline.lab.results.summary.RequestSummary;
import org.faultline.lab.results.summary.RunSummary;
import org.faultline.lab.results.summary.TimeDistribution;
import org.faultline.lab.results.text.Columns;
import org.faultline.lab.results.text.Units;
import org.jspecify.annotations.Nullable;

/** How long requests, the pagefile's device and the MemoryManager take, up to the slowest. */
final class LatencyPlot {
  /** A percentile that one in so many takes longer than. */
  private record Percentile(String title, double oneIn, ToLongFunction<TimeDistribution> nanos) {}

  private static final List<Percentile> PERCENTILES =
      List.of(
          new Percentile("p50", 2, TimeDistribution::p50Nanos),
          new Percentile("p90", 10, TimeDistribution::p90Nanos),
          new Percentile("p99", 100, TimeDistribution::p99Nanos),
          new Percentile("p99.9", 1000, TimeDistribution::p999Nanos));

  /** Times of something. */
  private record Row(String name, TimeDistribution times) {
    String count() {
      return Units.count(times.count());
    }
  }

  private final List<Series> series = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();

  private LatencyPlot(RunSummary summary) {
    for (GroupSummary group : summary.groups()) {
      for (RequestSummary request : group.work().requests()) {
        String name = group.name() + " " + request.name();
        add(name, request.latency());
        add(name + ", corrected", request.correctedLatency());
      }
    }
    MachineSummary machine = summary.machine();
    device("pagefile", machine.pagefile().device());
    machine.fileDevices().forEach(this::device);
    ManagerSummary manager = machine.memoryManager();
    add("MemoryManager", manager.sojourn());
    manager
        .kinds()
        .forEach((kind, of) -> add("MemoryManager, " + kind.replace('-', ' '), of.sojourn()));
  }

  private static Columns<Row> columns() {
    Columns<Row> columns = new Columns<Row>().left("", Row::name).right("count", Row::count);
    columns.right("mean", row -> duration(row.times().meanNanos()));
    for (Percentile percentile : PERCENTILES) {
      columns.right(
          percentile.title(), row -> duration(percentile.nanos().applyAsLong(row.times())));
    }
    return columns.right("maximum", row -> duration(row.times().maximumNanos()));
  }

  static List<Block> blocks(RunSummary summary) {
    LatencyPlot plot = new LatencyPlot(summary);
    if (plot.series.isEmpty()) {
      return List.of();
    }
    return List.of(
        new Block.Diagram(plot.plot()),
        new Block.Table(
            "Latencies, counted from the arrival of a request", columns().table(plot.rows), true));
  }

  private void device(String name, DeviceSummary device) {
    add(name + ", wait", device.window().waits());
    add(name + ", service", device.window().service());
  }

  private Plot plot() {
    return Plot.of(
        "latency",
        "Latency percentiles",
        "Each step to the right is ten times rarer: at 99 %, one in a hundred took longer. A line"
            + " that climbs steeply has a tail that a mean hides.",
        Axis.logarithmic("percentile", Quantity.NINES),
        Axis.logarithmic("time", Quantity.SECONDS),
        series);
  }

  private void add(String name, @Nullable TimeDistribution times) {
    if (times == null || times.count() == 0) {
      return;
    }
    Row row = new Row(name, times);
    rows.add(row);
    List<double[]> points = new ArrayList<>();
    for (Percentile percentile : PERCENTILES) {
      if (percentile.oneIn() <= Math.max(2, times.count())) {
        points.add(new double[] {percentile.oneIn(), percentile.nanos().applyAsLong(times)});
      }
    }
    // The maximum is the percentile of any share above (count - 1) / count: it is put amidst them.
    double last = points.get(points.size() - 1)[0];
    if (2.0 * times.count() > last) {
      points.add(new double[] {2.0 * times.count(), times.maximumNanos()});
    }
    String of = "%s (of %s)".formatted(name, row.count());
    double[] x = points.stream().mapToDouble(point -> point[0]).toArray();
    double[] y = points.stream().mapToDouble(p -> p[1] > 0 ? p[1] / 1e9 : Double.NaN).toArray();
    series.add(new Series(of, series.size(), Series.Style.POINTS, 0, x, y));
  }

  private static String duration(long nanos) {
    return Units.duration((double) nanos);
  }
}
