package org.faultline.lab.verification.mrc;

import java.util.stream.LongStream;

/** Whole numbers at equal distances on a logarithmic axis. */
final class LogarithmicSizes {
  private LogarithmicSizes() {}

  /**
   * Numbers from 1 to {@code most}, ascending, {@code each} in a doubling where there are so many.
   */
  static long[] upTo(long most, int each) {
    int doublings = 64 - Long.numberOfLeadingZeros(most);
    return LongStream.concat(
            LongStream.rangeClosed(0, (long) doublings * each)
                .map(i -> Math.round(StrictMath.pow(2, (double) i / each)))
                .filter(step -> step < most),
            LongStream.of(most))
        .filter(step -> step > 0)
        .distinct()
        .toArray();
  }
}
