package org.faultline.workload.binding;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads texts, names, and words that must be among known ones. */
final class WordReader {
  /** A name: of a range, a request, a group, an expression. */
  static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,63}");

  private static final Map<String, Boolean> ON_OFF =
      Map.of("on", true, "off", false, "true", true, "false", false);
  private static final String UNKNOWN = "unknown";

  private WordReader() {}

  static String text(ConfigNode node) {
    String read = node.scalar();
    return read == null ? UNKNOWN : read;
  }

  static String name(ConfigNode node) {
    String read = node.scalar();
    if (read == null) {
      return UNKNOWN;
    }
    if (!NAME.matcher(read).matches()) {
      node.wrong(
          "is '" + read + "', which is not a name; use a letter, then letters, digits, '-' or '_'");
      return UNKNOWN;
    }
    return read;
  }

  static boolean onOff(ConfigNode node) {
    return lookUp(node, ON_OFF, "on, off");
  }

  static <E extends Enum<E>> E constant(ConfigNode node, Class<E> type) {
    Map<String, E> words = new LinkedHashMap<>();
    for (E constant : type.getEnumConstants()) {
      words.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
    }
    return lookUp(node, words);
  }

  static String word(ConfigNode node, Collection<String> words) {
    String read = node.scalar();
    if (read != null && words.contains(read)) {
      return read;
    }
    if (read != null) {
      refuse(node, read, words, String.join(", ", words));
    }
    return words.isEmpty() ? UNKNOWN : words.iterator().next();
  }

  static <T> T lookUp(ConfigNode node, Map<String, T> words) {
    return lookUp(node, words, String.join(", ", ordered(words)));
  }

  private static <T> T lookUp(ConfigNode node, Map<String, T> words, String valid) {
    String read = node.scalar();
    T found = read == null ? null : words.get(read);
    if (found != null) {
      return found;
    }
    Collection<String> names = ordered(words);
    if (read != null) {
      refuse(node, read, names, valid);
    }
    return Objects.requireNonNull(
        words.get(names.iterator().next()), "each name stands for a value");
  }

  static int flags(ConfigNode node, Map<String, Integer> bits) {
    String read = node.scalar();
    if (read == null) {
      return 0;
    }
    int all = 0;
    for (String part : read.split("\\|", -1)) {
      String flag = part.strip();
      if (flag.matches("0x[0-9A-Fa-f]{1,8}")) {
        all |= (int) Long.parseLong(flag.substring(2), 16);
      } else if (bits.containsKey(flag)) {
        all |= bits.get(flag);
      } else {
        Collection<String> names = ordered(bits);
        refuse(node, flag, names, String.join(", ", names));
      }
    }
    return all;
  }

  private static Collection<String> ordered(Map<String, ?> words) {
    return words instanceof LinkedHashMap ? words.keySet() : new TreeSet<>(words.keySet());
  }

  /**
   * Records that {@code text} is none of {@code names}; {@code valid} says what may stand there.
   */
  static void refuse(ConfigNode node, String text, Collection<String> names, String valid) {
    String near = Nearest.hint(text, names);
    node.wrong("is '" + text + "'" + near + (near.isEmpty() ? "; valid: " : " Valid: ") + valid);
  }
}
