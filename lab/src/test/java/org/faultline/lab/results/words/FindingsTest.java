package org.faultline.lab.results.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.faultline.lab.cli.Faultline;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.summary.MachineSummary;
import org.faultline.lab.results.summary.RunSummary;
import org.faultline.lab.results.summary.RunWindow;
import org.faultline.lab.results.summary.Summaries;
import org.faultline.lab.results.summary.ThrashingSummary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What sentences and figures of a run say where a reader could be misled. */
class FindingsTest {
  private static final String ALLOCATE =
      "{ VirtualAlloc { as = heap, size = %s, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }";

  @TempDir private Path folder;
  private String said;

  private JsonNode run(String config) throws IOException {
    Path file = Files.writeString(folder.resolve("w.conf"), config);
    Path out = folder.resolve("out");
    Object[] words = {"run", file, "--no-report", "--force", "--out", out};
    Faultline.Outcome outcome = Faultline.run(words);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    said = outcome.out();
    return Json.read(out.resolve("summary.json"));
  }

  /** A run from 1 s on that thrashes: nothing else is to be said of it. */
  private static RunSummary thrashing(long sinceNanos, double full) {
    RunSummary plain = Summaries.plain();
    MachineSummary machine = plain.machine();
    return Summaries.with(
        plain,
        new RunWindow(1_000_000_000, 9_000_000_000L, 8_000_000_000L, false, true, true, 0),
        Summaries.with(
            machine, new ThrashingSummary(BigDecimal.ONE, BigDecimal.valueOf(full), sinceNanos)));
  }

  @Test
  void thrashingIsSaidOfTheWindow() {
    assertThat(Findings.of(thrashing(2_000_000_000, 0.6)))
        .first()
        .asString()
        .startsWith("Thrashing since 2 s:");
    assertThat(Findings.of(thrashing(500_000_000, 0.6)))
        .as("it began before the window")
        .first()
        .asString()
        .startsWith("Thrashing: ")
        .contains("which cost 60 % of the window's CPU time");
    assertThat(Findings.of(thrashing(500_000_000, 0.01)))
        .as("it was over before the window")
        .noneMatch(sentence -> sentence.startsWith("Thrashing"));
  }

  /** A machine of 64 MiB on which a process is kept to 1 MiB, of which it loops over 4 MiB. */
  @Test
  void aHardMaximumThatTakesTheTimeIsNamed() throws IOException {
    run(
        """
        machine { ram = 64 MiB, cpus = 1 }
        processes { game { working-set { minimum = 400 KiB, maximum = 1 MiB, hard-maximum = on }, program = [
          %s
          { Touch { in = heap, pattern = loop(1024), references = 8192 } } ] } }
        """
            .formatted(ALLOCATE.formatted("4 MiB")));
    assertThat(said)
        .contains("! Held back by a hard maximum working set: game spent ")
        .doesNotContain("for want of memory", "Short of memory");
  }

  /** 12 MiB more are asked for than may be committed, and no page was ever used. */
  @Test
  void refusedCommitIsNamedWhileMemoryIsFree() throws IOException {
    run(
        """
        machine { ram = 64 MiB, cpus = 1, pagefile { initial = 0 B, maximum = 0 B } }
        run { until = 10 ms }
        processes {
          eager { program = [ %s { Wait = 1 s } ] }
          other { start-at = 1 ms, program = [ %s { Wait = 1 s } ] } }
        """
            .formatted(ALLOCATE.formatted("60 MiB"), ALLOCATE.formatted("12 MiB"))
            .replace("} } {", "} }, {"));
    assertThat(said)
        .contains(
            "! Short of commit: 1 request was refused, for 12.0 MiB in all; commit peaked at 60.1 of its limit of 63.9 MiB")
        .contains("64 MiB of memory was available")
        .doesNotContain("for want of memory");
  }

