package org.faultline.workload.reference;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.workload.binding.ConfigNode;

/**
 * A share of the references goes to the hot pages, the first of the range, and the rest to the
 * others; inside each part every page is equally likely.
 *
 * @param pages share of the pages that are hot, rounded up to a whole page, above 0 and below 1
 * @param references share of the references that go to them, 0 to 1
 */
public record HotCold(double pages, double references) implements Pattern {
  /** Checks the shares. */
  public HotCold {
    if (!(pages > 0 && pages < 1)) {
      throw new IllegalArgumentException("must have a hot share of pages between 0 and 100 %");
    }
  }

  @Override
  public ReferenceGenerator start(
      long firstPage, long rangePages, AccessMix mix, UniformRandomProvider random) {
    long hot = (long) StrictMath.ceil(pages * rangePages);
    if (hot >= rangePages) {
      throw new IllegalArgumentException(
          "hot-cold leaves no cold page in a range of %s pages".formatted(rangePages));
    }
    long origin = firstPage << 4;
    return new Draws(origin, hot, rangePages - hot, new AccessMix(references, 0), mix, random);
  }

  /** One draw decides the part, a second one the page in it and the access. */
  private static final class Draws implements ReferenceGenerator {
    private final long origin;
    private final long hot;
    private final long cold;
    private final long hotBound;
    private final AccessMix mix;
    private final UniformRandomProvider random;

    Draws(
        long origin,
        long hot,
        long cold,
        AccessMix parts,
        AccessMix mix,
        UniformRandomProvider random) {
      this.origin = origin;
      this.hot = hot;
      this.cold = cold;
      this.hotBound = parts.writeBound();
      this.mix = mix;
      this.random = random;
    }

    @Override
    public void fill(long[] references, int count) {
      long writes = mix.writeBound();
      long fetches = mix.fetchBound();
      long rejectedHot = Bounded.rejected(hot);
      long rejectedCold = Bounded.rejected(cold);
      for (int i = 0; i < count; i++) {
        long coldMask = ~((random.nextLong() >>> 1) - hotBound >> 63);
        long n = hot ^ (hot ^ cold) & coldMask;
        long rejected = rejectedHot ^ (rejectedHot ^ rejectedCold) & coldMask;
        long x = random.nextLong();
        while (Long.compareUnsigned(x * n, rejected) < 0) {
          x = random.nextLong();
        }
        long page = Bounded.high(x, n) + (hot & coldMask);
        references[i] = origin + (page << 4) | AccessMix.access(x * n, writes, fetches);
      }
    }
  }

  /** {@code hot-cold(pages, references)}, both in percent. */
  public static final class Kind implements PatternKind {
    @Override
    public List<String> signatures() {
      return List.of("hot-cold(pages, references)");
    }

    @Override
    public Pattern parse(List<ConfigNode> arguments) {
      return new HotCold(arguments.get(0).percentage(), arguments.get(1).percentage());
    }
  }
}
