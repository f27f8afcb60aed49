package org.faultline.memory.shares;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Divides frames by what each wants. Where all wants fit, each gets what it wants. Where they do
 * not, the level is the same for all that want more than it, and who wants less gets that: max-min
 * fairness. Frames that the level leaves go one each to those that want most, of equals the least
 * index first.
 *
 * <p>Source: Bertsekas and Gallager, "Data Networks", section 6.5.2.
 */
final class FairDivision {
  private FairDivision() {}

  /** What each gets of {@code frames}; together the lesser of that and all wants. */
  static int[] of(int frames, int[] wants) {
    int[] order =
        IntStream.range(0, wants.length)
            .boxed()
            .sorted(Comparator.comparingInt((Integer i) -> wants[i]).thenComparing(i -> -(long) i))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] shares = new int[wants.length];
    int left = frames;
    for (int i = 0; i < order.length; i++) {
      int share = Math.min(wants[order[i]], left / (order.length - i));
      shares[order[i]] = share;
      left -= share;
    }
    return shares;
  }
}
