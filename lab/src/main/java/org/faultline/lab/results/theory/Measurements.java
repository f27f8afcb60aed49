package org.faultline.lab.results.theory;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Throughputs by the number of processes or CPUs that gave them, fit for fitting a law.
 *
 * @param scale the greatest throughput: laws are fitted to throughputs relative to it
 */
record Measurements(double[] numbers, double[] throughputs, double scale) {

  /**
   * Checks measurements.
   *
   * @param parameters of the law that is to be fitted to them
   * @throws IllegalArgumentException where no law can be fitted to them, as a sentence
   */
  static Measurements of(double[] numbers, double[] throughputs, int parameters) {
    require(
        numbers.length == throughputs.length,
        "There are %s numbers and %s throughputs; each number needs one.",
        numbers.length,
        throughputs.length);
    for (int i = 0; i < numbers.length; i++) {
      require(
          numbers[i] >= 1 && numbers[i] < Double.POSITIVE_INFINITY,
          "A throughput was measured with %s; the least number is 1.",
          numbers[i]);
      require(
          throughputs[i] >= 0 && throughputs[i] < Double.POSITIVE_INFINITY,
          "The throughput %s was measured with %s; it must be a number of at least 0.",
          throughputs[i],
          numbers[i]);
    }
    long different = Arrays.stream(numbers).distinct().count();
    require(
        different > parameters,
        "The law has %s parameters and was measured with %s different numbers; measure with at"
            + " least %s.",
        parameters,
        different,
        parameters + 1);
    double scale = Arrays.stream(throughputs).max().orElseThrow();
    require(scale > 0, "Every throughput is 0, so there is no law to fit.");
    return new Measurements(numbers.clone(), throughputs.clone(), scale);
  }

  private static void require(boolean holds, String sentence, Object... values) {
    if (!holds) {
      throw new IllegalArgumentException(sentence.formatted(values));
    }
  }

  /** The most throughput for one, relative to the greatest: a first guess of λ. */
  double perOne() {
    return IntStream.range(0, numbers.length)
        .mapToDouble(i -> throughputs[i] / numbers[i] / scale)
        .max()
        .orElseThrow();
  }

  /** Fits a law whose first parameter is in the unit of the throughputs. */
  NonNegativeFit.Fitted fit(NonNegativeFit.Law law, double... start) {
    double[] relative = Arrays.stream(throughputs).map(value -> value / scale).toArray();
    NonNegativeFit.Fitted fitted = NonNegativeFit.of(law, numbers, relative, start);
    Estimate[] parameters = fitted.parameters();
    Estimate first = parameters[0];
    parameters[0] = new Estimate(first.value() * scale, first.low() * scale, first.high() * scale);
    return new NonNegativeFit.Fitted(parameters, fitted.rSquared());
  }
}
