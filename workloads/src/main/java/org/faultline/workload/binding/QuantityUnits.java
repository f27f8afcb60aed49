package org.faultline.workload.binding;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The units of one kind of quantity, each as a multiple of the kind's smallest step. */
final class QuantityUnits {
  /** Bytes; binary units and the decimal ones of the SI, no bare K, M, G. */
  static final QuantityUnits SIZE =
      new QuantityUnits("size", "64 MiB", "a whole number of bytes")
          .with("B", "1")
          .with("KiB", "1024")
          .with("MiB", "1048576")
          .with("GiB", "1073741824")
          .with("TiB", "1099511627776")
          .with("kB", "1e3")
          .with("MB", "1e6")
          .with("GB", "1e9")
          .with("TB", "1e12");

  /** Nanoseconds. */
  static final QuantityUnits NANOS = time("1", "a whole number of nanoseconds");

  /** Picoseconds. */
  static final QuantityUnits PICOS = time("1000", "a whole number of picoseconds");

  /** Bytes each second. */
  static final QuantityUnits BANDWIDTH =
      new QuantityUnits("bandwidth", "4 GB/s", "a whole number of bytes each second")
          .with("B/s", "1")
          .with("KiB/s", "1024")
          .with("MiB/s", "1048576")
          .with("GiB/s", "1073741824")
          .with("kB/s", "1e3")
          .with("MB/s", "1e6")
          .with("GB/s", "1e9");

  /** Events each second. */
  static final QuantityUnits RATE =
      new QuantityUnits("rate", "25/s", "a rate")
          .with("/s", "1")
          .with("/ms", "1e3")
          .with("/us", "1e6")
          .with("/min", "1");

  private final String kind;
  private final String example;
  private final String step;
  private final Map<String, BigDecimal> units = new LinkedHashMap<>();

  private QuantityUnits(String kind, String example, String step) {
    this.kind = kind;
    this.example = example;
    this.step = step;
  }

  private static QuantityUnits time(String nanosecond, String step) {
    BigDecimal ns = new BigDecimal(nanosecond);
    QuantityUnits units = new QuantityUnits("duration", "20 ms", step);
    units.units.put("ns", ns);
    units.units.put("us", ns.scaleByPowerOfTen(3));
    units.units.put("µs", ns.scaleByPowerOfTen(3));
    units.units.put("\u03bcs", ns.scaleByPowerOfTen(3));
    units.units.put("ms", ns.scaleByPowerOfTen(6));
    units.units.put("s", ns.scaleByPowerOfTen(9));
    units.units.put("min", ns.scaleByPowerOfTen(9).multiply(BigDecimal.valueOf(60)));
    return units;
  }

  private QuantityUnits with(String name, String multiple) {
    units.put(name, new BigDecimal(multiple));
    return this;
  }

  /** What is measured: size, duration, bandwidth, rate. */
  String kind() {
    return kind;
  }

  /** A valid value, for sentences. */
  String example() {
    return example;
  }

  /** What a value must be a multiple of, for sentences. */
  String step() {
    return step;
  }

  /** The multiple that {@code unit} stands for; absent if it is unknown. */
  @Nullable BigDecimal multiple(String unit) {
    return units.get(unit);
  }

  /** The names of the units, each once. */
  Collection<String> names() {
    return Collections.unmodifiableCollection(
        units.keySet().stream().filter(name -> !name.startsWith("\u03bc")).toList());
  }

  /**
   * The unit that {@code unit} was meant to be: of K, M and so on the power of 1,024, else the
   * nearest of those that begin with the same letter.
   */
  Optional<String> near(String unit) {
    String first = unit.substring(0, 1).toLowerCase(Locale.ROOT);
    if (units.containsKey("KiB") || units.containsKey("KiB/s")) {
      String binary = first.toUpperCase(Locale.ROOT) + (units.containsKey("KiB") ? "iB" : "iB/s");
      if (units.containsKey(binary)) {
        return Optional.of(binary);
      }
    }
    List<String> alike = names().stream().filter(name -> name.startsWith(first)).toList();
    return alike.stream().min(Comparator.comparingInt(name -> Nearest.distance(unit, name)));
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  /** {@code value} smallest steps in the largest unit that gives a whole number. */
  String render(long value) {
    if (value == 0) {
      return "0 " + names().iterator().next();
    }
    BigDecimal best = BigDecimal.ZERO;
    String name = "";
    for (Map.Entry<String, BigDecimal> unit : units.entrySet()) {
      boolean whole = BigDecimal.valueOf(value).remainder(unit.getValue()).signum() == 0;
      if (whole && unit.getValue().compareTo(best) > 0) {
        best = unit.getValue();
        name = unit.getKey();
      }
    }
    if (name.isEmpty()) {
      Map.Entry<String, BigDecimal> first = units.entrySet().iterator().next();
      return plain(BigDecimal.valueOf(value).divide(first.getValue())) + " " + first.getKey();
    }
    return plain(BigDecimal.valueOf(value).divide(best)) + " " + name;
  }
}
