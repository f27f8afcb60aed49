package org.faultline.memory.address;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Makes a sequence of calls that fails as short as it can. */
final class Shrinking {
  private Shrinking() {}

  /**
   * A part of a failing sequence that still fails, and of which every call is needed.
   *
   * @param firstDifference the index of the first call at which a sequence fails, or -1
   */
  static <C> List<C> shrink(List<C> failing, ToIntFunction<List<C>> firstDifference) {
    List<C> calls = new ArrayList<>(failing.subList(0, firstDifference.applyAsInt(failing) + 1));
    for (int chunk = calls.size(); chunk > 0; chunk /= 2) {
      int from = 0;
      while (from < calls.size()) {
        List<C> fewer = new ArrayList<>(calls);
        fewer.subList(from, Math.min(calls.size(), from + chunk)).clear();
        int difference = firstDifference.applyAsInt(fewer);
        if (difference >= 0) {
          calls = new ArrayList<>(fewer.subList(0, difference + 1));
        } else {
          from += chunk;
        }
      }
    }
    return calls;
  }
}
