package org.faultline.lab.results.summary;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The keys of enumerated constants: {@code PAGE_FAULTS} is {@code pageFaults}. */
public final class Keys {
  private Keys() {}

  /** The key of a constant. */
  public static String of(Enum<?> constant) {
    StringBuilder key = new StringBuilder();
    for (String word : constant.name().toLowerCase(Locale.ROOT).split("_", -1)) {
      key.append(
          key.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return key.toString();
  }

  /** The values of {@code flat}, whose keys end in {@code suffix}, by their constants. */
  static <E extends Enum<E>, V> Map<E, V> read(Class<E> type, Map<String, V> flat, String suffix) {
    Map<E, V> values = new EnumMap<>(type);
    for (E constant : type.getEnumConstants()) {
      V value = flat.get(of(constant) + suffix);
      if (value != null) {
        values.put(constant, value);
      }
    }
    return Collections.unmodifiableMap(values);
  }

  /** Adds {@code values} to {@code flat} under keys that end in {@code suffix}. */
  static <E extends Enum<E>, V> Map<String, V> write(
      Map<E, V> values, String suffix, Map<String, V> flat) {
    values.forEach((constant, value) -> flat.put(of(constant) + suffix, value));
    return flat;
  }
}
