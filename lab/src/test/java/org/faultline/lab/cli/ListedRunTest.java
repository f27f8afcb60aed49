package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run with page lists leaves and shows. */
class ListedRunTest {
  private static final long RAM = 512 * 1024;
  private static final List<String> STATES =
      List.of("active", "standby", "modified", "transition", "zeroed", "free");

  @TempDir static Path folder;
  private static Path results;
  private static Faultline.Outcome outcome;
  private static JsonNode summary;

  @BeforeAll
  static void run() throws IOException {
    results = folder.resolve("results");
    outcome = Faultline.run("run", Faultline.resource(folder, "lists.conf"), "--out", results);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    summary = new ObjectMapper().readTree(Files.readString(results.resolve("summary.json")));
  }

  @AfterAll
  static void forget() {
    summary = null;
  }

  private static JsonNode counters(String category) {
    return summary.path("machine").path("counters").path(category);
  }

  private static double value(JsonNode node, String key) {
    assertThat(node.path(key).isNumber()).as(key).isTrue();
    return node.path(key).asDouble();
  }

  private static List<JsonNode> items(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  /** docs/windows.md W1001: what is said of each counter there holds of the others. */
  @Test
  void memoryCountersMeanWhatWindowsMeansByThem() {
    JsonNode memory = counters("Memory");
    double standby =
        value(memory, "Standby Cache Reserve Bytes")
            + value(memory, "Standby Cache Normal Priority Bytes")
            + value(memory, "Standby Cache Core Bytes");
    assertThat(value(memory, "Available Bytes"))
        .isEqualTo(value(memory, "Free & Zero Page List Bytes") + standby);
    assertThat(value(memory, "Pages/sec"))
        .isPositive()
        .isCloseTo(
            value(memory, "Pages Input/sec") + value(memory, "Pages Output/sec"), within(1e-5));
    assertThat(value(memory, "Page Reads/sec"))
        .isPositive()
        .isLessThanOrEqualTo(value(memory, "Pages Input/sec"));
    assertThat(value(memory, "Page Writes/sec"))
        .isPositive()
        .isLessThan(value(memory, "Pages Output/sec"));
    assertThat(value(memory, "% Committed Bytes In Use"))
        .isCloseTo(
            100 * value(memory, "Committed Bytes") / value(memory, "Commit Limit"), within(1e-5));
    assertThat(value(memory, "Page Faults/sec"))
        .isGreaterThanOrEqualTo(
            value(memory, "Demand Zero Faults/sec") + value(memory, "Transition Faults/sec"));
    assertThat(value(memory, "Transition Pages RePurposed/sec")).isPositive();
    assertThat(value(memory, "Long-Term Average Standby Cache Lifetime (s)"))
        .isBetween(1e-6, 35e-3);
  }

  @Test
  void theDiskReadsAndWritesWhatMemoryAsksFor() {
    JsonNode memory = counters("Memory");
    JsonNode disk = counters("PhysicalDisk");
    assertThat(value(disk, "Disk Reads/sec"))
        .isEqualTo(value(memory, "Page Reads/sec"), within(100.0));
    assertThat(value(disk, "Disk Read Bytes/sec"))
        .isEqualTo(4096 * value(memory, "Pages Input/sec"), within(4096 * 500.0));
    assertThat(value(disk, "Disk Write Bytes/sec"))
        .isEqualTo(4096 * value(memory, "Pages Output/sec"), within(4096 * 1000.0));
    double byLittle =
        value(disk, "Disk Reads/sec") * value(disk, "Avg. Disk sec/Read")
            + value(disk, "Disk Writes/sec") * value(disk, "Avg. Disk sec/Write");
    assertThat(value(disk, "Avg. Disk Queue Length")).isPositive().isCloseTo(byLittle, within(0.1));
    assertThat(value(disk, "% Idle Time")).isBetween(0.0, 100.0);
    JsonNode pagefile = counters("Paging File");
    assertThat(value(pagefile, "% Usage"))
        .isPositive()
        .isLessThanOrEqualTo(value(pagefile, "% Usage Peak"));
  }

  @Test
  void processCountersMeanWhatWindowsMeansByThem() {
    for (JsonNode process : summary.path("processes")) {
      JsonNode counters = process.path("counters");
      assertThat(value(counters, "Working Set Peak"))
          .isGreaterThanOrEqualTo(value(counters, "Working Set"));
      assertThat(value(counters, "Working Set - Private"))
          .isEqualTo(value(counters, "Working Set"));
      assertThat(value(counters, "Page File Bytes")).isEqualTo(value(counters, "Private Bytes"));
      assertThat(value(counters, "Page File Bytes Peak"))
          .isGreaterThanOrEqualTo(value(counters, "Private Bytes"));
      assertThat(value(counters, "Page Faults/sec")).isPositive();
    }
    JsonNode loop = summary.path("processes").path(0).path("counters");
    assertThat(value(loop, "Virtual Bytes")).isEqualTo((192 + 20) * 1024);
  }

  @Test
  void everyFrameIsInOneCellOfTheUseCounts() {
    List<JsonNode> rows = items(summary.path("machine").path("physicalMemory").path("useCounts"));
    assertThat(rows)
        .extracting(row -> row.path("use").asText())
        .containsExactly("Process Private", "Page Table", "System", "Unused", "Total");
    JsonNode total = rows.get(4);
    assertThat(total.path("totalBytes").asLong()).isEqualTo(RAM);
    for (String state : STATES) {
      assertThat(rows.subList(0, 4).stream().mapToLong(r -> r.path(state + "Bytes").asLong()).sum())
          .as(state)
          .isEqualTo(total.path(state + "Bytes").asLong());
    }
    for (JsonNode row : rows) {
      assertThat(STATES.stream().mapToLong(state -> row.path(state + "Bytes").asLong()).sum())
          .isEqualTo(row.path("totalBytes").asLong());
    }
    JsonNode memory = summary.path("machine").path("physicalMemory");
    assertThat(total.path("standbyBytes").asLong()).isEqualTo(memory.path("standbyBytes").asLong());
    assertThat(total.path("modifiedBytes").asLong())
        .isEqualTo(memory.path("modifiedBytes").asLong());
  }

  @Test
  void prioritiesAddUpToStandbyAndToWhatWasRepurposed() {
    JsonNode machine = summary.path("machine");
    List<JsonNode> rows = items(machine.path("physicalMemory").path("priorities"));
    assertThat(rows).hasSize(8);
    assertThat(rows.stream().mapToLong(row -> row.path("standbyBytes").asLong()).sum())
        .isEqualTo(machine.path("physicalMemory").path("standbyBytes").asLong());
    assertThat(rows.stream().mapToLong(row -> row.path("repurposedBytes").asLong()).sum())
        .isPositive()
        .isEqualTo(4096 * machine.path("run").path("transitionPagesRepurposed").asLong());
  }

  /** The space ends at 0x7FFFFFFE0000 and begins at 0x10000 (docs/windows.md W102). */
  @Test
  void theTypesOfAProcessesMemoryFillItsAddressSpace() {
    JsonNode maps = summary.path("memoryMaps");
    assertThat(maps.path("running").asInt()).isEqualTo(5);
    assertThat(maps.path("listed").asInt()).isEqualTo(5);
    for (JsonNode process : maps.path("processes")) {
      List<JsonNode> types = items(process.path("types"));
      assertThat(types)
          .extracting(type -> type.path("type").asText())
          .containsExactly("Private Data", "Page Table", "Unusable", "Free", "Total");
      long inSpace =
          types.get(0).path("sizeBytes").asLong()
              + types.get(2).path("sizeBytes").asLong()
              + types.get(3).path("sizeBytes").asLong();
      assertThat(inSpace).isEqualTo(0x7FFF_FFFE_0000L - 0x10000);
      JsonNode counters = summary.path("processes").path(process.path("id").asInt() - 1);
      assertThat(types.get(4).path("totalWsBytes").asLong())
          .isEqualTo(counters.path("counters").path("Working Set").asLong());
      assertThat(types.get(4).path("privateBytes").asLong())
          .isEqualTo(counters.path("counters").path("Private Bytes").asLong());
    }
    JsonNode loop = maps.path("processes").path(0).path("types");
    assertThat(loop.path(0).path("blocks").asInt()).isEqualTo(2);
    assertThat(loop.path(0).path("largestBytes").asInt()).isEqualTo(192 * 1024);
    // 20 KiB leave 44 KiB of their granule.
    assertThat(loop.path(2).path("sizeBytes").asInt()).isEqualTo(44 * 1024);
    JsonNode server = maps.path("processes").path(2).path("types");
    assertThat(server.path(0).path("lockedWsBytes").asInt()).isEqualTo(8 * 1024);
  }

  @Test
  void theTableSaysWhatEachListHoldsAndHowOftenThePagefileGrew() {
    assertThat(outcome.lines()).hasSizeLessThanOrEqualTo(25);
    assertThat(outcome.lines().get(1)).contains("Demand Zero/s  Transition/s  Hard Faults/s");
    assertThat(outcome.lines())
        .anyMatch(
            line ->
                line.matches(
                    "Memory +active [0-9.]+ · modified [0-9.]+ · standby [0-9.]+ · free \\+ zeroed"
                        + " [0-9.]+ · page tables [0-9.]+ · system [0-9.]+.* = 512 KiB"
                        + "   Available [0-9.]+ [KM]iB"))
        .anyMatch(
            line ->
                line.matches(
                    "Commit .*; pagefile grew (once|\\d times), 0.50 to 4 MiB   Pages/sec .*"));
  }

  @Test
  void theTimelineHasTheListsAndTheyAddUp() throws IOException {
    List<String> lines = Files.readAllLines(results.resolve("timeline.csv"));
    List<String> titles = List.of(lines.get(0).split(",", -1));
    assertThat(lines).hasSize(9);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      assertThat(cells).hasSameSizeAs(titles.toArray());
      long available = cell(titles, cells, "available_bytes");
      long standby = cell(titles, cells, "standby_bytes");
      long unused =
          cell(titles, cells, "zeroed_list_bytes") + cell(titles, cells, "free_list_bytes");
      assertThat(available).isEqualTo(unused + standby);
      assertThat(unused).isEqualTo(cell(titles, cells, "free_bytes"));
      assertThat(
              available
                  + cell(titles, cells, "active_bytes")
                  + cell(titles, cells, "modified_bytes")
                  + cell(titles, cells, "transition_bytes")
                  + cell(titles, cells, "system_bytes"))
          .isEqualTo(RAM);
      assertThat(
              cell(titles, cells, "standby_reserve_bytes")
                  + cell(titles, cells, "standby_normal_bytes")
                  + cell(titles, cells, "standby_core_bytes"))
          .isEqualTo(standby);
    }
  }

