package org.faultline.lab.results.summary;

import java.util.List;
import java.util.Map;

/** What stands for a key that a file does not have. */
public final class Absent {
  private Absent() {}

  /** The number, or 0 where it is absent. */
  public static double zero(Number number) {
    return number == null ? 0 : number.doubleValue();
  }

  /** The whole number, or 0 where it is absent. */
  public static long zero(Long number) {
    return number == null ? 0 : number;
  }

  /** The text, or an empty one where it is absent. */
  public static String text(String text) {
    return text == null ? "" : text;
  }

  static <T> List<T> empty(List<T> list) {
    return list == null ? List.of() : list;
  }

  static <K, V> Map<K, V> empty(Map<K, V> map) {
    return map == null ? Map.of() : map;
  }
}
