package org.faultline.lab.studies.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.faultline.lab.studies.cell.CellFailure;
import org.faultline.lab.studies.design.Cell;
import org.faultline.lab.studies.design.Replications;
import org.junit.jupiter.api.Test;

class StoppingRuleTest {
  private static final Replications RULE = new Replications(3, 12, 2, 0.05, List.of("x"));
  private static final Cell CELL = new Cell(1, new TreeMap<>(), List.of());

  /** The spread of the values falls only slowly, so that several batches are needed. */
  private static JournalEntry entry(int replication) {
    double value = 100 + (replication % 2 == 0 ? 6 : -6);
    return new JournalEntry(
        1,
        replication,
        replication,
        new TreeMap<>(Map.of("x", BigDecimal.valueOf(value))),
        null,
        null);
  }

  private static List<JournalEntry> first(int number) {
    List<JournalEntry> entries = new ArrayList<>();
    for (int replication = 1; replication <= number; replication++) {
      entries.add(entry(replication));
    }
    return entries;
  }

  /** t(0.975, n-1) s / sqrt(n) is 17, 8.2, 5.9 and 4.7 % of the mean for n = 3, 5, 7 and 9. */
  @Test
  void batchesFollowUntilTheIntervalIsNarrowEnough() {
    StoppingRule rule = new StoppingRule(RULE);
    assertThat(rule.more(first(0))).isEqualTo(3);
    assertThat(rule.more(first(3))).isEqualTo(2);
    assertThat(rule.more(first(5))).isEqualTo(2);
    assertThat(rule.more(first(7))).isEqualTo(2);
    assertThat(rule.more(first(9))).isZero();
  }

  @Test
  void theMaximumEndsItInAnyCase() {
    StoppingRule rule = new StoppingRule(new Replications(3, 8, 2, 0.0001, List.of("x")));
    assertThat(rule.more(first(7))).isEqualTo(1);
    assertThat(rule.more(first(8))).isZero();
  }

  @Test
  void aMeasureThatIsMissingIsNotSure() {
    StoppingRule rule = new StoppingRule(new Replications(3, 12, 2, 0.9, List.of("y")));
    assertThat(rule.more(first(3))).isEqualTo(2);
  }

  @Test
  void aCellThatFailedGetsNoMoreRuns() {
    List<JournalEntry> entries = new ArrayList<>(first(2));
    entries.add(new JournalEntry(1, 3, 3, new TreeMap<>(), CellFailure.Kind.FAILED, "broke"));
    assertThat(new StoppingRule(RULE).more(entries)).isZero();
  }

  @Test
  void theOrderOfArrivalDecidesNothing() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      CellRuns runs = new CellRuns(CELL, new StoppingRule(RULE));
      List<Integer> underWay = new ArrayList<>(runs.advance());
      while (!underWay.isEmpty()) {
        Collections.shuffle(underWay, random);
        runs.add(entry(underWay.remove(0)));
        underWay.addAll(runs.advance());
      }
      assertThat(runs.entries()).as("seed %d", seed).isEqualTo(first(9));
    }
  }

  @Test
  void whatAJournalHeldIsNotMadeAgain() {
    for (int held = 0; held < 1 << 9; held++) {
      CellRuns runs = new CellRuns(CELL, new StoppingRule(RULE));
      for (int replication = 1; replication <= 9; replication++) {
        if ((held >> replication - 1 & 1) == 1) {
          runs.add(entry(replication));
        }
      }
      List<Integer> made = new ArrayList<>();
      for (List<Integer> next = runs.advance(); !next.isEmpty(); next = runs.advance()) {
        next.forEach(replication -> runs.add(entry(replication)));
        made.addAll(next);
      }
      assertThat(runs.entries()).isEqualTo(first(9));
      assertThat(made).hasSize(9 - Integer.bitCount(held));
    }
  }
}
