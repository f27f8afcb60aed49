package org.faultline.lab.studies.draft.fit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the pattern, of those that ship, whose LRU miss ratios are nearest to a recording's.
 *
 * <p>The best point of a coarse grid is improved by varying one coordinate after the other by steps
 * that are halved (Hooke and Jeeves, "Direct search solution of numerical and statistical
 * problems", JACM 8(2), 1961). Every comparison draws references with the same seed; the
 * differences that are reported are from another, longer string.
 */
public final class PatternFit {
  /** Of a string while searching, for each page; and the fewest and most. */
  private static final long PER_PAGE = 100;

  private static final long FEWEST = 30_000;
  private static final long MOST = 1_000_000;

  /** A string that is reported is so many times as long. */
  private static final long FINAL_TIMES = 10;

  private static final int HALVINGS = 4;
  private static final long SEARCH_SEED = 1;
  private static final long FINAL_SEED = 2;

  private final ReuseCurve trace;
  private final int pages;
  private final long references;
  private final int[] sizes;

  /** A pattern with its distance from the recording. */
  public record Fitted(Candidate candidate, CurveDifference difference) {}

  private record Point(double[] at, Candidate candidate, double distance) {}

  private PatternFit(ReuseCurve trace) {
    this.trace = trace;
    pages = trace.whole().distinctPages();
    references = Math.min(MOST, Math.max(FEWEST, PER_PAGE * pages));
    sizes = CurveDifference.sizes(pages);
  }

  /** The best of each kind of pattern, the nearest first. */
  public static List<Fitted> of(ReuseCurve trace) {
    PatternFit fit = new PatternFit(trace);
    List<Fitted> all = new ArrayList<>();
    for (PatternFamily family : PatternFamily.all(fit.pages, fit.references)) {
      Point best = fit.search(family);
      if (best != null) {
        all.add(new Fitted(best.candidate(), fit.finalDifference(best.candidate())));
      }
    }
    all.sort(Comparator.comparingDouble(fitted -> fitted.difference().mean()));
    return all;
  }

  private @Nullable Point search(PatternFamily family) {
    Point best = null;
    for (double[] start : family.starts()) {
      Point next = point(family, start);
      best = best == null ? next : better(best, next);
    }
    return best == null ? null : improved(family, best);
  }

  private Point improved(PatternFamily family, Point start) {
    Point best = start;
    double[] steps = family.steps().clone();
    for (int halved = 0; halved <= HALVINGS && steps.length > 0; ) {
      Point before = best;
      for (int i = 0; i < steps.length; i++) {
        best = better(best, moved(family, best, i, steps[i]));
        best = better(best, moved(family, best, i, -steps[i]));
      }
      if (best.equals(before)) {
        halved++;
        for (int i = 0; i < steps.length; i++) {
          steps[i] /= 2;
        }
      }
    }
    return best;
  }

  private @Nullable Point moved(PatternFamily family, Point from, int coordinate, double by) {
    double[] at = from.at().clone();
    at[coordinate] += by;
    return point(family, at);
  }

  private @Nullable Point point(PatternFamily family, double[] at) {
    Candidate candidate = family.maker().at(at);
    if (candidate == null) {
      return null;
    }
    ReuseCurve drawn = ReuseCurve.drawn(candidate, pages, references, SEARCH_SEED);
    return new Point(at, candidate, CurveDifference.of(trace, drawn, sizes).mean());
  }

  /** The nearer one; of equal ones the first. */
  private static Point better(Point a, @Nullable Point b) {
    return b != null && b.distance() < a.distance() ? b : a;
  }

  private CurveDifference finalDifference(Candidate candidate) {
    return CurveDifference.of(
        trace, ReuseCurve.drawn(candidate, pages, FINAL_TIMES * references, FINAL_SEED), sizes);
  }
}
