package org.faultline.workload.locality;

import java.util.Arrays;
import java.util.Locale;
import org.faultline.memory.address.PageReference;
import org.jspecify.annotations.Nullable;

/**
 * Estimates the LRU miss-ratio curve from a sample of the pages, chosen by a hash of the page:
 * SHARDS, Waldspurger, Park, Garthwaite and Ahmad, "Efficient MRC construction with SHARDS", FAST
 * 2015, with a fixed rate.
 *
 * <p>A sampled page stands for {@code 1 / rate} pages. The hottest pages ({@link HotPages}) are all
 * kept and stand for themselves: whether one of them is in the sample would otherwise decide the
 * result. Memory grows with the pages in the sample.
 */
public final class ShardsCounter {
  /** The fewest pages of a sample: about 5 % of error in their number. */
  public static final int LEAST_PAGES = 400;

  private static final int COLD = 0;
  private static final int HOT = 1;
  private static final double HASHES = 0x1p53;

  private final double rate;
  private final long seed;
  private final long threshold;
  private final long[] hot;
  private final PageIndex keys = new PageIndex();
  private final PageIndex sample = new PageIndex();
  private final LruStack stack = new LruStack(2);
  private final Windows sizes = new Windows();
  private final long[][] hits = new long[2][sizes.brackets()];
  private final long[] sampled = new long[2];
  private long[] uses = new long[1 << 8];
  private boolean[] isHot = new boolean[1 << 8];
  private long references;

  /**
   * @param rate the share of the pages in the sample, more than 0, at most 1
   * @param seed chooses one of many samples
   * @param hot found in the same string
   */
  public ShardsCounter(double rate, long seed, HotPages hot) {
    check(rate);
    this.rate = rate;
    this.seed = seed;
    this.threshold = (long) StrictMath.ceil(rate * HASHES);
    this.hot = hot.table();
  }

  /**
   * Refuses a rate that is none, or at which a string of so many distinct pages leaves too few in
   * the sample.
   *
   * @throws IllegalArgumentException which says so, and the least rate that does not
   */
  public static void check(double rate, long distinctPages) {
    check(rate);
    if (rate < 1 && rate * distinctPages < LEAST_PAGES) {
      String found =
          String.format(
              Locale.ROOT,
              "A sample of %s of the pages would hold about %.0f of %,d, but at least %d are needed",
              number(rate),
              rate * distinctPages,
              distinctPages,
              LEAST_PAGES);
      double least = Math.ceil(1000.0 * LEAST_PAGES / Math.max(1, distinctPages)) / 1000;
      throw new IllegalArgumentException(
          found
              + (least <= 1
                  ? ": use a rate of at least " + number(least) + "."
                  : ": count this few pages exactly."));
    }
  }

  private static void check(double rate) {
    if (!(rate > 0 && rate <= 1)) {
      throw new IllegalArgumentException(
          "A sample of " + rate + " of the pages: expected more than 0 and at most 1.");
    }
  }

  private static String number(double value) {
    return java.math.BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /**
   * Appends the first {@code n} packed runs; {@code processes} says whose, unless there is one
   * process.
   */
  public void add(long[] runs, int @Nullable [] processes, int n) {
    for (int i = 0; i < n; i++) {
      long run = runs[i];
      int count = PageReference.count(run);
      references += count;
      long key = keys.key(processes == null ? 0 : processes[i], PageReference.page(run));
      if (HotPages.contains(hot, key)) {
        use(key, HOT, count);
      } else if (hash(key) < threshold) {
        use(key, COLD, count);
      }
    }
  }

  /** A number from 0 to 2^53 - 1; Stafford's mixer 13, as in SplitMix64. */
  private long hash(long key) {
    long z = key + (seed + 1) * 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return (z ^ z >>> 31) >>> 11;
  }

  private void use(long key, int colour, int count) {
    int known = sample.size();
    int page = sample.of(key);
    if (page == known) {
      if (page == uses.length) {
        uses = Arrays.copyOf(uses, 2 * page);
        isHot = Arrays.copyOf(isHot, 2 * page);
      }
      isHot[page] = colour == HOT;
    } else {
      double above = stack.above(page, HOT) + stack.above(page, COLD) / rate;
      hits[colour][sizes.bracket(1 + Math.round(above))]++;
    }
    stack.use(page, colour);
    hits[colour][sizes.bracket(1)] += count - 1;
    uses[page] += count;
    sampled[colour] += count;
  }

  /** The estimate for what was added. */
  public SampledCurve curve() {
    double[] hitsUpTo = new double[sizes.brackets()];
    double sum = 0;
    for (int i = 0; i < hitsUpTo.length; i++) {
      sum += hits[HOT][i] + hits[COLD][i] / rate;
      hitsUpTo[i] = sum;
    }
    double squares = 0;
    int hotPages = 0;
    for (int page = 0; page < sample.size(); page++) {
      if (isHot[page]) {
        hotPages++;
      } else {
        squares += (double) uses[page] * uses[page];
      }
    }
    double deviation = StrictMath.sqrt(squares * (1 - rate)) / rate;
    return new SampledCurve(
        new SampledCurve.Sample(
            rate, seed, references, sampled[HOT] + sampled[COLD], sample.size(), hotPages),
        sampled[HOT] + sampled[COLD] / rate,
        deviation,
        sizes,
        hitsUpTo);
  }
}