  private static long cell(List<String> titles, String[] cells, String title) {
    return Long.parseLong(cells[titles.indexOf(title)]);
  }

  @Test
  void memoryShowsTheTables() {
    Faultline.Outcome memory = Faultline.run("memory", results);
    assertThat(memory.err()).isEmpty();
    assertThat(memory.code()).isZero();
    assertThat(memory.lines())
        .anyMatch(line -> line.matches("Usage +Total +Active +Standby +Modified .*Free"))
        .anyMatch(line -> line.matches("Total +512 K .*"))
        .anyMatch(line -> line.matches("server-3 +5 .* 8 K"));
  }

  @Test
  void memoryShowsAProcessByNameOrId() {
    Faultline.Outcome byName = Faultline.run("memory", results, "--process", "server-1");
    assertThat(byName.code()).isZero();
    assertThat(byName.lines())
        .anyMatch(line -> line.matches("Private Data +192 K +192 K +192 K .* 8 K +1 +192 K"));
    assertThat(byName.out()).contains("Private Bytes, the Commit size of Task Manager");
    assertThat(Faultline.run("memory", results, "--process", 3).out()).isEqualTo(byName.out());
    Faultline.Outcome nobody = Faultline.run("memory", results, "--process", "nobody");
    assertThat(nobody.code()).isEqualTo(2);
    assertThat(nobody.err()).contains("'nobody'", "server-2").doesNotContain("Exception");
  }

