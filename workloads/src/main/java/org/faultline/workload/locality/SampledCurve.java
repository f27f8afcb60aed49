package org.faultline.workload.locality;

/** An LRU miss-ratio curve estimated from a sample of the pages, with how far it may be off. */
public final class SampledCurve {
  /** The 97.5th percentile of the normal distribution: bounds hold for 95 % of all samples. */
  private static final double NORMAL = 1.959964;

  private final Sample sample;
  private final double weight;
  private final double deviation;
  private final Windows sizes;
  private final double[] hitsUpTo;

  /**
   * What was sampled.
   *
   * @param rate the share of the pages
   * @param references of the string
   * @param sampledReferences those to pages of the sample
   * @param pages in the sample, the hottest ones included
   * @param hotPages kept whatever their hash
   */
  public record Sample(
      double rate, long seed, long references, long sampledReferences, int pages, int hotPages) {}

  /**
   * @param weight the references that the sample stands for
   * @param deviation the standard deviation of that number and of any part of it, at most
   * @param hitsUpTo by the brackets of {@code sizes}, as the sample stands for them
   */
  SampledCurve(Sample sample, double weight, double deviation, Windows sizes, double[] hitsUpTo) {
    this.sample = sample;
    this.weight = weight;
    this.deviation = deviation;
    this.sizes = sizes;
    this.hitsUpTo = hitsUpTo;
  }

  public Sample sample() {
    return sample;
  }

  /** The estimate with {@code frames} frames as the sample alone gives it; from 0 to 1. */
  public double rawMissRatio(long frames) {
    return clamped(1 - hits((double) frames) / sample.references());
  }

  /**
   * The estimate with {@code frames} frames. References that the sample has too few or too many of
   * are counted as hits at the least distance (FAST 2015, section 3.3: the first bucket).
   */
  public double missRatio(long frames) {
    return clamped(misses((double) frames));
  }

  /** Where the true ratio is above for 95 % of all samples. */
  public double low(long frames) {
    return clamped(misses((double) frames * (1 + sizeError(frames))) - ratioError());
  }

  /** Where the true ratio is below for 95 % of all samples. */
  public double high(long frames) {
    return clamped(misses((double) frames / (1 + sizeError(frames))) + ratioError());
  }

  /**
   * How far a ratio may be off because pages have unequal numbers of references: 1.96 standard
   * deviations, and never less than the error of the number of all references, which is known.
   */
  public double ratioError() {
    double known = Math.abs(sample.references() - weight);
    return Math.max(NORMAL * deviation, known) / sample.references();
  }

  /** How far a stack distance of {@code frames} may be off, as a share of it. */
  private double sizeError(long frames) {
    return NORMAL * StrictMath.sqrt((1 - sample.rate()) / (sample.rate() * (double) frames));
  }

  private double misses(double frames) {
    return (weight - hits(frames)) / sample.references();
  }

  /** Hits with {@code frames} frames, at least 0; linear between the bounds of a bracket. */
  private double hits(double frames) {
    if (frames < 1) {
      return 0;
    }
    int bracket = sizes.bracket((long) StrictMath.ceil(frames));
    double end = sizes.bound(bracket);
    double start = bracket == 0 ? 0 : sizes.bound(bracket - 1);
    double before = bracket == 0 ? 0 : hitsUpTo[bracket - 1];
    return before + (hitsUpTo[bracket] - before) * (frames - start) / (end - start);
  }

  private static double clamped(double ratio) {
    return Math.max(0, Math.min(1, ratio));
  }
}
