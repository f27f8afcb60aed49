package org.faultline.workload.reference;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.workload.binding.ConfigNode;

/** Every page of the range is equally likely, each time anew. */
public record Uniform() implements Pattern {
  @Override
  public ReferenceGenerator start(
      long firstPage, long pages, AccessMix mix, UniformRandomProvider random) {
    return new Draws(firstPage << 4, pages, mix, random);
  }

  /** One draw decides both the page and the access: see {@link Bounded}. */
  private static final class Draws implements ReferenceGenerator {
    private final long origin;
    private final long pages;
    private final long rejected;
    private final long writeBound;
    private final long fetchBound;
    private final UniformRandomProvider random;

    Draws(long origin, long pages, AccessMix mix, UniformRandomProvider random) {
      this.origin = origin;
      this.pages = pages;
      this.rejected = Bounded.rejected(pages);
      this.writeBound = mix.writeBound();
      this.fetchBound = mix.fetchBound();
      this.random = random;
    }

    @Override
    public void fill(long[] references, int count) {
      UniformRandomProvider source = random;
      long start = origin;
      long n = pages;
      long least = rejected;
      long writes = writeBound;
      long fetches = fetchBound;
      for (int i = 0; i < count; i++) {
        long x = source.nextLong();
        while (Long.compareUnsigned(x * n, least) < 0) {
          x = source.nextLong();
        }
        references[i] =
            start + (Bounded.high(x, n) << 4) | AccessMix.access(x * n, writes, fetches);
      }
    }
  }

  /** {@code uniform}. */
  public static final class Kind implements PatternKind {
    @Override
    public List<String> signatures() {
      return List.of("uniform");
    }

    @Override
    public Pattern parse(List<ConfigNode> arguments) {
      return new Uniform();
    }
  }
}
