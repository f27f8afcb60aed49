package org.faultline.workload.program;

import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Expressions;

/** A number of references, fixed or drawn. */
public interface ReferenceCount {
  /** The most references that can be said. */
  long MOST = 1L << 50;

  /** The next number, at least 1. */
  long next(UniformRandomProvider random);

  /** Reads {@code 20000} or {@code exponential(20000)}. */
  static ReferenceCount parse(ConfigNode node) {
    if (node.startsWithNumber()) {
      return new Fixed(node.whole(1, MOST));
    }
    Expressions<ReferenceCount> expressions =
        new Expressions<ReferenceCount>("number of references")
            .beside("a whole number such as 20000")
            .with("exponential(mean)", a -> new Exponential(a.get(0).whole(1, MOST)));
    ReferenceCount count = node.expression(expressions);
    return count == null ? new Fixed(1) : count;
  }

  /** The same each time; draws nothing. */
  record Fixed(long references) implements ReferenceCount {
    @Override
    public long next(UniformRandomProvider random) {
      return references;
    }
  }

  /** Exponential with the given mean, in whole references: {@link Geometric}. */
  record Exponential(long mean) implements ReferenceCount {
    @Override
    public long next(UniformRandomProvider random) {
      return Geometric.next(random, (double) mean);
    }
  }
}
