package org.faultline.workload.binding;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.LongFunction;

/** Reads numbers and quantities with units; what is no single value reads as the least. */
final class Numbers {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Numbers() {}

  static long whole(ConfigNode node, long least, long most) {
    String text = node.scalar(null);
    if (text == null) {
      return least;
    }
    Optional<Quantity> read = Quantity.parse(text).filter(q -> q.unit().isEmpty());
    if (read.isEmpty() || !isWhole(read.get().number())) {
      node.wrong("is '" + text + "', but must be a whole number" + range(least, most));
      return least;
    }
    return inRange(node, text, read.get().number(), least, most, Long::toString);
  }

  static double number(ConfigNode node, double least, double most) {
    String text = node.scalar(null);
    if (text == null) {
      return least;
    }
    Optional<Quantity> read = Quantity.parse(text).filter(q -> q.unit().isEmpty());
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
    String text = node.scalar(null);
    if (text == null) {
      return 0;
    }
    Optional<Quantity> read = Quantity.parse(text).filter(q -> q.unit().equals("%"));
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
    String text = node.scalar(null);
    if (text == null) {
      return 1;
    }
    Quantity read = Quantity.parse(text).orElse(null);
    if (!hasUnit(node, text, read, Units.RATE)) {
      return 1;
    }
    double rate = read.number().multiply(Units.RATE.multiple(read.unit())).doubleValue();
    if (!(rate > 0)) {
      node.wrong("is '" + text + "', but must be a rate greater than 0");
      return 1;
    }
    return read.unit().equals("/min") ? rate / 60 : rate;
  }

  static long address(ConfigNode node) {
    String text = node.scalar(null);
    if (text == null) {
      return 0;
    }
    if (text.matches("0x[0-9A-Fa-f]{1,16}")) {
      return Long.parseUnsignedLong(text.substring(2), 16);
    }
    return text.matches("[0-9]{1,18}")
        ? Long.parseLong(text)
        : quantity(node, Units.SIZE, 0, Long.MAX_VALUE);
  }

  static long quantity(ConfigNode node, Units units, long least, long most) {
    String text = node.scalar(null);
    if (text == null) {
      return least;
    }
    Quantity read = Quantity.parse(text).orElse(null);
    boolean zero = read != null && read.unit().isEmpty() && read.number().signum() == 0;
    if (!zero && !hasUnit(node, text, read, units)) {
      return least;
    }
    BigDecimal steps = zero ? BigDecimal.ZERO : read.number().multiply(units.multiple(read.unit()));
    if (!isWhole(steps)) {
      node.wrong("is '" + text + "', which is not " + units.step());
      return least;
    }
    return inRange(node, text, steps, least, most, units::render);
  }

  private static boolean hasUnit(ConfigNode node, String text, Quantity read, Units units) {
    if (read == null) {
      node.wrong(
          "is '" + text + "', but must be a " + units.kind() + " such as " + units.example());
      return false;
    }
    if (units.multiple(read.unit()) != null) {
      return true;
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
    return false;
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
