package org.faultline.workload.program;

import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Expressions;

/**
 * The mean number of references from one page fault to the next, L(m), of a program that holds m
 * pages: Belady and Kuehner, "Dynamic space-sharing in computer systems", CACM 12(5), 1969.
 */
public interface LifetimeCurve {
  /** The mean, in references, with {@code pages} pages in memory; what is below 1 counts as 1. */
  double references(long pages);

  /** Reads {@code power(2, 2)}. */
  static LifetimeCurve parse(ConfigNode node) {
    LifetimeCurve curve =
        node.expression(
            new Expressions<LifetimeCurve>("lifetime curve")
                .with(
                    "power(factor, exponent)",
                    a -> new Power(a.get(0).number(1e-9, 1e15), a.get(1).number(0, 10))));
    return curve == null ? new Power(1, 1) : curve;
  }

  /** {@code L(m) = factor * m^exponent}, in the paper with an exponent near 2. */
  record Power(double factor, double exponent) implements LifetimeCurve {
    @Override
    public double references(long pages) {
      return factor * StrictMath.pow((double) pages, exponent);
    }
  }
}