  @Test
  void memoryOfATextbookMachineIsRefusedInASentence() throws IOException {
    Path out = folder.resolve("textbook");
    Faultline.run("run", Faultline.small(folder), "--out", out, "--quiet");
    Faultline.Outcome memory = Faultline.run("memory", out);
    assertThat(memory.code()).isEqualTo(2);
    assertThat(memory.err().lines()).singleElement().asString().contains("textbook machine");
  }

  @Test
  void ofManyProcessesTheFirst64AreDescribedAndTheFileSaysSo() throws IOException {
    Path out = folder.resolve("many");
    Faultline.Outcome many =
        Faultline.run(
            "run",
            Faultline.resource(folder, "lists.conf"),
            "--out",
            out,
            "--set",
            "processes.server.count=70",
            "--set",
            "machine.ram=32MiB");
    assertThat(many.code()).as(many.err()).isZero();
    JsonNode maps =
        new ObjectMapper()
            .readTree(Files.readString(out.resolve("summary.json")))
            .path("memoryMaps");
    assertThat(maps.path("running").asInt()).isEqualTo(72);
    assertThat(maps.path("listed").asInt()).isEqualTo(64);
    assertThat(maps.path("processes")).hasSize(64);
    assertThat(Faultline.run("memory", out).out())
        .contains("The first 64 of 72 processes that run at the end");
  }

  @Test
  void aDeviceThatFailsIsAFinding() throws IOException {
    Path out = folder.resolve("failing");
    Faultline.Outcome failing =
        Faultline.run(
            "run",
            Faultline.resource(folder, "lists.conf"),
            "--out",
            out,
            "--set",
            "machine.pagefile.faults.write-errors=20 %");
    assertThat(failing.out())
        .containsPattern(
            "! The pagefile's device failed in 0 of [0-9,]+ reads and [0-9,]+ of [0-9,]+ writes;"
                + " first: transfer \\d+ failed as configured");
    JsonNode device =
        new ObjectMapper()
            .readTree(Files.readString(out.resolve("summary.json")))
            .path("machine")
            .path("pagefile")
            .path("device");
    assertThat(device.path("failedWrites").asInt()).isPositive();
    assertThat(summary.path("machine").path("pagefile").path("device").has("firstFailure"))
        .isFalse();
  }
}
