package org.faultline.lab.results.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.faultline.lab.results.plot.Axis;
import org.faultline.lab.results.plot.Plot;
import org.faultline.lab.results.plot.Quantity;
import org.faultline.lab.results.plot.Series;
import org.faultline.lab.results.report.TextTable;
import org.faultline.lab.results.report.Units;

/** How long requests, the pagefile's device and the MemoryManager take, up to the slowest. */
final class LatencyPlot {
  private static final String[] KEYS = {"p50Nanos", "p90Nanos", "p99Nanos", "p999Nanos"};
  private static final double[] NINES = {2, 10, 100, 1000};

  private final List<Series> series = new ArrayList<>();
  private final TextTable table = new TextTable().left("").right("count").right("mean");

  private LatencyPlot(JsonNode summary) {
    table.right("p50").right("p90").right("p99").right("p99.9").right("maximum");
    for (JsonNode group : summary.path("groups")) {
      for (JsonNode request : group.path("requests")) {
        String name = group.path("name").asText() + " " + request.path("name").asText();
        add(name, request.path("latency"));
        add(name + ", corrected", request.path("correctedLatency"));
      }
    }
    JsonNode machine = summary.path("machine");
    device("pagefile", machine.path("pagefile").path("device"));
    machine.path("devices").properties().forEach(each -> device(each.getKey(), each.getValue()));
    JsonNode manager = machine.path("memoryManager");
    add("MemoryManager", manager.path("sojourn"));
    manager
        .path("kinds")
        .properties()
        .forEach(
            kind ->
                add(
                    "MemoryManager, " + kind.getKey().replace('-', ' '),
                    kind.getValue().path("sojourn")));
  }

  static List<Block> blocks(JsonNode summary) {
    LatencyPlot plot = new LatencyPlot(summary);
    if (plot.series.isEmpty()) {
      return List.of();
    }
    return List.of(
        new Block.Diagram(plot.plot()),
        new Block.Table("Latencies, counted from the arrival of a request", plot.table, true));
  }

  /** Of the measured window, or of the whole run where a summary has no other. */
  private void device(String name, JsonNode device) {
    JsonNode times = device.has("window") ? device.path("window") : device;
    add(name + ", wait", times.path("wait"));
    add(name + ", service", times.path("service"));
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

  private void add(String name, JsonNode times) {
    long count = times.path("count").asLong();
    if (count == 0) {
      return;
    }
    String of = "%s (of %s)".formatted(name, Units.count(count));
    List<String> cells = new ArrayList<>(List.of(name, Units.count(count)));
    cells.add(duration(times, "meanNanos"));
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < KEYS.length; i++) {
      cells.add(duration(times, KEYS[i]));
      if (NINES[i] <= Math.max(2, count)) {
        points.add(new double[] {NINES[i], times.path(KEYS[i]).asDouble()});
      }
    }
    cells.add(duration(times, "maximumNanos"));
    table.row(cells);
    // The maximum is the percentile of any share above (count - 1) / count: it is put amidst them.
    double last = points.get(points.size() - 1)[0];
    if (2.0 * count > last) {
      points.add(new double[] {2.0 * count, times.path("maximumNanos").asDouble()});
    }
    double[] x = points.stream().mapToDouble(point -> point[0]).toArray();
    double[] y = points.stream().mapToDouble(p -> p[1] > 0 ? p[1] / 1e9 : Double.NaN).toArray();
    series.add(new Series(of, series.size(), Series.Style.POINTS, 0, x, y, null, null));
  }

  private static String duration(JsonNode times, String key) {
    return Units.duration(times.path(key).asDouble());
  }
}
