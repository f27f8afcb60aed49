package org.faultline.lab.studies.capacity;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.faultline.lab.results.folder.Manifest;
import org.faultline.lab.results.measure.Measure;
import org.faultline.lab.results.number.Exact;
import org.faultline.lab.results.number.Interval;
import org.faultline.lab.studies.summary.EnumWords;
import org.jspecify.annotations.Nullable;

/** Puts an answer into the form that it leaves. */
public final class CapacitySummarizer {
  private static final int DIGITS = 15;

  private final CapacityAnswer answer;
  private final CapacityQuestion question;

  private CapacitySummarizer(CapacityAnswer answer) {
    this.answer = answer;
    question = answer.question;
  }

  /** All that is known. Equal questions, workloads and versions give equal bytes. */
  public static CapacitySummary summary(CapacityAnswer answer, Manifest manifest) {
    CapacitySummarizer summarizer = new CapacitySummarizer(answer);
    CapacityQuestion question = answer.question;
    return new CapacitySummary(
        CapacitySummary.SCHEMA,
        question.asksMemory() ? "memory" : "processes",
        question.group(),
        question.asksMemory() ? question.processes() : null,
        question.most(),
        question.requirements().stream().map(CapacitySummarizer::required).toList(),
        new CapacitySummary.Repetitions(
            question.replications().minimum(), question.replications().maximum()),
        summarizer.outcome(),
        answer.judged.stream().map(summarizer::position).toList(),
        answer.cautions(),
        NotModelled.of(answer.workload.config()),
        manifest.summary(""));
  }

  private static BigDecimal number(double value) {
    return Exact.significant(value, DIGITS);
  }

  private static CapacitySummary.Required required(Requirement requirement) {
    return new CapacitySummary.Required(
        requirement.text(),
        requirement.measure(),
        (requirement.below() ? "<" : ">") + (requirement.orEqual() ? "=" : ""),
        EnumWords.of(requirement.unit()),
        number(requirement.bound()));
  }

  private CapacitySummary.Outcome outcome() {
    return answer.found == null
        ? new CapacitySummary.Unanswered(true, answer.sentences())
        : answered(answer.found);
  }

  private CapacitySummary.Answered answered(CapacitySearch.Found found) {
    Bottleneck bottleneck = answer.bottleneck();
    return new CapacitySummary.Answered(
        false,
        value(found.fits()),
        value(found.possible()),
        found.fits() == answer.varied.most(),
        found.monotone(),
        answer.deterministic(),
        answer.sentences(),
        bottleneck == null
            ? null
            : new CapacitySummary.Bound(
                bottleneck.what() == null ? null : bottleneck.what().label(),
                bottleneck.sentence()));
  }

  /** Processes or bytes; absent where not even the easiest position is meant. */
  private @Nullable Long value(int position) {
    if (position == 0) {
      return question.asksMemory() ? null : 0L;
    }
    return answer.varied.value(position);
  }

  private CapacitySummary.Position position(Judgement judgement) {
    long value = answer.varied.value(judgement.position());
    return new CapacitySummary.Position(
        question.asksMemory() ? value : null,
        question.asksMemory() ? null : value,
        judgement.verdict().label(),
        judgement.failure(),
        judgement.findings().stream().map(CapacitySummarizer::judged).toList(),
        judgement.runs().stream().map(this::run).toList());
  }

  private static CapacitySummary.Judged judged(Judgement.Finding finding) {
    Interval interval = finding.interval();
    return new CapacitySummary.Judged(
        finding.requirement().text(),
        finding.verdict().label(),
        interval == null ? null : number(interval.mean()),
        interval == null || interval.n() < 2 ? null : number(interval.halfWidth()));
  }

  private CapacitySummary.Run run(Observation run) {
    Map<String, BigDecimal> measures = new LinkedHashMap<>();
    List<Requirement> requirements = question.requirements();
    for (Requirement requirement : requirements) {
      Measure value = run.measures().get(requirement.measure());
      if (value != null) {
        measures.put(requirement.measure(), number(value.value()));
      }
    }
    return new CapacitySummary.Run(run.seed(), measures);
  }
}
