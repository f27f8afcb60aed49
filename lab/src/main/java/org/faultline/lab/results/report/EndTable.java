package org.faultline.lab.results.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** The table at the end of a run: what its summary says, on at most 25 lines. */
public final class EndTable {
  private static final int MOST_ROWS = 12;
  private static final int MOST_LINES = 25;
  private static final int FEWEST_FINDINGS = 6;
  private static final int COLUMNS = 17;
  private static final String NONE = "-";

  private final JsonNode summary;
  private final JsonNode machine;
  private final boolean requests;
  private final boolean references;
  private final boolean elapsed;
  private final boolean lists;

  private EndTable(JsonNode summary) {
    this.summary = summary;
    this.machine = summary.path("machine");
    List<JsonNode> groups = elements(summary.path("groups"));
    requests = groups.stream().anyMatch(group -> !group.path("requests").isEmpty());
    references = groups.stream().anyMatch(group -> group.path("requests").isEmpty());
    lists = machine.path("physicalMemory").has("standbyBytes");
    elapsed = groups.stream().allMatch(g -> g.path("ended").asLong() == g.path("count").asLong());
  }

  /**
   * The lines of the table.
   *
   * @param host what is known of the real run
   * @param results where the results lie, as the user would name it
   * @param next a command worth trying next
   */
  public static List<String> lines(JsonNode summary, JsonNode host, String results, String next) {
    return new EndTable(summary).render(host, results, next);
  }

  private List<String> render(JsonNode host, String results, String next) {
    List<String> lines = new ArrayList<>();
    lines.add(header(host));
    lines.addAll(table().lines());
    lines.add(memory());
    lines.add(commit());
    lines.add(busy());
    List<String> findings = Findings.of(summary);
    int left = Math.max(FEWEST_FINDINGS, MOST_LINES - 2 - lines.size());
    findings.stream().limit(left).forEach(finding -> lines.add("! " + finding + "."));
    lines.add(foot());
    lines.add("Results     " + results + "   next: " + next);
    return lines;
  }

  private String header(JsonNode host) {
    JsonNode manifest = summary.path("manifest");
    JsonNode run = summary.path("run");
    String warmUp =
        run.path("windowStartNanos").asLong() > 0
            ? " after " + duration(run, "windowStartNanos") + " warm-up"
            : "";
    return String.format(
        Locale.ROOT,
        "%s, seed %d: %,d %s, %s simulated%s, in %s of yours   slack %s",
        manifest.path("workload").asText(),
        manifest.path("seed").asLong(),
        machine.path("processes").asLong(),
        machine.path("processes").asLong() == 1 ? "process" : "processes",
        duration(run, "windowNanos"),
        warmUp,
        Units.duration(host.path("wallSeconds").asDouble() * 1e9),
        manifest.path("config").path("scheduler").path("slack").asText());
  }

  /** The groups and the machine, a row each. */
  public static TextTable groups(JsonNode summary) {
    return new EndTable(summary).table();
  }

  private TextTable table() {
    TextTable table = new TextTable().left("").right("n").left("request").right("arrive/s");
    table.right("end/s").right("ended").right("p50");
    table.right("p99").right("references").right("elapsed");
    String rate = elapsed ? "" : "/s";
    table.right("Page Faults" + rate).right("Demand Zero" + rate).right("Transition" + rate);
    table.right("Hard Faults" + rate).right(elapsed ? "peak Working Set" : "Working Set");
    table.right("Private Bytes").right("waits for paging");
    List<JsonNode> groups = elements(summary.path("groups"));
    int shown = groups.size() <= MOST_ROWS ? groups.size() : MOST_ROWS - 1;
    for (JsonNode group : groups.subList(0, shown)) {
      row(table, group.path("name").asText(), group.path("count").asLong(), group, false);
    }
    if (shown < groups.size()) {
      List<String> cells = new ArrayList<>();
      cells.add("(%d more)".formatted(groups.size() - shown));
      for (int i = 1; i < COLUMNS; i++) {
        cells.add("");
      }
      table.row(cells);
    }
    row(table, "machine", machine.path("processes").asLong(), machine, true);
    return table;
  }

  private void row(TextTable table, String name, long count, JsonNode node, boolean whole) {
    JsonNode memory = node.path("memory");
    List<JsonNode> served = elements(node.path("requests"));
    JsonNode first = served.isEmpty() || whole ? null : served.get(0);
    List<String> cells = new ArrayList<>(List.of(name, Units.count(count)));
    cells.addAll(request(first, requests && !whole));
    cells.add(references ? Units.count(node.path("window").path("references").asLong()) : "");
    cells.add(elapsed && !whole ? duration(node, "meanElapsedNanos") : "");
    cells.add(faults(node, "pageFaults"));
    cells.add(lists ? faults(node, "demandZeroFaults") : "");
    cells.add(lists ? faults(node, "transitionFaults") : "");
    cells.add(faults(node, "hardFaults"));
    JsonNode workingSet = memory.path(elapsed ? "peakWorkingSetBytes" : "workingSetBytes");
    cells.add(workingSet.isMissingNode() ? NONE : Units.bytes(workingSet.asDouble()));
    cells.add(elapsed ? "" : Units.bytes(memory.path("privateBytes").asDouble()));
    cells.add(Units.percent(node.path("waitsForPaging").asDouble()));
    table.row(cells);
    if (!whole) {
      served.stream().skip(1).limit(2).forEach(more -> extra(table, more));
    }
  }

  /** A rate, or the whole number in a run that is over. */
  private String faults(JsonNode node, String counter) {
    return elapsed
        ? Units.count(node.path("window").path(counter).asLong())
        : rate(node.path("perSecond"), counter);
  }

