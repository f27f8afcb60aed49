package org.faultline.workload.reference;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.workload.binding.ConfigNode;

/**
 * The first pages of the range, one after the other, again and again.
 *
 * @param pages how many, at least 1
 */
public record Loop(long pages) implements Pattern {
  @Override
  public ReferenceGenerator start(
      long firstPage, long rangePages, AccessMix mix, UniformRandomProvider random) {
    if (pages > rangePages) {
      throw new IllegalArgumentException(
          "a loop over %s pages does not fit a range of %s pages".formatted(pages, rangePages));
    }
    return new Sequential().start(firstPage, pages, mix, random);
  }

  /** {@code loop(pages)}. */
  public static final class Kind implements PatternKind {
    @Override
    public List<String> signatures() {
      return List.of("loop(pages)");
    }

    @Override
    public Pattern parse(List<ConfigNode> arguments) {
      return new Loop(arguments.get(0).whole(1, Extent.MOST_PAGES));
    }
  }
}
