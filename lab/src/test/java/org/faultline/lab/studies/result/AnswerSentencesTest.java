package org.faultline.lab.studies.result;

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
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.measure.Unit;
import org.faultline.lab.studies.cell.CellFailure;
import org.faultline.lab.studies.design.Adjustments;
import org.faultline.lab.studies.design.Cell;
import org.faultline.lab.studies.design.StudyConfig;
import org.faultline.lab.studies.design.StudyLoader;
import org.faultline.lab.studies.run.JournalEntry;
import org.faultline.workload.config.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies whose runs are made up: what is said of them. */
class AnswerSentencesTest {
  /** The same in all cells for one replication, as with common random numbers. */
  private static final double[] NOISE = {-0.02, 0.01, 0.0, 0.02, -0.01};

  @TempDir Path folder;

  private StudyConfig study(String text) throws IOException {
    Path file = folder.resolve("s.conf");
    Files.writeString(file, "question = q, workload = web\n" + text);
    return new StudyLoader(Home.find()).load(file.toString(), Adjustments.NONE);
  }

  private static StudyFindings findings(
      StudyConfig study, String measure, Unit unit, ToDoubleFunction<Cell> mean, double noise) {
    List<List<JournalEntry>> entries = new ArrayList<>();
    for (Cell cell : study.design().cells()) {
      List<JournalEntry> runs = new ArrayList<>();
      for (int r = 1; r <= NOISE.length; r++) {
        // Noise of its own in each cell, beside that which all have in common.
        double own = noise * NOISE[(r * 2 + cell.number()) % NOISE.length];
        double value = mean.applyAsDouble(cell) * (1 + NOISE[r - 1] + own);
        runs.add(
            new JournalEntry(
                cell.number(),
                r,
                r,
                new TreeMap<>(Map.of(measure, BigDecimal.valueOf(value))),
                null,
                null));
      }
      entries.add(runs);
    }
    return new StudyFindings(study, entries, new TreeMap<>(Map.of(measure, unit)), Map.of());
  }

  private static double x(Cell cell) {
    return Double.parseDouble(cell.labels().get("processes.web.count"));
  }

  @Test
  void aHumpHasItsPeakItsTiesAndItsCollapse() throws IOException {
    StudyConfig study =
        study("vary { processes.web.count = [1, 11, 12, 20, 40] }, measures = web.throughput");
    Map<Double, Double> hump = Map.of(1.0, 50.0, 11.0, 90.9, 12.0, 91.0, 20.0, 52.0, 40.0, 13.0);
    StudyFindings findings =
        findings(study, "web.throughput", Unit.PER_SECOND, cell -> hump.get(x(cell)), 0.2);
    assertThat(AnswerSentences.of(findings))
        .containsExactly(
            "web.throughput peaks at count 12: 91.0 ± 2.0/s; 11 and 12 cannot be told apart.",
            "web.throughput falls to 14 % of its peak at count 40, and below half by count 40.");
  }

  @Test
  void withoutNoiseOfTheirOwnCommonSeedsTellSmallDifferencesApart() throws IOException {
    StudyConfig study = study("vary { processes.web.count = [11, 12] }, measures = web.throughput");
    StudyFindings findings =
        findings(study, "web.throughput", Unit.PER_SECOND, cell -> x(cell) == 12 ? 91 : 90.5, 0);
    assertThat(AnswerSentences.of(findings).get(0)).doesNotContain("cannot be told apart");
    StudyConfig independent =
        study(
            "seeds = independent, vary { processes.web.count = [11, 12] }, measures ="
                + " web.throughput");
    StudyFindings unpaired =
        findings(independent, "web.throughput", Unit.PER_SECOND, c -> x(c) == 12 ? 91 : 90.5, 0);
    assertThat(AnswerSentences.of(unpaired).get(0))
        .contains("shows no difference between levels beyond the noise");
  }

  @Test
  void aLatencyHasDoubledSomewhere() throws IOException {
    StudyConfig study =
        study("vary { processes.web.count = [1, 2, 4, 8] }, measures = web.page.latency.p99");
    StudyFindings findings =
        findings(study, "web.page.latency.p99", Unit.SECONDS, cell -> x(cell) * 0.001, 0.1);
    assertThat(AnswerSentences.of(findings))
        .containsExactly(
            "web.page.latency.p99 is lowest at count 1: 1.000 ± 0.018 ms.",
            "web.page.latency.p99 has doubled by count 2 and is 8.00 times as high at count 8.");
  }

