package org.faultline.lab.results.theory;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.jspecify.annotations.Nullable;

/**
 * Non-linear least squares by Levenberg and Marquardt, with parameters that may not be negative.
 *
 * <p>A parameter that would be negative is 0. Which ones are is found by trying every choice: with
 * two or three parameters these are few, and the best of them is the constrained optimum. Intervals
 * are those of the linearised law with all parameters (Student's t), cut off at 0.
 */
final class NonNegativeFit {
  private static final double UPPER = 0.975;
  private static final int MOST_EVALUATIONS = 10_000;

  /** Slopes, scaled to unit length, that lie so near to each other cannot be told apart. */
  private static final double SINGULAR = 1e-6;

  private final Law law;
  private final double[] x;
  private final double[] y;

  /** A law with parameters. */
  interface Law {
    /** The value at {@code x}. */
    double at(double[] parameters, double x);

    /** Its derivatives by the parameters at {@code x}. */
    double[] slopes(double[] parameters, double x);
  }

  /**
   * What came of it.
   *
   * @param rSquared the share of the variance that the law explains
   */
  record Fitted(Estimate[] parameters, double rSquared) {}

  private NonNegativeFit(Law law, double[] x, double[] y) {
    this.law = law;
    this.x = x;
    this.y = y;
  }

  /**
   * Fits {@code law} to points, more than it has parameters.
   *
   * @param start where the search begins, each greater than 0
   * @throws IllegalArgumentException where the points do not determine the parameters, as a
   *     sentence
   */
  static Fitted of(Law law, double[] x, double[] y, double... start) {
    return new NonNegativeFit(law, x, y).best(start);
  }

  private Fitted best(double[] start) {
    double[] best = null;
    // The first parameter is a scale and always free.
    for (int free = 1; free < 1 << start.length; free += 2) {
      double[] found = search(start, free);
      if (found != null && feasible(found) && (best == null || squares(found) < squares(best))) {
        best = found;
      }
    }
    if (best == null) {
      throw undetermined();
    }
    return new Fitted(estimates(best), rSquared(best));
  }

  /**
   * The least squares with the parameters of the bits of {@code free}, the others 0; absent if
   * none.
   */
  private double @Nullable [] search(double[] start, int free) {
    int[] at = IntStream.range(0, start.length).filter(i -> (free >> i & 1) != 0).toArray();
    try {
      double[] found =
          new LevenbergMarquardtOptimizer()
              .optimize(
                  new LeastSquaresBuilder()
                      .start(IntStream.of(at).mapToDouble(i -> start[i]).toArray())
                      .model(
                          part -> values(whole(part, at, start.length)),
                          part -> slopes(part, at, start.length))
                      .target(y)
                      .maxEvaluations(MOST_EVALUATIONS)
                      .maxIterations(MOST_EVALUATIONS)
                      .lazyEvaluation(false)
                      .build())
              .getPoint()
              .toArray();
      return whole(found, at, start.length);
    } catch (MathRuntimeException noConvergence) {
      return null;
    }
  }

  private static boolean feasible(double[] parameters) {
    return Arrays.stream(parameters).allMatch(p -> p >= 0);
  }

  private static double[] whole(double[] part, int[] at, int length) {
    double[] whole = new double[length];
    for (int i = 0; i < at.length; i++) {
      whole[at[i]] = part[i];
    }
    return whole;
  }

  private double[] values(double[] parameters) {
    return Arrays.stream(x).map(at -> law.at(parameters, at)).toArray();
  }

  private double[][] slopes(double[] part, int[] at, int length) {
    double[] parameters = whole(part, at, length);
    return Arrays.stream(x)
        .mapToObj(point -> law.slopes(parameters, point))
        .map(all -> IntStream.of(at).mapToDouble(i -> all[i]).toArray())
        .toArray(double[][]::new);
  }

  private double squares(double[] parameters) {
    return IntStream.range(0, x.length)
        .mapToDouble(i -> y[i] - law.at(parameters, x[i]))
        .map(residual -> residual * residual)
        .sum();
  }

  private double rSquared(double[] parameters) {
    double mean = Arrays.stream(y).average().orElseThrow();
    double total = Arrays.stream(y).map(value -> (value - mean) * (value - mean)).sum();
    return total == 0 ? 1 : 1 - squares(parameters) / total;
  }

  private Estimate[] estimates(double[] parameters) {
    int freedom = x.length - parameters.length;
    double variance = squares(parameters) / freedom;
    double t = TDistribution.of(freedom).inverseCumulativeProbability(UPPER);
    RealMatrix slopes =
        MatrixUtils.createRealMatrix(
            slopes(parameters, IntStream.range(0, parameters.length).toArray(), parameters.length));
    double[] sizes = new double[parameters.length];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = slopes.getColumnVector(i).getNorm();
      slopes.setColumnVector(i, slopes.getColumnVector(i).mapDivide(sizes[i]));
    }
    // A column of zeros gives a condition that is no number.
    if (!(new SingularValueDecomposition(slopes).getInverseConditionNumber() > SINGULAR)) {
      throw undetermined();
    }
    RealMatrix covariance = MatrixUtils.inverse(slopes.transposeMultiply(slopes));
    Estimate[] estimates = new Estimate[parameters.length];
    for (int i = 0; i < estimates.length; i++) {
      double half = t * Math.sqrt(variance * covariance.getEntry(i, i)) / sizes[i];
      estimates[i] =
          new Estimate(parameters[i], Math.max(0, parameters[i] - half), parameters[i] + half);
    }
    return estimates;
  }

  private static IllegalArgumentException undetermined() {
    return new IllegalArgumentException(
        "The measurements do not determine the law's parameters; measure at more, and smaller,"
            + " numbers.");
  }
}
