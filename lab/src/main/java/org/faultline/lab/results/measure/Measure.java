package org.faultline.lab.results.measure;

/**
 * One figure of a run.
 *
 * @param value in {@code unit}
 */
public record Measure(double value, Unit unit) {
  @Override
  public String toString() {
    return unit.show(value);
  }
}
