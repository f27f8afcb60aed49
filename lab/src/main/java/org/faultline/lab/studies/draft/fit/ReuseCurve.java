package org.faultline.lab.studies.draft.fit;

import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.workload.locality.LocalityCounter;
import org.faultline.workload.locality.MissRatioCurve;
import org.faultline.workload.program.RandomStreams;
import org.faultline.workload.reference.AccessMix;
import org.faultline.workload.reference.ReferenceGenerator;

/**
 * The miss ratios of LRU by the number of frames, first touches left out: their number says how
 * long a string is, not how it uses memory.
 */
public final class ReuseCurve {
  private static final int BATCH = 1 << 12;

  private final MissRatioCurve curve;

  /** That of a string. */
  public ReuseCurve(MissRatioCurve curve) {
    this.curve = curve;
  }

  /**
   * That of {@code references} references of a candidate to {@code pages} pages. Each turn of a
   * part begins its pattern anew, as a {@code Touch} does.
   */
  static ReuseCurve drawn(Candidate candidate, int pages, long references, long seed) {
    UniformRandomProvider random = new RandomStreams(seed).stream("fit", 0, "references");
    LocalityCounter counter = new LocalityCounter();
    long[] batch = new long[BATCH];
    for (long left = references; left > 0; ) {
      for (Candidate.Part part : candidate.parts()) {
        long turn = Math.min(left, part.references());
        left -= turn;
        if (turn == 0) {
          continue;
        }
        ReferenceGenerator generator = part.pattern().start(0, pages, AccessMix.READS, random);
        for (int count; turn > 0; turn -= count) {
          count = (int) Math.min(turn, BATCH);
          generator.fill(batch, count);
          counter.add(batch, null, count);
        }
      }
    }
    return new ReuseCurve(counter.missRatios());
  }

  /** Misses that are no first touches, for each reference that is none. */
  public double missRatio(int frames) {
    long cold = curve.distinctPages();
    long reuses = curve.references() - cold;
    return reuses <= 0 ? 0 : (double) (curve.faults(frames) - cold) / reuses;
  }

  /** The curve with first touches. */
  public MissRatioCurve whole() {
    return curve;
  }
}
