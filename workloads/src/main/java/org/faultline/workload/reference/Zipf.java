package org.faultline.workload.reference;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.workload.binding.ConfigNode;

/**
 * Zipf's law: the page at position r of the range, counted from 1, is referenced with a probability
 * proportional to r^-exponent, each time anew. An exponent of 0 is uniform.
 *
 * @param exponent 0 to 10
 */
public record Zipf(double exponent) implements Pattern {
  /** The largest exponent. */
  public static final double LARGEST_EXPONENT = 10;

  @Override
  public ReferenceGenerator start(
      long firstPage, long pages, AccessMix mix, UniformRandomProvider random) {
    if (pages > ZipfTable.MOST_RANKS) {
      throw new IllegalArgumentException(
          "zipf cannot cover %s pages; the most is %s, so use a smaller size"
              .formatted(pages, ZipfTable.MOST_RANKS));
    }
    return new Draws(firstPage << 4, ZipfTables.get(exponent, (int) pages), mix, random);
  }

  /**
   * One draw decides a column and, by the low half of the product, whether it is kept (see {@link
   * Bounded}: at least the 40 highest bits of that half are free); a second one the access.
   */
  private static final class Draws implements ReferenceGenerator {
    private final long origin;
    private final long[] columns;
    private final long rejected;
    private final AccessMix mix;
    private final UniformRandomProvider random;

    Draws(long origin, ZipfTable table, AccessMix mix, UniformRandomProvider random) {
      this.origin = origin;
      this.columns = table.columns;
      this.rejected = Bounded.rejected(table.ranks);
      this.mix = mix;
      this.random = random;
    }

    @Override
    public void fill(long[] references, int count) {
      long writes = mix.writeBound();
      long fetches = mix.fetchBound();
      boolean constant = mix.constant();
      for (int i = 0; i < count; i++) {
        long page = next();
        long draw = constant ? 0 : random.nextLong();
        references[i] = origin + (page << 4) | AccessMix.access(draw, writes, fetches);
      }
    }

    private long next() {
      long n = columns.length;
      long x = random.nextLong();
      while (Long.compareUnsigned(x * n, rejected) < 0) {
        x = random.nextLong();
      }
      long rank = Bounded.high(x, n);
      long column = columns[(int) rank];
      // All ones where the column is not kept.
      long other = ~((x * n >>> ZipfTable.ALIAS_BITS) - (column >>> ZipfTable.ALIAS_BITS) >> 63);
      return rank ^ (rank ^ column & ZipfTable.ALIAS_MASK) & other;
    }
  }

  /** {@code zipf(exponent)}. */
  public static final class Kind implements PatternKind {
    @Override
    public List<String> signatures() {
      return List.of("zipf(exponent)");
    }

    @Override
    public Pattern parse(List<ConfigNode> arguments) {
      return new Zipf(arguments.get(0).number(0, LARGEST_EXPONENT));
    }
  }
}
