package org.faultline.workload.binding;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads and writes quantities as a config has them; they are written in the largest unit that gives
 * a whole number.
 */
public final class Quantities {
  private Quantities() {}

  /** {@code 256 MiB} for that many bytes. */
  public static String bytes(long bytes) {
    return QuantityUnits.SIZE.render(bytes);
  }

  /** {@code 20 ms} for that many nanoseconds. */
  public static String nanos(long nanos) {
    return QuantityUnits.NANOS.render(nanos);
  }

  /** The nanoseconds of a duration such as {@code 20 ms}; empty where the text is none. */
  public static OptionalLong parseNanos(String text) {
    Optional<BigDecimal> nanos =
        WrittenQuantity.parse(text)
            .filter(read -> QuantityUnits.NANOS.multiple(read.unit()) != null)
            .map(read -> read.number().multiply(QuantityUnits.NANOS.multiple(read.unit())));
    try {
      return nanos.isPresent()
          ? OptionalLong.of(nanos.get().longValueExact())
          : OptionalLong.empty();
    } catch (ArithmeticException e) {
      return OptionalLong.empty();
    }
  }
}
