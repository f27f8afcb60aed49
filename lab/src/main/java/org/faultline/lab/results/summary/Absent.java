package org.faultline.lab.results.summary;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What stands for a key that a file does not have. */
public final class Absent {
  private Absent() {}

  /** The number, or 0 where it is absent. */
  public static double zero(@Nullable Number number) {
    return number == null ? 0 : number.doubleValue();
  }

  /** The whole number, or 0 where it is absent. */
  public static long zero(@Nullable Long number) {
    return number == null ? 0 : number;
  }

  /** The text, or an empty one where it is absent. */
  public static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** The list, or an empty one where it is absent. */
  public static <T> List<T> empty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  /** The map, or an empty one where it is absent. */
  public static <K, V> Map<K, V> empty(@Nullable Map<K, V> map) {
    return map == null ? Map.of() : map;
  }

  /** The map, or an empty one where it is absent. */
  public static <K, V> SortedMap<K, V> empty(@Nullable SortedMap<K, V> map) {
    return map == null ? Collections.emptySortedMap() : map;
  }
}
