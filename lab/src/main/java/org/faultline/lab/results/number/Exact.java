package org.faultline.lab.results.number;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Quotients of counts as decimals of six places, rounded half to even: the same digits on every
 * Java, whose texts of floating-point numbers differ.
 */
public final class Exact {
  static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int PLACES = 6;

  private Exact() {}

  /** {@code part} of {@code whole}; 0 where there is no whole. */
  public static BigDecimal ratio(long part, long whole) {
    return quotient(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
  }

  /** {@code value}, a finite number. */
  public static BigDecimal decimal(double value) {
    return new BigDecimal(value).setScale(PLACES, RoundingMode.HALF_EVEN);
  }

  /** How many a second, where there were {@code count} in {@code nanos}. */
  public static BigDecimal perSecond(long count, long nanos) {
    return quotient(
        BigDecimal.valueOf(count).multiply(BigDecimal.valueOf(NANOS_PER_SECOND)),
        BigDecimal.valueOf(nanos));
  }

  /** How much of {@code each} times {@code times}; 0 where that is nothing. */
  public static BigDecimal share(long part, long each, long times) {
    return quotient(
        BigDecimal.valueOf(part), BigDecimal.valueOf(each).multiply(BigDecimal.valueOf(times)));
  }

  /** {@code part} of {@code whole} in percent, from 0 to 100; 0 where there is no whole. */
  public static BigDecimal percent(long part, long whole) {
    return quotient(BigDecimal.valueOf(part).movePointRight(2), BigDecimal.valueOf(whole));
  }

  /** {@code sum} by {@code count}; 0 where there is nothing to count. */
  public static BigDecimal mean(BigDecimal sum, long count) {
    return quotient(sum, BigDecimal.valueOf(count));
  }

  private static BigDecimal quotient(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0
        ? BigDecimal.ZERO.setScale(PLACES)
        : part.divide(whole, PLACES, RoundingMode.HALF_EVEN);
  }
}