  private void extra(TextTable table, JsonNode request) {
    List<String> cells = new ArrayList<>(List.of("", ""));
    cells.addAll(request(request, true));
    for (int i = cells.size(); i < COLUMNS; i++) {
      cells.add("");
    }
    table.row(cells);
  }

  private static List<String> request(JsonNode request, boolean any) {
    if (request == null) {
      return any ? List.of(NONE, "", NONE, NONE, NONE, NONE) : Collections.nCopies(6, "");
    }
    JsonNode arrivals = request.path("arrivals");
    JsonNode latency = request.path("latency");
    boolean some = latency.path("count").asLong() > 0;
    return List.of(
        request.path("name").asText(),
        arrivals.isMissingNode() ? "" : rate(arrivals, "perSecond"),
        rate(request, "perSecond"),
        Units.count(latency.path("count").asLong()),
        some ? duration(latency, "p50Nanos") : NONE,
        some ? duration(latency, "p99Nanos") : NONE);
  }

  private String memory() {
    JsonNode memory = machine.path("physicalMemory");
    StringBuilder line =
        new StringBuilder("Memory      active ").append(part(memory, "activeBytes"));
    if (lists) {
      line.append(" · modified ").append(part(memory, "modifiedBytes"));
      line.append(" · standby ").append(part(memory, "standbyBytes"));
      double unused = memory.path("freeBytes").asDouble() + memory.path("zeroedBytes").asDouble();
      double all = memory.path("totalBytes").asDouble();
      line.append(" · free + zeroed ").append(Units.bytesLike(unused, all));
    }
    line.append(" · page tables ").append(part(memory, "pageTableBytes"));
    if (lists) {
      line.append(" · system ").append(part(memory, "systemBytes"));
      if (memory.path("transitionBytes").asLong() > 0) {
        line.append(" · in transition ").append(part(memory, "transitionBytes"));
      }
    } else {
      line.append(" · free ").append(part(memory, "freeBytes"));
    }
    return line.append(" = ")
        .append(Units.bytes(memory.path("totalBytes").asDouble()))
        .append("   Available ")
        .append(Units.bytes(memory.path("availableBytes").asDouble()))
        .toString();
  }

  private String commit() {
    JsonNode commit = machine.path("commit");
    JsonNode rates = machine.path("perSecond");
    double committed = commit.path("peakCommittedBytes").asDouble();
    double limit = commit.path("commitLimit").asDouble();
    double input = rates.path("pagesInput").asDouble();
    double output = rates.path("pagesOutput").asDouble();
    return "Commit      peak %s of %s (%s)%s   Pages/sec %s = Input %s + Output %s"
        .formatted(
            Units.bytesLike(committed, limit),
            Units.bytes(limit),
            Units.percent(limit == 0 ? 0 : committed / limit),
            growth(machine.path("pagefile")),
            Units.rate(input + output),
            Units.rate(input),
            Units.rate(output));
  }

  private static String growth(JsonNode pagefile) {
    long growths = pagefile.path("growths").asLong();
    if (growths == 0) {
      return "";
    }
    double size = pagefile.path("sizeBytes").asDouble();
    return "; pagefile grew %s, %s to %s"
        .formatted(
            growths == 1 ? "once" : Units.count(growths) + " times",
            Units.bytesLike(pagefile.path("initialBytes").asDouble(), size),
            Units.bytes(size));
  }

  private String busy() {
    JsonNode device = machine.path("pagefile").path("device");
    JsonNode window = DeviceSection.window(device);
    JsonNode manager = machine.path("memoryManager");
    JsonNode pressure = machine.path("psi").path("memory");
    return ("Busy        CPU %s (%d)   pagefile %s (%s, wait p99 %s)   MemoryManager %s (wait p99 %s)"
            + "   PSI memory some %s, full %s")
        .formatted(
            utilisation(machine.path("cpu")),
            machine.path("cpu").path("cpus").asInt(),
            utilisation(window),
            places(device),
            duration(window.path("wait"), "p99Nanos"),
            utilisation(manager),
            duration(manager.path("wait"), "p99Nanos"),
            Units.percent(pressure.path("some").asDouble()),
            Units.percent(pressure.path("full").asDouble()));
  }

  /** The device's name with its places; summaries of old tell how long any of them was busy. */
  private static String places(JsonNode device) {
    String name = device.path("name").asText();
    long places = device.path("places").asLong();
    return places == 0
        ? name + ", any place"
        : "%s, %s".formatted(name, places == 1 ? "1 place" : Units.count(places) + " places");
  }

  private String foot() {
    List<JsonNode> all = elements(summary.path("identities"));
    List<String> broken =
        all.stream()
            .filter(identity -> !identity.path("holds").asBoolean())
            .map(identity -> identity.path("name").asText())
            .toList();
    return "Identities  %d of %d hold%s · digest %s"
        .formatted(
            all.size() - broken.size(),
            all.size(),
            broken.isEmpty() ? "" : "; BROKEN: " + String.join(", ", broken),
            summary.path("manifest").path("digest").asText().substring(0, 8));
  }

  private static List<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static String utilisation(JsonNode node) {
    return Units.percent(node.path("utilisation").asDouble());
  }

  private static String duration(JsonNode node, String key) {
    return Units.duration(node.path(key).asDouble());
  }

  private static String rate(JsonNode node, String key) {
    return Units.rate(node.path(key).asDouble());
  }

  private static String part(JsonNode node, String key) {
    return Units.bytesLike(node.path(key).asDouble(), node.path("totalBytes").asDouble());
  }
}
