package org.faultline.lab.results.theory;

/**
 * A parameter that was fitted, with its confidence interval of 95 %.
 *
 * @param low not below the least value that the parameter may have
 */
public record Estimate(double value, double low, double high) {

  /** Whether {@code other} lies in the interval. */
  public boolean covers(double other) {
    return low <= other && other <= high;
  }
}
