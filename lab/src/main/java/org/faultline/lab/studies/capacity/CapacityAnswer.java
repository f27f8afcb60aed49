package org.faultline.lab.studies.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.faultline.workload.config.LoadedWorkload;
import org.jspecify.annotations.Nullable;

/** What a {@link CapacityStudy} found, in words. */
public final class CapacityAnswer {
  final CapacityQuestion question;
  final LoadedWorkload workload;
  final Varied varied;
  final CapacitySearch.@Nullable Found found;
  final List<Judgement> judged;

  /**
   * @param found absent where the search was interrupted
   * @param judged by position
   */
  CapacityAnswer(
      CapacityQuestion question,
      LoadedWorkload workload,
      Varied varied,
      CapacitySearch.@Nullable Found found,
      List<Judgement> judged) {
    this.question = question;
    this.workload = workload;
    this.varied = varied;
    this.found = found;
    this.judged = judged;
  }

  /** Whether the search ended before it had an answer. */
  public boolean interrupted() {
    return found == null;
  }

  /** Whether any position meets the requirements. */
  public boolean any() {
    return found != null && found.fits() > 0;
  }

  private Optional<Judgement> at(int position) {
    return judged.stream().filter(j -> j.position() == position).findFirst();
  }

  /** The answer: one sentence, and more where it needs them. */
  List<String> sentences() {
    if (found == null) {
      return List.of("Interrupted: there is no answer; what had been judged by then is below");
    }
    List<String> all = new ArrayList<>();
    all.add(question.asksMemory() ? memory(found) : processes(found));
    if (!found.monotone()) {
      all.add(notMonotone(found));
    }
    failedProcesses().ifPresent(all::add);
    if (workload.config().hasSections()) {
      all.add(
          "The processes have sections: a page of one takes memory once, however many working sets"
              + " hold it, and commit once, however many map it");
    }
    if (deterministic()) {
      all.add(
          "Deterministic: one run each is enough, because nothing is drawn at random and every seed gives the same");
    }
    return all;
  }

  /** Of what positions the runs went on without all of their processes. */
  private Optional<String> failedProcesses() {
    List<Judgement> failed = judged.stream().filter(j -> j.failedProcesses() != null).toList();
    if (failed.isEmpty()) {
      return Optional.empty();
    }
    String names = failed.stream().map(j -> name(j.position())).collect(Collectors.joining(", "));
    return Optional.of(
        "Processes failed in runs with %s, which therefore do not meet the requirements, whatever was measured; first: %s"
            .formatted(names, failed.get(0).failedProcesses()));
  }

  /** Whether nothing in any run was drawn at random. */
  boolean deterministic() {
    return !judged.isEmpty() && judged.stream().allMatch(Judgement::deterministic);
  }

  private String processes(CapacitySearch.Found found) {
    if (found.fits() == 0) {
      return found.possible() == 0
          ? "Not even %s meets the requirements".formatted(name(1))
          : "No number of processes surely meets the requirements; up to %s might"
              .formatted(name(found.possible()));
    }
    String fits =
        "%s %s: every number judged up to %d meets the requirements"
            .formatted(name(found.fits()), found.fits() == 1 ? "fits" : "fit", found.fits());
    if (found.fits() == varied.most()) {
      return fits + "; more were not tried (--max)";
    }
    return found.possible() == found.fits()
        ? fits + "; %d does not".formatted(found.fits() + 1)
        : fits
            + "; %s might, which %d runs could not decide; %s"
                .formatted(
                    range(found.fits() + 1, found.possible()),
                    question.replications().maximum(),
                    found.possible() == varied.most()
                        ? "more were not tried (--max)"
                        : (found.possible() + 1) + " does not");
  }

  private String range(int from, int to) {
    return from == to ? String.valueOf(from) : from + " to " + to;
  }

  private String memory(CapacitySearch.Found found) {
    String who =
        (question.processes() == 1 ? "%d %s process" : "%d %s processes")
            .formatted(question.processes(), question.group());
    if (found.fits() == 0) {
      return found.possible() == 0
          ? "Not even %s is enough for %s".formatted(name(1), who)
          : "%s may or may not be enough for %s; the runs could not decide".formatted(name(1), who);
    }
    String need =
        "%s %s %s of memory"
            .formatted(who, question.processes() == 1 ? "needs" : "need", name(found.fits()));
    if (found.fits() == varied.most()) {
      return need + "; less was not tried";
    }
    if (found.possible() == found.fits()) {
      return need + ": %s is not enough".formatted(name(found.fits() + 1));
    }
    return need
        + "; less, down to %s, might be enough, which %d runs could not decide"
            .formatted(name(found.possible()), question.replications().maximum());
  }

  private String notMonotone(CapacitySearch.Found found) {
    String better =
        found.judged().entrySet().stream()
            .filter(e -> e.getKey() > found.fits() && e.getValue() == Verdict.MET)
            .map(Map.Entry::getKey)
            .map(this::name)
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "Not monotone: %s does not meet the requirements, but %s would; only what lies before the first failure counts",
        name(found.fits() + 1),
        better);
  }

  String name(int position) {
    return varied.name(position);
  }

  /** What binds; absent where nothing failed or nothing is known. */
  @Nullable Bottleneck bottleneck() {
    if (found == null || found.fits() == varied.most()) {
      return null;
    }
    // The first that surely fails shows it best; where none was found, the first doubtful one.
    Judgement bad =
        judged.stream()
            .filter(j -> j.position() > found.possible() && j.verdict() == Verdict.NOT_MET)
            .findFirst()
            .or(() -> at(found.fits() + 1))
            .orElseThrow();
    return Bottleneck.of(varied, question.group(), at(found.fits()).orElse(null), bad);
  }

  List<String> cautions() {
    long most =
        question.asksMemory()
            ? question.processes()
            : judged.stream().mapToInt(Judgement::position).max().orElse(1);
    List<String> cautions = new ArrayList<>(Cautions.of(workload.config(), question.group(), most));
    cautions.addAll(Cautions.ofRates(workload.config(), question.requirements()));
    if (question.replications().maximum() == 1 && !deterministic()) {
      cautions.add(
          "One run each does not show how much another seed would differ; use more --seeds");
    }
    return cautions;
  }
}
