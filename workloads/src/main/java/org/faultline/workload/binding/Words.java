package org.faultline.workload.binding;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Reads words that must be among known ones. */
final class Words {
  private Words() {}

  static <E extends Enum<E>> E constant(ConfigNode node, String text, Class<E> type) {
    Map<String, E> words = new LinkedHashMap<>();
    for (E constant : type.getEnumConstants()) {
      words.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
    }
    return lookUp(node, text, words, null);
  }

  static String word(ConfigNode node, String text, Collection<String> words) {
    if (words.contains(text)) {
      return text;
    }
    refuse(node, text, words, String.join(", ", words));
    return words.isEmpty() ? text : words.iterator().next();
  }

  static <T> T lookUp(ConfigNode node, String text, Map<String, T> words, String valid) {
    T found = text == null ? null : words.get(text);
    if (found != null) {
      return found;
    }
    Collection<String> names = ordered(words);
    if (text != null) {
      refuse(node, text, names, valid == null ? String.join(", ", names) : valid);
    }
    return words.get(names.iterator().next());
  }

  static int flags(ConfigNode node, String text, Map<String, Integer> bits) {
    int all = 0;
    for (String part : text.split("\\|", -1)) {
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

  private static void refuse(ConfigNode node, String text, Collection<String> names, String valid) {
    String near = Nearest.hint(text, names);
    node.wrong("is '" + text + "'" + near + (near.isEmpty() ? "; valid: " : " Valid: ") + valid);
  }
}
