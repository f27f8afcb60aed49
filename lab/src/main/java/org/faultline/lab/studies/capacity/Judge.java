package org.faultline.lab.studies.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.faultline.lab.results.measure.Measures;
import org.faultline.lab.studies.design.Replications;

/** Judges positions by replications: more of them where the intervals leave it open. */
final class Judge {
  private final PositionRuns runs;
  private final List<Requirement> requirements;
  private final Replications replications;
  private final Consumer<Judgement> listener;
  private final SortedMap<Integer, Judgement> judged = new TreeMap<>();

  /**
   * @param listener told each judgement when it is made
   */
  Judge(
      PositionRuns runs,
      List<Requirement> requirements,
      Replications replications,
      Consumer<Judgement> listener) {
    this.runs = runs;
    this.requirements = requirements;
    this.replications = replications;
    this.listener = listener;
  }

  /** All judgements so far, by position. */
  SortedMap<Integer, Judgement> judged() {
    return judged;
  }

  /** Judges {@code position}, once. */
  Verdict judge(int position) {
    Judgement known = judged.get(position);
    if (known == null) {
      known = replicate(position);
      judged.put(position, known);
      listener.accept(known);
    }
    return known.verdict();
  }

  private Judgement replicate(int position) {
    List<Observation> made = new ArrayList<>(runs.run(position, 1, replications.minimum()));
    if (judged.isEmpty()) {
      check(made.get(0));
    }
    Judgement judgement = Judgement.of(position, made, requirements);
    for (int more;
        !judgement.deterministic()
            && judgement.verdict() == Verdict.UNDECIDED
            && (more = replications.more(made.size())) > 0; ) {
      made.addAll(runs.run(position, made.size() + 1, more));
      judgement = Judgement.of(position, made, requirements);
    }
    return judgement;
  }

  /** Refuses a measure that the first run does not have, and a value with another unit. */
  private void check(Observation first) {
    for (Requirement requirement : requirements) {
      if (!first.measures().isEmpty()) {
        requirement.check(Measures.require(first.measures(), requirement.measure()));
      }
    }
  }
}
