package org.faultline.lab.studies.draft.fit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.faultline.workload.reference.HotCold;
import org.faultline.workload.reference.Loop;
import org.faultline.workload.reference.Phases;
import org.faultline.workload.reference.Uniform;
import org.faultline.workload.reference.Zipf;
import org.jspecify.annotations.Nullable;

/**
 * Patterns of one kind with coordinates to search in.
 *
 * @param steps by how much each coordinate is varied at first
 * @param starts where the search begins: the best of these
 */
record PatternFamily(Maker maker, double[] steps, List<double[]> starts) {
  private static final double LARGEST_EXPONENT = 10;
  private static final double MOST_LOOP_TURN = 1e7;

  /** Makes the candidate at some coordinates; absent where there is none. */
  interface Maker {
    @Nullable Candidate at(double... coordinates);
  }

  /** Those that ship, for a string of so many distinct pages and references. */
  static List<PatternFamily> all(int pages, long references) {
    return List.of(
        uniform(), zipf(), hotCold(pages), loop(pages), phases(pages, references), mixed(pages));
  }

  private static PatternFamily uniform() {
    return new PatternFamily(
        none -> Candidate.of("uniform", new Uniform()), new double[0], List.of(new double[0]));
  }

  private static PatternFamily loop(int pages) {
    return new PatternFamily(
        none -> Candidate.of("loop(%d)".formatted(pages), new Loop(pages)),
        new double[0],
        List.of(new double[0]));
  }

  private static PatternFamily zipf() {
    return new PatternFamily(
        at -> zipf(at[0]), new double[] {0.2}, grid(List.of(steps(0.2, 4, 0.4))));
  }

  private static @Nullable Candidate zipf(double exponent) {
    double rounded = rounded(exponent, 3);
    return rounded < 0 || rounded > LARGEST_EXPONENT
        ? null
        : Candidate.of("zipf(%s)".formatted(plain(rounded)), new Zipf(rounded));
  }

  /**
   * Coordinates: decimal logarithms of the share of hot pages and of the share left to the cold.
   */
  private static PatternFamily hotCold(int pages) {
    double fewest = Math.log10(1.0 / pages);
    return new PatternFamily(
        at -> hotCold(pages, Math.pow(10, at[0]), 1 - Math.pow(10, at[1])),
        new double[] {-fewest / 12, 0.3},
        grid(List.of(steps(fewest, -0.1, -fewest / 6), steps(-3, -0.2, 0.7))));
  }

  private static @Nullable Candidate hotCold(int pages, double share, double references) {
    double hot = rounded(100 * share, 2);
    double often = rounded(100 * references, 2);
    boolean possible = hot > 0 && Math.ceil(hot / 100 * pages) < pages && often > 0 && often < 100;
    return possible
        ? Candidate.of(
            "hot-cold(%s %%, %s %%)".formatted(plain(hot), plain(often)),
            new HotCold(share(hot), share(often)))
        : null;
  }

  /** Coordinates: binary logarithm of the locality, decimal one of the mean length of a phase. */
  private static PatternFamily phases(int pages, long references) {
    double largest = Math.log(pages) / Math.log(2);
    double longest = Math.log10(references / 20.0);
    return new PatternFamily(
        at -> {
          int locality = (int) Math.round(Math.pow(2, at[0]));
          long length = Math.round(Math.pow(10, at[1]));
          return locality < 1 || locality > pages || length < 1 || at[1] > longest
              ? null
              : Candidate.of(
                  "phases(%d, %d)".formatted(locality, length),
                  new Phases(locality, (double) length, false));
        },
        new double[] {largest / 14, 0.4},
        grid(List.of(steps(1, largest, largest / 7), steps(1, longest, 0.8))));
  }

  /**
   * Zipf's law mixed with a loop. Coordinates: the exponent, the binary logarithm of the loop's
   * length, the decimal one of the loop's share of the references.
   */
  private static PatternFamily mixed(int pages) {
    double largest = Math.log(pages) / Math.log(2);
    return new PatternFamily(
        at -> {
          Candidate zipf = zipf(at[0]);
          long loop = Math.round(Math.pow(2, at[1]));
          double share = Math.pow(10, at[2]);
          double turn = loop * (1 - share) / share;
          return zipf == null || loop < 1 || loop > pages || share > 0.9 || turn > MOST_LOOP_TURN
              ? null
              : Candidate.of(
                  new Candidate.Part(
                      zipf.text(), zipf.parts().get(0).pattern(), Math.max(1, Math.round(turn))),
                  new Candidate.Part("loop(%d)".formatted(loop), new Loop(loop), loop));
        },
        new double[] {0.3, largest / 10, 0.3},
        grid(
            List.of(
                steps(0.8, 2.6, 0.6),
                steps(largest / 5, largest, largest / 5),
                steps(-3, -0.5, 0.8))));
  }

  private static double[] steps(double from, double to, double by) {
    int count = Math.max(1, 1 + (int) Math.floor((to - from) / by + 1e-9));
    double[] steps = new double[count];
    for (int i = 0; i < count; i++) {
      steps[i] = from + i * by;
    }
    return steps;
  }

  /** Every combination. */
  private static List<double[]> grid(List<double[]> axes) {
    List<double[]> points = List.of(new double[0]);
    for (double[] axis : axes) {
      List<double[]> longer = new ArrayList<>();
      for (double[] point : points) {
        for (double value : axis) {
          double[] more = Arrays.copyOf(point, point.length + 1);
          more[point.length] = value;
          longer.add(more);
        }
      }
      points = longer;
    }
    return points;
  }

  private static double rounded(double value, int places) {
    return BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_EVEN).doubleValue();
  }

  /** The share that a percentage of so few digits says, as a config reads it. */
  private static double share(double percent) {
    return BigDecimal.valueOf(percent).movePointLeft(2).doubleValue();
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
