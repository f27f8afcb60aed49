package org.faultline.workload.binding;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Reads numbers and quantities with units; what is no single value reads as the least. */
final class NumberReader {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private NumberReader() {}

  static long whole(ConfigNode node, long least, long most) {
    String text = node.scalar();
    if (text == null) {
      return least;
    }
    Optional<WrittenQuantity> read = WrittenQuantity.parse(text).filter(q -> q.unit().isEmpty());
    if (read.isEmpty() || !isWhole(read.get().number())) {
      node.wrong("is '" + text + "', but must be a whole number" + range(least, most));
      return least;
    }
    return inRange(node, text, read.get().number(), least, most, Long::toString);
  }

  static double number(ConfigNode node, double least, double most) {
    String text = node.scalar();
    if (text == null) {
      return least;
    }
    Optional<WrittenQuantity> read = WrittenQuantity.parse(text).filter(q -> q.unit().isEmpty());
    if (read.isEmpty()) {
      node.wrong(
          "is '" + text + "', but must be a number from " + plain(least) + " to " + plain(most));
      return least;
    }
    double number = read.get().number().doubleValue();
    if (number < least || number > most) {
      double nearest = number < least ? least : most;
      node.wrong(outside(text, plain(least), plain(most), plain(nearest)));
      return nearest;
    }
    return number;
  }

  static double percentage(ConfigNode node) {
    String text = node.scalar();
    if (text == null) {
      return 0;
    }
    Optional<WrittenQuantity> read = WrittenQuantity.parse(text).filter(q -> q.unit().equals("%"));
    if (read.isEmpty()) {
      node.wrong("is '" + text + "', but must be a percentage such as 20 %");
      return 0;
    }
    BigDecimal percent = read.get().number();
    if (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0) {
      String nearest = percent.signum() < 0 ? "0 %" : "100 %";
      node.wrong(outside(text, "0 %", "100 %", nearest));
      return 0;
    }
    return percent.divide(HUNDRED).doubleValue();
  }

  static double perSecond(ConfigNode node) {
    String text = node.scalar();
    if (text == null) {
      return 1;
    }
    WrittenQuantity read = WrittenQuantity.parse(text).orElse(null);
    BigDecimal multiple = multiple(node, text, read, QuantityUnits.RATE);
    if (read == null || multiple == null) {
      return 1;
    }
    double rate = read.number().multiply(multiple).doubleValue();
    if (!(rate > 0)) {
      node.wrong("is '" + text + "', but must be a rate greater than 0");
      return 1;
    }
    return read.unit().equals("/min") ? rate / 60 : rate;
  }

  static long address(ConfigNode node) {
    String text = node.scalar();
    if (text == null) {
      return 0;
    }
    if (text.matches("0x[0-9A-Fa-f]{1,16}")) {
      return Long.parseUnsignedLong(text.substring(2), 16);
    }
    return text.matches("[0-9]{1,18}")
        ? Long.parseLong(text)
        : quantity(node, QuantityUnits.SIZE, 0, Long.MAX_VALUE);
  }

  static long quantity(ConfigNode node, QuantityUnits units, long least, long most) {
    String text = node.scalar();
    if (text == null) {
      return least;
    }
    WrittenQuantity read = WrittenQuantity.parse(text).orElse(null);
    BigDecimal steps = steps(node, text, read, units);
    if (steps == null) {
      return least;
    }
    if (!isWhole(steps)) {
      node.wrong("is '" + text + "', which is not " + units.step());
      return least;
    }
    return inRange(node, text, steps, least, most, units::render);
  }

  /** The quantity in smallest steps; absent, with a problem recorded, if it has no valid unit. */
  private static @Nullable BigDecimal steps(
      ConfigNode node, String text, @Nullable WrittenQuantity read, QuantityUnits units) {
    if (read != null && read.unit().isEmpty() && read.number().signum() == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal multiple = multiple(node, text, read, units);
    return read == null || multiple == null ? null : read.number().multiply(multiple);
  }

  /** What the unit stands for; absent, with a problem recorded, if {@code units} has it not. */
  private static @Nullable BigDecimal multiple(
      ConfigNode node, String text, @Nullable WrittenQuantity read, QuantityUnits units) {
    if (read == null) {
      node.wrong(
          "is '" + text + "', but must be a " + units.kind() + " such as " + units.example());
      return null;
    }
    BigDecimal multiple = units.multiple(read.unit());
    if (multiple != null) {
      return multiple;
    }
    String valid = String.join(", ", units.names());
    if (read.unit().isEmpty()) {
      node.wrong("is '" + text + "', which has no unit; units of a " + units.kind() + ": " + valid);
    } else {
      String near =
          units.near(read.unit()).map(unit -> "; did you mean '" + unit + "'?").orElse("");
      node.wrong(
          "is '"
              + text
              + "', which has the unknown unit '"
              + read.unit()
              + "'"
              + near
              + (near.isEmpty() ? "; units: " : " Units: ")
              + valid);
    }
    return null;
  }

  private static long inRange(
      ConfigNode node,
      String text,
      BigDecimal number,
      long least,
      long most,
      LongFunction<String> render) {
    boolean low = number.compareTo(BigDecimal.valueOf(least)) < 0;
    boolean high = number.compareTo(BigDecimal.valueOf(most)) > 0;
    if (!low && !high) {
      return number.longValueExact();
    }
    long nearest = low ? least : most;
    if (most == Long.MAX_VALUE && low) {
      node.wrong("is '" + text + "', but must be at least " + render.apply(least));
    } else {
      node.wrong(outside(text, render.apply(least), render.apply(most), render.apply(nearest)));
    }
    return nearest;
  }

  private static String outside(String text, String least, String most, String nearest) {
    return "is '" + text + "', but must be from " + least + " to " + most + "; nearest: " + nearest;
  }

  private static String range(long least, long most) {
    return most == Long.MAX_VALUE ? " of at least " + least : " from " + least + " to " + most;
  }

  private static String plain(double number) {
    return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
  }

  private static boolean isWhole(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0;
  }
}
