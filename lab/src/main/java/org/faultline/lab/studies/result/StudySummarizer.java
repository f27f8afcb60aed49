package org.faultline.lab.studies.result;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.faultline.lab.results.number.Exact;
import org.faultline.lab.results.number.Interval;
import org.faultline.lab.studies.design.Factor;
import org.faultline.lab.studies.design.Replications;
import org.faultline.lab.studies.design.StudyConfig;
import org.faultline.lab.studies.run.JournalEntry;
import org.faultline.lab.studies.summary.BoundSummary;
import org.faultline.lab.studies.summary.CellResult;
import org.faultline.lab.studies.summary.CellResult.FailedProcesses;
import org.faultline.lab.studies.summary.DifferenceSummary;
import org.faultline.lab.studies.summary.EnumWords;
import org.faultline.lab.studies.summary.FactorSummary;
import org.faultline.lab.studies.summary.MarkSummary;
import org.faultline.lab.studies.summary.MeasureSummary;
import org.faultline.lab.studies.summary.OverlaySummary;
import org.faultline.lab.studies.summary.PlotSummary;
import org.faultline.lab.studies.summary.ReplicationSummary;
import org.faultline.lab.studies.summary.SampleSummary;
import org.faultline.lab.studies.summary.StudyManifest;
import org.faultline.lab.studies.summary.StudySummary;
import org.jspecify.annotations.Nullable;

/** Puts what a study found into the form that it leaves. */
public final class StudySummarizer {
  private static final int DIGITS = 12;

  private final StudyFindings findings;
  private final StudyConfig study;

  private StudySummarizer(StudyFindings findings) {
    this.findings = findings;
    this.study = findings.study();
  }

  /**
   * The summary.
   *
   * @param answer in sentences
   * @param manifest from what the results follow
   */
  public static StudySummary summary(
      StudyFindings findings, List<String> answer, StudyManifest manifest) {
    StudySummarizer summarizer = new StudySummarizer(findings);
    StudyConfig study = findings.study();
    return new StudySummary(
        StudySummary.SCHEMA,
        study.name(),
        study.question(),
        answer,
        study.factors().stream().map(StudySummarizer::factor).toList(),
        study.measures().stream().map(summarizer::measure).toList(),
        replications(study.replications()),
        study.baseline(),
        summarizer.plot(),
        findings.cells().stream().map(StudySummarizer::cell).toList(),
        findings.comparisons().stream().map(StudySummarizer::difference).toList(),
        findings.marks().stream().map(StudySummarizer::mark).toList(),
        findings.overlays().stream().map(StudySummarizer::overlay).toList(),
        findings.bounds().stream()
            .map(bound -> new BoundSummary(bound.series(), bound.measure()))
            .toList(),
        manifest);
  }

  /** To so many digits as results have; absent where it is no finite number. */
  private static @Nullable BigDecimal number(double value) {
    return Double.isFinite(value) ? Exact.significant(value, DIGITS) : null;
  }

  private static List<@Nullable BigDecimal> numbers(double[] values) {
    return DoubleStream.of(values).mapToObj(StudySummarizer::number).toList();
  }

  private static FactorSummary factor(Factor factor) {
    return new FactorSummary(
        factor.name(),
        factor.kind().map(EnumWords::of).orElse(FactorSummary.CATEGORY),
        factor.levels(),
        factor.numeric()
            ? factor.levels().stream().map(level -> number(factor.value(level))).toList()
            : null);
  }

  private MeasureSummary measure(String name) {
    return new MeasureSummary(
        name, EnumWords.of(findings.unit(name)), EnumWords.of(Better.of(name)));
  }

  private static ReplicationSummary replications(Replications rule) {
    return new ReplicationSummary(
        rule.minimum(),
        rule.maximum(),
        rule.batch(),
        rule.halfWidth() > 0 ? number(rule.halfWidth()) : null,
        rule.of());
  }

  private PlotSummary plot() {
    return new PlotSummary(
        study.plot().x(),
        study.plot().series(),
        study.plot().y(),
        study.plot().overlays().stream().map(EnumWords::of).toList(),
        study.plot().marks().stream().map(EnumWords::of).toList());
  }

  private static CellResult cell(CellSummary cell) {
    SortedMap<String, SampleSummary> measures = new TreeMap<>();
    cell.samples().forEach((measure, sample) -> measures.put(measure, sample(sample)));
    return new CellResult(
        cell.cell().number(),
        cell.cell().labels(),
        cell.failure().isPresent() ? CellResult.FAILED : CellResult.DONE,
        cell.failure().map(JournalEntry::reason).orElse(null),
        cell.entries().size(),
        cell.deterministic() ? true : null,
        failedProcesses(cell.failedProcesses()),
        measures);
  }

  private static @Nullable FailedProcesses failedProcesses(List<String> failed) {
    return failed.isEmpty() ? null : new FailedProcesses(failed.size(), failed.get(0));
  }

  private static SampleSummary sample(MeasureSample sample) {
    Interval interval = sample.interval();
    return new SampleSummary(
        number(interval.mean()),
        number(interval.halfWidth()),
        interval.n(),
        number(sample.minimum()),
        number(sample.maximum()));
  }

  private static DifferenceSummary difference(BaselineComparison comparison) {
    MeanDifference difference = comparison.difference();
    Interval interval = difference.interval();
    return new DifferenceSummary(
        comparison.cell().number(),
        comparison.baseline().number(),
        comparison.measure(),
        number(interval.mean()),
        number(interval.halfWidth()),
        interval.n(),
        difference.exact() ? null : number(difference.p()),
        difference.exact() ? null : number(comparison.holm()),
        EnumWords.of(comparison.verdict()));
  }

  private static MarkSummary mark(MarkedPoint point) {
    return new MarkSummary(
        EnumWords.of(point.mark()),
        point.curve().series(),
        point.measure(),
        number(point.x()),
        point.level(),
        point.place(),
        number(point.value()),
        point.text());
  }

  private static OverlaySummary overlay(OverlayCurve curve) {
    return new OverlaySummary(
        EnumWords.of(curve.overlay()),
        curve.series(),
        curve.measure(),
        curve.label(),
        numbers(curve.x()),
        numbers(curve.y()),
        curve.text());
  }
}
