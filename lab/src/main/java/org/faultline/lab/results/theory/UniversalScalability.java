package org.faultline.lab.results.theory;

/**
 * The universal scalability law: X(N) = λN / (1 + σ(N-1) + κN(N-1)). Gunther, "Guerrilla Capacity
 * Planning", Springer 2007, chapter 4, with the throughput of one as a third parameter.
 *
 * @param lambda throughput at N = 1, more than 0
 * @param sigma contention: the share of the work that is done one at a time, at least 0
 * @param kappa coherency: what each pair costs, at least 0
 */
public record UniversalScalability(double lambda, double sigma, double kappa) {
  private static final int PARAMETERS = 3;

  private static final NonNegativeFit.Law LAW =
      new NonNegativeFit.Law() {
        @Override
        public double at(double[] p, double n) {
          return p[0] * n / (1 + p[1] * (n - 1) + p[2] * n * (n - 1));
        }

        @Override
        public double[] slopes(double[] p, double n) {
          double cost = 1 + p[1] * (n - 1) + p[2] * n * (n - 1);
          double share = -p[0] * n / (cost * cost);
          return new double[] {n / cost, share * (n - 1), share * n * (n - 1)};
        }
      };

  /**
   * The law fitted to measurements, each parameter with its 95 % confidence interval.
   *
   * @param rSquared the share of the variance that the law explains
   */
  public record Fit(Estimate lambda, Estimate sigma, Estimate kappa, double rSquared) {
    /** The law with the parameters that fit best. */
    public UniversalScalability law() {
      return new UniversalScalability(lambda.value(), sigma.value(), kappa.value());
    }
  }

  /**
   * Fits the law by least squares; several measurements may have the same number.
   *
   * @param numbers how many processes or CPUs, each at least 1, at least four different ones
   * @param throughputs what was measured with them, in any unit
   * @throws IllegalArgumentException where the law cannot be fitted, as a sentence
   */
  public static Fit fit(double[] numbers, double[] throughputs) {
    Measurements points = Measurements.of(numbers, throughputs, PARAMETERS);
    NonNegativeFit.Fitted fitted = points.fit(LAW, points.perOne(), 0.05, 0.001);
    Estimate[] found = fitted.parameters();
    return new Fit(found[0], found[1], found[2], fitted.rSquared());
  }

  /** Throughput with {@code n}, at least 1, in the unit of {@link #lambda}. */
  public double at(double n) {
    return LAW.at(new double[] {lambda, sigma, kappa}, n);
  }

  /** Where throughput is greatest: √((1-σ)/κ), at least 1; infinite where nothing lowers it. */
  public double peak() {
    if (sigma >= 1) {
      return kappa == 0 && sigma == 1 ? Double.POSITIVE_INFINITY : 1;
    }
    return Math.max(1, Math.sqrt((1 - sigma) / kappa));
  }
}
