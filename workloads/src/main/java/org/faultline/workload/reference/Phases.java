package org.faultline.workload.reference;

import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/**
 * Phases of locality (Denning and Kahn, "A study of program locality and lifetime functions", SOSP
 * 1975): in each phase only the pages of one locality are referenced, every one equally likely;
 * then another locality is drawn. The length of a phase is geometric, the exponential law in whole
 * references.
 *
 * @param locality pages in a locality, 1 to {@link #MOST_PAGES}
 * @param meanLength mean length of a phase in references, at least 1
 * @param window whether a locality is consecutive pages, or else a random set
 */
public record Phases(int locality, double meanLength, boolean window) implements Pattern {
  /** The largest locality, in pages. */
  public static final int MOST_PAGES = 1 << 22;

  /** Checks the sizes. */
  public Phases {
    if (locality < 1 || locality > MOST_PAGES || !(meanLength >= 1)) {
      throw new IllegalArgumentException(
          "has a locality of %s pages and a mean length of %s, but must have 1 to %s pages and a mean of at least 1"
              .formatted(locality, meanLength, MOST_PAGES));
    }
  }

  @Override
  public ReferenceGenerator start(
      long firstPage, long pages, AccessMix mix, UniformRandomProvider random) {
    if (locality > pages) {
      throw new IllegalArgumentException(
          "a locality of %s pages does not fit a range of %s pages".formatted(locality, pages));
    }
    return new Draws(firstPage << 4, pages, mix, random);
  }

  private final class Draws implements ReferenceGenerator {
    private final long origin;
    private final long pages;
    private final AccessMix mix;
    private final UniformRandomProvider random;
    // The locality; absent if it is a window.
    private final @Nullable DistinctPages set;
    private long windowStart;
    private long left;

    Draws(long origin, long pages, AccessMix mix, UniformRandomProvider random) {
      this.origin = origin;
      this.pages = pages;
      this.mix = mix;
      this.random = random;
      this.set = window ? null : new DistinctPages(locality);
    }

    @Override
    public void fill(long[] references, int count) {
      int filled = 0;
      while (filled < count) {
        if (left == 0) {
          newPhase();
        }
        int end = (int) Math.min(count, filled + left);
        left -= end - filled;
        fill(references, filled, end);
        filled = end;
      }
    }

    private void fill(long[] references, int from, int to) {
      long writes = mix.writeBound();
      long fetches = mix.fetchBound();
      long n = locality;
      long rejected = Bounded.rejected(n);
      for (int i = from; i < to; i++) {
        long x = random.nextLong();
        while (Long.compareUnsigned(x * n, rejected) < 0) {
          x = random.nextLong();
        }
        long member = Bounded.high(x, n);
        long page = set == null ? windowStart + member : set.get((int) member);
        references[i] = origin + (page << 4) | AccessMix.access(x * n, writes, fetches);
      }
    }

    private void newPhase() {
      left = length();
      if (set == null) {
        windowStart = Bounded.next(random, pages - locality + 1);
      } else {
        set.draw(random, pages);
      }
    }

    private long length() {
      if (meanLength == 1) {
        return 1;
      }
      double uniform = 1 - random.nextDouble();
      return 1 + (long) (StrictMath.log(uniform) / StrictMath.log1p(-1 / meanLength));
    }
  }

  /** {@code phases(locality, mean-length)} and {@code phases(locality, mean-length, window)}. */
  public static final class Kind implements PatternKind {
    @Override
    public List<String> signatures() {
      return List.of(
          "phases(locality, mean-length)", "phases(locality, mean-length, set | window)");
    }

    @Override
    public Pattern parse(List<ConfigNode> arguments) {
      boolean window =
          arguments.size() == 3 && arguments.get(2).oneOf(Map.of("set", false, "window", true));
      return new Phases(
          arguments.get(0).integer(1, MOST_PAGES), arguments.get(1).number(1, 1e15), window);
    }
  }
}