  /** A process that waits for the pagefile to grow when the run ends has waited until then. */
  @Test
  void aWaitThatHasNotEndedCounts() throws IOException {
    JsonNode summary =
        run(
            """
            machine { ram = 4 MiB, cpus = 1, pagefile { initial = 0 B, maximum = 64 MiB, growth-time = 1 s } }
            run { until = 100 ms }
            processes { eager { program = [ %s { Compute = 1 ms } ] } }
            """
                .formatted(ALLOCATE.formatted("16 MiB"))
                .replace("} } {", "} }, {"));
    assertThat(summary.at("/groups/0/takes/commit-waits").asDouble()).isGreaterThan(0.99);
    assertThat(said).contains("waking time waiting for the pagefile to grow");
  }

  /** A sleep that began in the warm-up of 50 ms counts only with what lies behind it. */
  @Test
  void aWaitThatBeganBeforeTheWindowCountsWithItsPart() throws IOException {
    JsonNode summary =
        run(
            """
            machine { ram = 4 MiB, cpus = 1 }
            run { warm-up = 50 ms, until = 100 ms }
            processes { p { program = [ { Wait = 60 ms }, { Compute = 1 s } ] } }
            """);
    assertThat(summary.at("/groups/0/windowTimes/sleepingNanos").asLong())
        .as("and the switch of the CPU to it")
        .isBetween(10_000_000L, 10_010_000L);
  }

  /** Ten a second arrive, each takes a second: of 100 in 10 s nine or ten end. */
  @Test
  void arrivalsThatAreNotServedAreSaidBesideThose() throws IOException {
    JsonNode summary =
        run(
            """
            machine { ram = 4 MiB, cpus = 1 }
            run { until = 10050 ms }
            processes { p { program = [
              { Serve { request = click, arrivals = every(100 ms), do = [ { Compute = 1 s } ] } } ] } }
            """);
    JsonNode click = summary.at("/groups/0/requests/0");
    assertThat(click.at("/arrivals/count").asLong()).isEqualTo(100);
    assertThat(click.at("/latency/count").asLong()).isEqualTo(9);
    assertThat(click.at("/arrivals/waitingAtEnd").asLong()).as("one is under way").isEqualTo(90);
    assertThat(said).contains("arrive/s  end/s  ended").contains("90 are waiting at the end");
  }

  /** None ends, and so there is no latency: that they arrive is said all the same. */
  @Test
  void arrivalsOfWhichNoneEndsAreSaid() throws IOException {
    JsonNode summary =
        run(
            """
            machine { ram = 4 MiB, cpus = 1 }
            run { warm-up = 100 ms, until = 1050 ms }
            processes { p { count = 2, program = [
              { Serve { request = click, arrivals = every(100 ms), do = [ { Compute = 9 s } ] } } ] } }
            """);
    JsonNode click = summary.at("/groups/0/requests/0");
    assertThat(click.path("name").asText()).isEqualTo("click");
    assertThat(click.at("/arrivals/count").asLong()).as("from 100 ms on").isEqualTo(20);
    assertThat(click.at("/arrivals/waitingAtEnd").asLong()).isEqualTo(18);
    assertThat(click.at("/latency/count").asLong()).isZero();
    assertThat(said)
        .contains(
            "Falling behind: p's click requests arrive at 21.1/s and finish at 0/s; 18 are waiting");
  }

  @Test
  void aPercentileSaysOfHowManyItIs() throws IOException {
    JsonNode summary =
        run(
            """
            machine { ram = 4 MiB, cpus = 1 }
            processes { p { program = [
              { Serve { request = job, think = 1 ms, requests = 2, do = [ { Compute = 5 ms } ] } } ] } }
            """);
    assertThat(summary.at("/groups/0/requests/0/latency/count").asLong()).isEqualTo(2);
    List<String> table = said.lines().skip(1).limit(2).toList();
    assertThat(table.get(0)).containsPattern("end/s +ended +p50 +p99");
    assertThat(table.get(1)).containsPattern("job +[\\d.]+ +2 +5.00 ms +5.00 ms");
  }

