package org.faultline.lab.studies.summary;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/** What stands for parts that a file of an older version does not have. */
final class Absent {
  private Absent() {}

  static <T> List<T> empty(List<T> list) {
    return list == null ? List.of() : list;
  }

  static <T> SortedMap<String, T> empty(SortedMap<String, T> map) {
    return map == null ? Collections.emptySortedMap() : map;
  }
}
