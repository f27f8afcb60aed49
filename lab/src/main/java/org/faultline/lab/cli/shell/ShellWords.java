package org.faultline.lab.cli.shell;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.workload.binding.Nearest;

/**
 * Reads what a user types as an argument: numbers with or without a unit, addresses by the names
 * that earlier calls gave them, and constants joined by {@code |}.
 */
public final class ShellWords {
  private static final Pattern NUMBER =
      Pattern.compile("(-?)(?:0x([0-9a-f]+)|([0-9]+)) *(k|m|g|t|kib|mib|gib|tib|b)?");
  private static final Pattern SUM = Pattern.compile("(.+?) *([+-]) *([^+-]+)");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final String UNITS = "bkmgt";
  private static final Pattern TIME = Pattern.compile("([0-9]{1,9}) *(ns|us|ms|s)");

  private final Map<String, Long> names = new LinkedHashMap<>();
  private final Set<String> inheritable = new HashSet<>();

  /** Gives an address or a handle a name. */
  void bind(String name, long value) {
    names.put(name, value);
    inheritable.remove(name);
  }

  /** Gives a handle that children inherit a name. */
  void bindInheritable(String name, long handle) {
    names.put(name, handle);
    inheritable.add(name);
  }

  /** The words of a child: the names of handles that it inherits. */
  ShellWords inherited() {
    ShellWords child = new ShellWords();
    names.forEach(
        (name, value) -> {
          if (inheritable.contains(name)) {
            child.bindInheritable(name, value);
          }
        });
    return child;
  }

  /** The names given so far, each with its address or handle. */
  Map<String, Long> names() {
    return names;
  }

  /** A width of 1 to 8 bytes. */
  static int width(String text) {
    long width = number(text);
    if (width < 1 || width > Long.BYTES) {
      throw new UserMistake("an access has 1 to 8 bytes, not " + width);
    }
    return (int) width;
  }

  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** A size or a count: {@code 65536}, {@code 0x10000}, {@code 64K} or {@code 64 KiB}. */
  public static long number(String text) {
    Matcher number = NUMBER.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!number.matches()) {
      throw new UserMistake("'" + text + "' is not a number such as 4096, 0x1000, 64K or 1 MiB");
    }
    boolean hexadecimal = number.group(2) != null;
    String unit = number.group(4) == null ? "b" : number.group(4);
    BigInteger value =
        new BigInteger(number.group(hexadecimal ? 2 : 3), hexadecimal ? 16 : 10)
            .shiftLeft(10 * UNITS.indexOf(unit.charAt(0)));
    if (value.bitLength() > Long.SIZE) {
      throw new UserMistake("'" + text + "' needs more than 64 bits");
    }
    return number.group(1).isEmpty() ? value.longValue() : value.negate().longValue();
  }

  /** An address: NULL, a number, a name, or one of them with an offset. */
  long address(String text) {
    String word = text.strip();
    if (word.equalsIgnoreCase("NULL")) {
      return 0;
    }
    Matcher sum = SUM.matcher(word);
    if (sum.matches()) {
      long offset = number(sum.group(3));
      return address(sum.group(1)) + (sum.group(2).equals("-") ? -offset : offset);
    }
    if (!isName(word)) {
      return number(word);
    }
    Long address = names.get(word);
    if (address == null) {
      throw new UserMistake(
          "no address is named '" + word + "'" + Nearest.hint(word, names.keySet()));
    }
    return address;
  }

  /** Constants, or raw numbers, joined by {@code |}. */
  static int flags(String text, Map<String, Integer> constants) {
    int all = 0;
    for (String part : text.split("\\|", -1)) {
      String word = part.strip();
      Integer bit = constants.get(word.toUpperCase(Locale.ROOT));
      if (bit == null && isName(word)) {
        throw new UserMistake(
            "unknown constant '" + word + "'" + Nearest.hint(word, constants.keySet()));
      }
      all |= bit != null ? bit : (int) number(word);
    }
    return all;
  }

  /** Nanoseconds: {@code 10 ms}. */
  static long nanos(String text) {
    Matcher time = TIME.matcher(text.strip());
    if (!time.matches()) {
      throw new UserMistake("'" + text + "' is not a time such as 10 ms or 1 s");
    }
    long unitNanos =
        switch (time.group(2)) {
          case "ns" -> 1;
          case "us" -> 1_000;
          case "ms" -> 1_000_000;
          default -> 1_000_000_000;
        };
    return Long.parseLong(time.group(1)) * unitNanos;
  }
}