  /** Two processes of 1 MiB, one after the other: never are 2 MiB resident. */
  @Test
  void thePeakOfAGroupIsThatOfItsSum() throws IOException {
    for (String paging :
        List.of("", "paging { kind = textbook, policy = lru, page-tables = free }")) {
      JsonNode summary =
          run(
              """
              machine { ram = 4 MiB, cpus = 1 }
              %s
              processes { p { count = 2, start-every = 500 ms, program = [
                %s,
                { Touch { in = heap, pattern = sequential, references = 256 } } ] } }
              """
                  .formatted(paging, ALLOCATE.formatted("1 MiB")));
      long own = summary.at("/processes/0/memory/peakWorkingSetBytes").asLong();
      assertThat(own).isGreaterThanOrEqualTo(1 << 20);
      assertThat(summary.at("/groups/0/memory/peakWorkingSetBytes").asLong()).isEqualTo(own);
      assertThat(summary.at("/machine/memory/peakWorkingSetBytes").asLong()).isEqualTo(own);
    }
  }

  /** Four processes share eight places, and each transfer finds one free. */
  @Test
  void aDeviceWithFreePlacesIsNotSaturated() throws IOException {
    String config =
        """
        machine { ram = 1 MiB, cpus = 4, pagefile { device = { service = 1 ms, depth = %d } } }
        paging { kind = textbook, policy = lru, page-tables = free }
        run { warm-up = 100 ms, until = 500 ms }
        processes { p { count = 4, program = [
          %s,
          { Repeat { times = forever, do = [ { Touch { in = heap, pattern = loop(256), references = 100 } } ] } } ] } }
        """;
    JsonNode window =
        run(config.formatted(8, ALLOCATE.formatted("1 MiB"))).at("/machine/pagefile/device/window");
    assertThat(window.path("busyNanos").asLong())
        .as("some place is always busy")
        .isGreaterThan(390_000_000);
    assertThat(window.path("utilisation").asDouble()).isBetween(0.45, 0.5);
    assertThat(said).doesNotContain("saturated").contains("8 places");
    window =
        run(config.formatted(2, ALLOCATE.formatted("1 MiB"))).at("/machine/pagefile/device/window");
    assertThat(window.path("utilisation").asDouble()).isGreaterThan(0.99);
    assertThat(window.at("/wait/meanNanos").asDouble()).isGreaterThan(500_000);
    assertThat(said).contains("! The pagefile's device is saturated: 100 % of its places are busy");
  }

  /** One bus of 4 MB/s for sixteen places: it is what all wait for. */
  @Test
  void aBusThatTransfersWaitForIsSaturated() throws IOException {
    JsonNode summary =
        run(
            """
            machine { ram = 1 MiB, cpus = 4, pagefile { device = {
              read-latency = 10 us, write-latency = 10 us, read-bandwidth = 4 MB/s, write-bandwidth = 4 MB/s, depth = 16 } } }
            paging { kind = textbook, policy = lru, page-tables = free }
            run { until = 300 ms }
            processes { p { count = 4, program = [
              %s,
              { Repeat { times = forever, do = [ { Touch { in = heap, pattern = loop(256), references = 100 } } ] } } ] } }
            """
                .formatted(ALLOCATE.formatted("1 MiB")));
    JsonNode window = summary.at("/machine/pagefile/device/window");
    assertThat(window.at("/bus/utilisation").asDouble()).isGreaterThan(0.95);
    assertThat(window.path("utilisation").asDouble()).isLessThan(0.3);
    assertThat(said).contains("! The pagefile's device is saturated: its bus is busy");
  }

  /** Half of the requests go to one of two shards that is asked by all processes. */
  @Test
  void ofSeveralServersTheSaturatedOneIsNamed() throws IOException {
    run(
        """
        machine { ram = 4 MiB, cpus = 8, manager { call = 100 us, model = sharded, shards = 2 } }
        run { until = 50 ms }
        processes {
          odd { count = 7, program = [ { Repeat { times = forever, do = [ { ManagerCall {} } ] } } ] } }
        """);
    assertThat(said)
        .contains("The MemoryManager is saturated: its server 'shard-1' is busy 100 % of the time")
        .contains("of its waking time waiting for the MemoryManager");
  }
}
