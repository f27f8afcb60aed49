package org.faultline.lab.studies.design;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Combines each level of each dimension with each of every other. */
final class Crossing {
  private Crossing() {}

  /** How many cells there are; {@link Long#MAX_VALUE} where that is more than a long holds. */
  static long count(List<Dimension> dimensions) {
    long count = 1;
    for (Dimension dimension : dimensions) {
      int levels = dimension.levels().size();
      if (count > Long.MAX_VALUE / levels) {
        return Long.MAX_VALUE;
      }
      count *= levels;
    }
    return count;
  }

  /**
   * The cells; the last dimension varies fastest.
   *
   * @param fixed what is set in all of them
   */
  static List<Cell> cells(List<Dimension> dimensions, List<Setting> fixed) {
    List<Cell> cells = new ArrayList<>();
    long count = count(dimensions);
    for (long i = 0; i < count; i++) {
      cells.add(cell(i, dimensions, fixed));
    }
    return cells;
  }

  /** The first of the cells. */
  static Cell first(List<Dimension> dimensions, List<Setting> fixed) {
    return cell(0, dimensions, fixed);
  }

  private static Cell cell(long index, List<Dimension> dimensions, List<Setting> fixed) {
    SortedMap<String, String> labels = new TreeMap<>();
    List<Setting> settings = new ArrayList<>(fixed);
    long rest = count(dimensions);
    long at = index;
    for (Dimension dimension : dimensions) {
      rest /= dimension.levels().size();
      Level level = dimension.levels().get((int) (at / rest));
      at %= rest;
      labels.putAll(level.labels());
      settings.addAll(level.settings());
    }
    return new Cell((int) index + 1, labels, List.copyOf(settings));
  }
}
