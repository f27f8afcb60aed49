package org.faultline.workload.binding;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A number with a unit as a config has it, of whatever kind: {@code 12}, {@code 20 %}, {@code 64
 * MiB}, {@code 20 ms}, {@code 25/s}.
 *
 * @param number as written
 * @param unit as written; empty for a bare number
 */
public record Magnitude(BigDecimal number, String unit, Kind kind) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** What is measured. */
  public enum Kind {
    /** A bare number. */
    NUMBER,
    /** Percent. */
    SHARE,
    /** Bytes. */
    SIZE,
    /** Time. */
    DURATION,
    /** Events each second. */
    RATE,
    /** Bytes each second. */
    BANDWIDTH
  }

  /** The magnitude that {@code text} says; empty where it says none. */
  public static Optional<Magnitude> parse(String text) {
    return WrittenQuantity.parse(text)
        .flatMap(
            read -> kind(read.unit()).map(kind -> new Magnitude(read.number(), read.unit(), kind)));
  }

  private static Optional<Kind> kind(String unit) {
    if (unit.isEmpty()) {
      return Optional.of(Kind.NUMBER);
    }
    if (unit.equals("%")) {
      return Optional.of(Kind.SHARE);
    }
    if (QuantityUnits.SIZE.multiple(unit) != null) {
      return Optional.of(Kind.SIZE);
    }
    if (QuantityUnits.NANOS.multiple(unit) != null) {
      return Optional.of(Kind.DURATION);
    }
    if (QuantityUnits.RATE.multiple(unit) != null) {
      return Optional.of(Kind.RATE);
    }
    return QuantityUnits.BANDWIDTH.multiple(unit) != null
        ? Optional.of(Kind.BANDWIDTH)
        : Optional.empty();
  }

  /** The value as a number, a share from 0 to 1, bytes, seconds, or one of them a second. */
  public double value() {
    return switch (kind) {
      case NUMBER -> number.doubleValue();
      case SHARE -> number.divide(HUNDRED).doubleValue();
      case SIZE -> number.multiply(QuantityUnits.SIZE.multiple(unit)).doubleValue();
      case DURATION ->
          number.multiply(QuantityUnits.NANOS.multiple(unit)).movePointLeft(9).doubleValue();
      case RATE -> {
        double rate = number.multiply(QuantityUnits.RATE.multiple(unit)).doubleValue();
        yield unit.equals("/min") ? rate / 60 : rate;
      }
      case BANDWIDTH -> number.multiply(QuantityUnits.BANDWIDTH.multiple(unit)).doubleValue();
    };
  }

  /** Another number of the same unit. */
  public Magnitude with(BigDecimal other) {
    return new Magnitude(other, unit, kind);
  }

  /** As a config has it. */
  public String text() {
    BigDecimal stripped = number.stripTrailingZeros();
    String digits = (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    return unit.isEmpty() || unit.startsWith("/") ? digits + unit : digits + " " + unit;
  }
}
