package org.faultline.actors;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** Draws from a seed what the text of a random config says. */
public abstract class RandomText {
  private final UniformRandomProvider random;

  protected RandomText(long seed) {
    random = RandomSource.XO_SHI_RO_256_PP.create(seed);
  }

  /** Any number from 0 to below {@code bound}. */
  protected final int below(int bound) {
    return random.nextInt(bound);
  }

  protected final boolean chance(int oneIn) {
    return below(oneIn) == 0;
  }

  protected final boolean chance(int of, int outOf) {
    return below(outOf) < of;
  }

  protected final String pick(String... choices) {
    return choices[below(choices.length)];
  }

  protected final String onOff(int oneIn) {
    return chance(oneIn) ? "on" : "off";
  }

  protected final String onOff(int of, int outOf) {
    return chance(of, outOf) ? "on" : "off";
  }

  /** Any size from {@code least} to {@code most}, each order of magnitude as likely. */
  protected final double spread(double least, double most) {
    return least * StrictMath.exp(random.nextDouble() * StrictMath.log(most / least));
  }

  protected static String kib(int pages) {
    return 4 * pages + " KiB";
  }
}