  @Test
  void theBestOfSeveralWordsHasItsTies() throws IOException {
    StudyConfig study =
        study("vary { paging.policy = [lru, clock, fifo] }, measures = machine.hard-faults");
    Map<String, Double> faults = Map.of("lru", 100.0, "clock", 100.1, "fifo", 140.0);
    StudyFindings findings =
        findings(
            study,
            "machine.hard-faults",
            Unit.PER_SECOND,
            cell -> faults.get(cell.labels().get("paging.policy")),
            0.5);
    assertThat(AnswerSentences.of(findings))
        .singleElement()
        .asString()
        .startsWith("machine.hard-faults is lowest at policy lru: ")
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
    StudyFindings findings =
        findings(
            study,
            "web.throughput",
            Unit.PER_SECOND,
            c -> x(c) == 1 ? 50 : c.labels().get("scheduler.wake").equals("queue") ? 10 : 90,
            0);
    assertThat(AnswerSentences.of(findings))
        .contains(
            "With wake preempt, web.throughput at count 40 is 80.0 ± 1.6/s above that with wake"
                + " queue (paired, same seeds, p < 0.001); of 2 levels, higher at 1, no clear difference at 1.");
  }

  /** The measures of each cell, in the order of the study, with the same noise in all of them. */
  private StudyFindings findings(
      StudyConfig study, Map<String, Unit> units, List<Map<String, Double>> means) {
    List<List<JournalEntry>> entries = new ArrayList<>();
    for (Cell cell : study.design().cells()) {
      List<JournalEntry> runs = new ArrayList<>();
      for (int r = 1; r <= NOISE.length; r++) {
        TreeMap<String, BigDecimal> values = new TreeMap<>();
        for (Map.Entry<String, Double> mean : means.get(cell.number() - 1).entrySet()) {
          values.put(mean.getKey(), BigDecimal.valueOf(mean.getValue() * (1 + NOISE[r - 1] / 10)));
        }
        runs.add(new JournalEntry(cell.number(), r, r, values, null, null));
      }
      entries.add(runs);
    }
    return new StudyFindings(study, entries, new TreeMap<>(units), Map.of());
  }

  /** The pagefile overtakes the CPU at 12.5 of 12 and 14 web servers: |0.1| to |0.3|. */
  @Test
  void lEqualsSIsOneNumberInWordsInTheTableAndInTheJson() throws IOException {
    StudyConfig study =
        study(
            """
            vary { processes.web.count = [8, 12, 14] }
            plot { x = processes.web.count, y = web.throughput, mark = l-equals-s }
            """);
    List<Map<String, Double>> means = new ArrayList<>();
    for (double[] at : new double[][] {{80, 0.9, 0.5}, {90, 0.8, 0.7}, {70, 0.5, 0.8}}) {
      means.add(
          Map.of("web.throughput", at[0], "cpu.utilisation", at[1], "pagefile.utilisation", at[2]));
    }
    StudyFindings findings =
        findings(
            study,
            Map.of(
                "web.throughput", Unit.PER_SECOND,
                "cpu.utilisation", Unit.SHARE,
                "pagefile.utilisation", Unit.SHARE),
            means);
    assertThat(AnswerSentences.of(findings)).contains("L = S at count 12.5.");
    assertThat(StudyTable.lines(findings))
        .anyMatch(line -> line.startsWith("12 ") && line.endsWith("L = S at 12.5"));
    String json = Json.text(StudySummarizer.summary(findings, List.of(), null));
    assertThat(json).contains("\"place\": \"12.5\"", "\"x\": 12.5");
  }

  private String fitted(double... throughputs) throws IOException {
    StudyConfig study =
        study(
            """
            vary { processes.web.count = [1, 2, 4, 8, 16, 32] }
            plot { x = processes.web.count, y = web.throughput, overlay = usl }
            """);
    List<Map<String, Double>> means = new ArrayList<>();
    for (double throughput : throughputs) {
      means.add(Map.of("web.throughput", throughput));
    }
    StudyFindings findings = findings(study, Map.of("web.throughput", Unit.PER_SECOND), means);
    return AnswerSentences.of(findings).stream()
        .filter(sentence -> sentence.contains("scalability"))
        .findFirst()
        .orElseThrow();
  }

