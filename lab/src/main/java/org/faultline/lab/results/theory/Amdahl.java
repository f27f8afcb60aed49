package org.faultline.lab.results.theory;

/**
 * Amdahl's law: X(N) = λN / (1 + σ(N-1)). Amdahl, "Validity of the single processor approach to
 * achieving large scale computing capabilities", AFIPS SJCC 1967, as a throughput.
 *
 * @param lambda throughput at N = 1, more than 0
 * @param sigma the share of the work that is done one at a time, at least 0
 */
public record Amdahl(double lambda, double sigma) {
  private static final int PARAMETERS = 2;

  private static final NonNegativeFit.Law LAW =
      new NonNegativeFit.Law() {
        @Override
        public double at(double[] p, double n) {
          return p[0] * n / (1 + p[1] * (n - 1));
        }

        @Override
        public double[] slopes(double[] p, double n) {
          double cost = 1 + p[1] * (n - 1);
          return new double[] {n / cost, -p[0] * n * (n - 1) / (cost * cost)};
        }
      };

  /**
   * The law fitted to measurements, each parameter with its 95 % confidence interval.
   *
   * @param rSquared the share of the variance that the law explains
   */
  public record Fit(Estimate lambda, Estimate sigma, double rSquared) {
    /** The law with the parameters that fit best. */
    public Amdahl law() {
      return new Amdahl(lambda.value(), sigma.value());
    }
  }

  /**
   * Fits the law by least squares; several measurements may have the same number.
   *
   * @param numbers how many processes or CPUs, each at least 1, at least three different ones
   * @param throughputs what was measured with them, in any unit
   * @throws IllegalArgumentException where the law cannot be fitted, as a sentence
   */
  public static Fit fit(double[] numbers, double[] throughputs) {
    Measurements points = Measurements.of(numbers, throughputs, PARAMETERS);
    NonNegativeFit.Fitted fitted = points.fit(LAW, points.perOne(), 0.05);
    Estimate[] found = fitted.parameters();
    return new Fit(found[0], found[1], fitted.rSquared());
  }

  /** Throughput with {@code n}, at least 1, in the unit of {@link #lambda}. */
  public double at(double n) {
    return LAW.at(new double[] {lambda, sigma}, n);
  }

  /** The most throughput that any number gives: λ/σ; infinite with σ = 0. */
  public double limit() {
    return lambda / sigma;
  }
}
