package org.faultline.lab.studies.result;

import java.util.ArrayList;
import java.util.List;

/**
 * The best of some cells by one measure, and those that cannot be told apart from it.
 *
 * @param best with the best mean
 * @param ties {@code best} and all whose difference from it may be noise, in the order of the cells
 * @param exact whether all ties are exactly equal
 */
record Extreme(CellSummary best, List<CellSummary> ties, boolean exact) {

  /**
   * The extreme of {@code cells}, at least one, all of which have the measure.
   *
   * @param paired as in {@link MeanDifference#of}
   */
  static Extreme of(List<CellSummary> cells, String measure, boolean paired) {
    Better better = Better.of(measure);
    CellSummary best = cells.get(0);
    for (CellSummary cell : cells) {
      best = better.prefers(mean(cell, measure), mean(best, measure)) ? cell : best;
    }
    MeasureSample top = best.known(measure);
    CellSummary winner = best;
    List<CellSummary> others = cells.stream().filter(cell -> !cell.equals(winner)).toList();
    double[] p =
        Holm.adjusted(
            others.stream().map(c -> MeanDifference.of(c.known(measure), top, paired)).toList());
    List<CellSummary> ties = new ArrayList<>();
    for (CellSummary cell : cells) {
      if (cell.equals(winner) || p[others.indexOf(cell)] >= BaselineComparison.LEVEL) {
        ties.add(cell);
      }
    }
    boolean exact = ties.stream().allMatch(cell -> cell.known(measure).exact());
    return new Extreme(winner, ties, exact);
  }

  /** What can be said of the ties: {@code are equal}, or that they cannot be told apart. */
  String words() {
    return exact ? "are equal" : "cannot be told apart";
  }

  private static double mean(CellSummary cell, String measure) {
    return cell.known(measure).mean();
  }
}