  /** The law with sigma and kappa at these numbers, each off by up to {@code error}. */
  private static double[] law(double sigma, double kappa, double error) {
    double[] numbers = {1, 2, 4, 8, 16, 32};
    double[] throughputs = new double[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      double n = numbers[i];
      double exact = 100 * n / (1 + sigma * (n - 1) + kappa * n * (n - 1));
      throughputs[i] = exact * (1 + error * NOISE[(2 * i + 1) % NOISE.length] / 0.02);
    }
    return throughputs;
  }

  @Test
  void aFittedPeakIsToldWhereTheMeasurementsReach() throws IOException {
    // sqrt((1 - 0.05) / 0.005) = 13.8, sqrt(0.98 / 0.0005) = 44.3, sqrt(0.98 / 0.0001) = 99.
    assertThat(fitted(law(0.05, 0.005, 0))).contains(", peak at 13.8.");
    assertThat(fitted(law(0.02, 0.0005, 0))).contains(", peak at 44.3, beyond what was measured.");
    assertThat(fitted(law(0.02, 0.0001, 0)))
        .contains(", no peak within 1.5 times what was measured.")
        .doesNotContain("peak at");
  }

  @Test
  void aCoefficientThatMayBeZeroMakesNoPeak() throws IOException {
    assertThat(fitted(law(0.1, 0.0002, 0.1)))
        .contains("(0.00 to ", "no peak: κ may be 0")
        .doesNotContain("peak at");
  }

  /** Neither latencies nor shares, nor what memory does to them, follow laws of scaling. */
  @Test
  void onlyThroughputsOverNumbersAreFitted() throws IOException {
    for (String text :
        List.of(
            "vary { processes.web.count = [1, 2, 4, 8, 16] }, plot { x = processes.web.count, y = fairness, overlay = usl }",
            "vary { machine.ram = [1 MiB, 2 MiB, 4 MiB, 8 MiB, 16 MiB] }, plot { x = machine.ram, y = web.throughput, overlay = usl }")) {
      StudyConfig study = study(text);
      String measure = study.plot().y().get(0);
      Unit unit = measure.equals("fairness") ? Unit.SHARE : Unit.PER_SECOND;
      StudyFindings findings =
          findings(study, measure, unit, cell -> 1.0 * cell.number() / (1 + cell.number()), 0);
      assertThat(findings.overlays()).isEmpty();
    }
  }

  @Test
  void exactSamplesDifferExactlyAndAreNotTested() {
    MeasureSample five = new MeasureSample(new TreeMap<>(Map.of(1, 5.0)), true);
    MeasureSample seven = new MeasureSample(new TreeMap<>(Map.of(1, 7.0)), true);
    MeanDifference difference = MeanDifference.of(seven, five, true);
    assertThat(difference.exact()).isTrue();
    assertThat(difference.tested()).isFalse();
    assertThat(difference.interval().mean()).isEqualTo(2);
    assertThat(MeanDifference.of(five, five, false).interval().mean()).isZero();
    MeasureSample drawn = new MeasureSample(new TreeMap<>(Map.of(1, 6.0, 2, 8.0, 3, 7.0)));
    MeanDifference mixed = MeanDifference.of(drawn, five, false);
    assertThat(mixed.interval().n()).isEqualTo(3);
    assertThat(mixed.interval().mean()).isCloseTo(2, org.assertj.core.api.Assertions.within(1e-12));
    assertThat(mixed.tested()).isTrue();
  }

  @Test
  void aFailedCellComesFirst() throws IOException {
    StudyConfig study = study("vary { machine.cpus = [1, 2] }, measures = machine.throughput");
    JournalEntry failed =
        new JournalEntry(
            2, 1, 1, new TreeMap<>(), CellFailure.Kind.FAILED, "the device did not answer");
    StudyFindings findings =
        new StudyFindings(study, List.of(List.of(), List.of(failed)), new TreeMap<>(), Map.of());
    assertThat(AnswerSentences.of(findings))
        .containsExactly(
            "1 of 2 cells failed; the first, machine.cpus = 2: the device did not answer",
            "No run has the measure machine.throughput.");
  }
}
