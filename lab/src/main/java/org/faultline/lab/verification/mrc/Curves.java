package org.faultline.lab.verification.mrc;

import java.util.Optional;
import java.util.stream.LongStream;
import org.faultline.workload.locality.Locality;
import org.faultline.workload.locality.SampledCurve;

/**
 * The curves of one trace; at least one of the two is there.
 *
 * @param exact counted over all references
 * @param sampled estimated from some of the pages
 */
public record Curves(Trace trace, Optional<Locality> exact, Optional<SampledCurve> sampled) {

  /**
   * The trace.
   *
   * @param references those in it, each repeat of a run counted
   * @param rawReferences those that the program made before equal neighbours were merged
   * @param distinctPages pages of different processes differ
   */
  public record Trace(
      String name, long references, long rawReferences, long distinctPages, int processes) {}

  /** How far the estimate is from the exact curve, over all numbers of frames. */
  record Error(double mean, double greatest) {}

  /** The error of the estimate, where both curves are there. */
  Optional<Error> error() {
    if (exact.isEmpty() || sampled.isEmpty()) {
      return Optional.empty();
    }
    double sum = 0;
    double greatest = 0;
    for (long frames = 1; frames <= trace.distinctPages(); frames++) {
      double off =
          Math.abs(exact.get().missRatios().missRatio(frames) - sampled.get().missRatio(frames));
      sum += off;
      greatest = Math.max(greatest, off);
    }
    return Optional.of(new Error(sum / trace.distinctPages(), greatest));
  }

  /**
   * The numbers of frames for which rows are written: all, or with an estimate alone some 20 in
   * each doubling.
   */
  long[] frames() {
    long most = trace.distinctPages();
    if (exact.isPresent()) {
      return LongStream.rangeClosed(1, most).toArray();
    }
    return LogarithmicSizes.upTo(most, 20);
  }
}
