package org.faultline.lab.results.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.faultline.lab.results.report.Units;

/** The main figures of a run. */
final class RunFacts {
  private RunFacts() {}

  static List<Page.Fact> of(JsonNode summary) {
    JsonNode machine = summary.path("machine");
    JsonNode rates = machine.path("perSecond");
    JsonNode device = machine.path("pagefile").path("device");
    JsonNode commit = machine.path("commit");
    double limit = commit.path("commitLimit").asDouble();
    double peak = commit.path("peakCommittedBytes").asDouble();
    List<Page.Fact> facts = new ArrayList<>();
    facts.add(
        new Page.Fact("Waits for paging", percent(machine, "waitsForPaging"), "of the time awake"));
    JsonNode psi = machine.path("psi").path("memory");
    if (psi.has("full")) {
      facts.add(
          new Page.Fact(
              "Memory pressure", percent(psi, "some"), percent(psi, "full") + " of the time full"));
    }
    facts.add(
        new Page.Fact(
            "Page faults", rate(rates, "pageFaults"), rate(rates, "hardFaults") + " of them hard"));
    facts.add(
        new Page.Fact(
            "CPU", percent(machine.path("cpu"), "utilisation"), cpus(machine.path("cpu"))));
    facts.add(
        new Page.Fact(
            "Pagefile",
            percent(device.has("window") ? device.path("window") : device, "utilisation"),
            places(device)));
    facts.add(
        new Page.Fact(
            "MemoryManager",
            percent(machine.path("memoryManager"), "utilisation"),
            "wait p99 "
                + Units.duration(
                    machine.path("memoryManager").path("wait").path("p99Nanos").asDouble())));
    facts.add(
        new Page.Fact(
            "Memory",
            Units.bytes(machine.path("physicalMemory").path("totalBytes").asDouble()),
            Units.bytes(machine.path("physicalMemory").path("availableBytes").asDouble())
                + " available"));
    facts.add(
        new Page.Fact(
            "Commit peak",
            Units.percent(limit == 0 ? 0 : peak / limit),
            Units.bytes(peak) + " of " + Units.bytes(limit)));
    return facts;
  }

  /** The device's name with its places; summaries of old tell how long any of them was busy. */
  private static String places(JsonNode device) {
    long places = device.path("places").asLong();
    String of =
        places == 0
            ? "any place busy"
            : places == 1 ? "of 1 place" : "of %d places".formatted(places);
    return device.path("name").asText() + ", " + of;
  }

  private static String cpus(JsonNode cpu) {
    int count = cpu.path("cpus").asInt();
    return count == 1 ? "1 CPU" : count + " CPUs";
  }

  private static String percent(JsonNode node, String key) {
    return Units.percent(node.path(key).asDouble());
  }

  private static String rate(JsonNode node, String key) {
    return Units.rate(node.path(key).asDouble()) + "/s";
  }
}
