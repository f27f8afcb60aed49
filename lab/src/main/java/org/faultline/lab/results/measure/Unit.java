package org.faultline.lab.results.measure;

import java.util.function.DoubleFunction;
import org.faultline.lab.results.text.Units;

/** What the value of a measure counts. */
public enum Unit {
  /** Seconds of virtual time. */
  SECONDS(seconds -> Units.duration(seconds * 1e9)),
  /** Bytes. */
  BYTES(Units::bytes),
  /** How many each second of virtual time. */
  PER_SECOND(perSecond -> Units.rate(perSecond) + "/s"),
  /** A part of a whole, from 0 to 1. */
  SHARE(Units::percent),
  /** A number of things, or a mean number. */
  COUNT(Units::rate);

  private static final double NANOS_PER_SECOND = 1e9;

  private final DoubleFunction<String> shown;

  Unit(DoubleFunction<String> shown) {
    this.shown = shown;
  }

  /** {@code value} for people, with its unit. */
  public String show(double value) {
    return shown.apply(value);
  }

  /** A value as summaries have it, which is in nanoseconds for {@link #SECONDS}, in this unit. */
  double fromSummary(Number value) {
    return this == SECONDS ? value.doubleValue() / NANOS_PER_SECOND : value.doubleValue();
  }
}
