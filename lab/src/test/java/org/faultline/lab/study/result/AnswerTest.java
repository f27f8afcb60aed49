package org.faultline.lab.study.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.faultline.lab.measure.Unit;
import org.faultline.lab.study.cell.CellFailure;
import org.faultline.lab.study.design.Adjustments;
import org.faultline.lab.study.design.Cell;
import org.faultline.lab.study.design.StudyConfig;
import org.faultline.lab.study.design.StudyLoader;
import org.faultline.lab.study.run.Entry;
import org.faultline.workload.config.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies whose runs are made up: what is said of them. */
class AnswerTest {
  /** The same in all cells for one replication, as with common random numbers. */
  private static final double[] NOISE = {-0.02, 0.01, 0.0, 0.02, -0.01};

  @TempDir Path folder;

  private StudyConfig study(String text) throws IOException {
    Path file = folder.resolve("s.conf");
    Files.writeString(file, "question = q, workload = web\n" + text);
    return new StudyLoader(Home.find()).load(file.toString(), Adjustments.NONE);
  }

  private static Findings findings(
      StudyConfig study, String measure, Unit unit, ToDoubleFunction<Cell> mean, double noise) {
    List<List<Entry>> entries = new ArrayList<>();
    for (Cell cell : study.cells()) {
      List<Entry> runs = new ArrayList<>();
      for (int r = 1; r <= NOISE.length; r++) {
        // Noise of its own in each cell, beside that which all have in common.
        double own = noise * NOISE[(r * 2 + cell.number()) % NOISE.length];
        double value = mean.applyAsDouble(cell) * (1 + NOISE[r - 1] + own);
        runs.add(
            new Entry(
                cell.number(),
                r,
                r,
                new TreeMap<>(Map.of(measure, BigDecimal.valueOf(value))),
                null,
                null));
      }
      entries.add(runs);
    }
    return new Findings(study, entries, new TreeMap<>(Map.of(measure, unit)), Map.of());
  }

  private static double x(Cell cell) {
    return Double.parseDouble(cell.labels().get("processes.web.count"));
  }

  @Test
  void aHumpHasItsPeakItsTiesAndItsCollapse() throws IOException {
    StudyConfig study =
        study("vary { processes.web.count = [1, 11, 12, 20, 40] }, measures = web.throughput");
    Map<Double, Double> hump = Map.of(1.0, 50.0, 11.0, 90.9, 12.0, 91.0, 20.0, 52.0, 40.0, 13.0);
    Findings findings =
        findings(study, "web.throughput", Unit.PER_SECOND, cell -> hump.get(x(cell)), 0.2);
    assertThat(Answer.of(findings))
        .containsExactly(
            "web.throughput is highest at count 12, 91.0 ± 2.0/s; 11 and 12 cannot be told apart.",
            "web.throughput falls to 14 % of its peak at count 40, and to less than half by count"
                + " 40.");
  }

  @Test
  void withoutNoiseOfTheirOwnCommonSeedsTellSmallDifferencesApart() throws IOException {
    StudyConfig study = study("vary { processes.web.count = [11, 12] }, measures = web.throughput");
    Findings findings =
        findings(study, "web.throughput", Unit.PER_SECOND, cell -> x(cell) == 12 ? 91 : 90.5, 0);
    assertThat(Answer.of(findings).get(0)).doesNotContain("cannot be told apart");
    StudyConfig independent =
        study(
            "seeds = independent, vary { processes.web.count = [11, 12] }, measures ="
                + " web.throughput");
    Findings unpaired =
        findings(independent, "web.throughput", Unit.PER_SECOND, c -> x(c) == 12 ? 91 : 90.5, 0);
    assertThat(Answer.of(unpaired).get(0)).contains("no level can be told apart from any other");
  }

  @Test
  void aLatencyHasDoubledSomewhere() throws IOException {
    StudyConfig study =
        study("vary { processes.web.count = [1, 2, 4, 8] }, measures = web.page.latency.p99");
    Findings findings =
        findings(study, "web.page.latency.p99", Unit.SECONDS, cell -> x(cell) * 0.001, 0.1);
    assertThat(Answer.of(findings))
        .containsExactly(
            "web.page.latency.p99 is lowest at count 1, 1.000 ± 0.018 ms.",
            "web.page.latency.p99 has doubled by count 2 and is 8.00 times as high at count 8.");
  }

  @Test
  void theBestOfSeveralWordsHasItsTies() throws IOException {
    StudyConfig study =
        study("vary { paging.policy = [lru, clock, fifo] }, measures = machine.hard-faults");
    Map<String, Double> faults = Map.of("lru", 100.0, "clock", 100.1, "fifo", 140.0);
    Findings findings =
        findings(
            study,
            "machine.hard-faults",
            Unit.PER_SECOND,
            cell -> faults.get(cell.labels().get("paging.policy")),
            0.5);
    assertThat(Answer.of(findings))
        .singleElement()
        .asString()
        .startsWith("machine.hard-faults is lowest at policy lru, ")
        .endsWith("; lru and clock cannot be told apart.");
  }

  @Test
  void anotherCurveIsHeldAgainstTheBaseline() throws IOException {
    StudyConfig study =
        study(
            """
            vary { processes.web.count = [1, 40], scheduler.wake = [queue, preempt] }
            baseline { scheduler.wake = queue }
            plot { x = processes.web.count, y = web.throughput }
            """);
    Findings findings =
        findings(
            study,
            "web.throughput",
            Unit.PER_SECOND,
            c -> x(c) == 1 ? 50 : c.labels().get("scheduler.wake").equals("queue") ? 10 : 90,
            0);
    assertThat(Answer.of(findings))
        .contains(
            "web.throughput, preempt: 80.0 ± 1.6/s above wake queue, at count 40 (paired, same"
                + " seeds, p < 0.001); of 2 levels higher at 1, cannot be told apart at 1.");
  }

  @Test
  void aFailedCellComesFirst() throws IOException {
    StudyConfig study = study("vary { machine.cpus = [1, 2] }, measures = machine.throughput");
    Entry failed =
        new Entry(2, 1, 1, new TreeMap<>(), CellFailure.Kind.FAILED, "the device did not answer");
    Findings findings =
        new Findings(study, List.of(List.of(), List.of(failed)), new TreeMap<>(), Map.of());
    assertThat(Answer.of(findings))
        .containsExactly(
            "1 of 2 cells failed; the first, machine.cpus = 2: the device did not answer",
            "No run has the measure machine.throughput.");
  }
}
