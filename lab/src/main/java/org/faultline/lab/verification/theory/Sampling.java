package org.faultline.lab.verification.theory;

import org.faultline.workload.locality.HotPages;
import org.faultline.workload.locality.LocalityCounter;
import org.faultline.workload.locality.MissRatioCurve;
import org.faultline.workload.locality.SampledCurve;
import org.faultline.workload.locality.ShardsCounter;
import org.faultline.workload.reference.Zipf;

/** A33: the curve of a sample against the exact one. */
final class Sampling {
  private static final int PAGES = 200_000;
  private static final int REFERENCES = 1_000_000;
  private static final int SEEDS = 8;
  private static final int SIZES = 16;

  private Sampling() {}

  static Proof shards() {
    return Proof.of("A33", "SHARDS", "Waldspurger et al. 2015", Sampling::prove);
  }

  private static void prove(ProofComparisons results, TextbookMachine machine, Effort effort) {
    long[] string = Strings.packed(new Zipf(0.8), PAGES, REFERENCES, 33);
    LocalityCounter counter = new LocalityCounter();
    counter.add(string, null, REFERENCES);
    MissRatioCurve exact = counter.missRatios();
    HotPages hot = new HotPages();
    hot.add(string, null, REFERENCES);
    for (double rate : new double[] {0.1, 0.01}) {
      double most = rate == 0.1 ? 0.02 : 0.06;
      double plain = error(string, exact, new HotPages(), rate);
      results.atMost("mean error at R = " + rate + ", corrected", most, plain);
      results.atMost(
          "mean error at R = " + rate + ", hottest pages kept",
          most,
          error(string, exact, hot, rate));
    }
    outside(results, string, exact, hot);
    boolean refused = false;
    try {
      ShardsCounter.check(0.001, exact.distinctPages());
    } catch (IllegalArgumentException tooFew) {
      refused = true;
    }
    results.equal("R = 0.001 is refused", 1, refused ? 1 : 0);
  }

  private static SampledCurve sample(long[] string, HotPages hot, double rate, long seed) {
    ShardsCounter sample = new ShardsCounter(rate, seed, hot);
    sample.add(string, null, string.length);
    return sample.curve();
  }

  private static double error(long[] string, MissRatioCurve exact, HotPages hot, double rate) {
    double sum = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      SampledCurve curve = sample(string, hot, rate, seed);
      for (int i = 1; i <= SIZES; i++) {
        long frames = (long) i * exact.distinctPages() / SIZES;
        sum += Math.abs(curve.missRatio(frames) - exact.missRatio(frames));
      }
    }
    return sum / SEEDS / SIZES;
  }

  /** The bounds are made for 95 of 100; ratios at neighbouring sizes go wrong together. */
  private static void outside(
      ProofComparisons results, long[] string, MissRatioCurve exact, HotPages hot) {
    double outside = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      SampledCurve curve = sample(string, hot, 0.01, seed);
      for (int i = 1; i <= SIZES; i++) {
        long frames = (long) i * exact.distinctPages() / SIZES;
        double ratio = exact.missRatio(frames);
        outside += ratio < curve.low(frames) || ratio > curve.high(frames) ? 1 : 0;
      }
    }
    results.atMost("share outside the 95 % bounds at R = 0.01", 0.1, outside / SEEDS / SIZES);
  }
}
