package org.faultline.workload.reference;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.memory.address.AddressLayout;
import org.faultline.workload.binding.ConfigNode;

/**
 * Addresses at equal distances, from the first byte of the range on; past its end the walk goes on
 * at the same distance from its first byte, as if the range were a ring.
 *
 * @param strideBytes the distance, at least 1; distances below a page touch pages repeatedly
 */
public record Strided(long strideBytes) implements Pattern {
  /** Checks the stride. */
  public Strided {
    if (strideBytes < 1) {
      throw new IllegalArgumentException(
          "has a stride of " + strideBytes + " bytes; the least is 1");
    }
  }

  @Override
  public ReferenceGenerator start(
      long firstPage, long pages, AccessMix mix, UniformRandomProvider random) {
    long ring = pages << AddressLayout.PAGE_SHIFT;
    return new Walk(firstPage << 4, ring, strideBytes % ring, mix, random);
  }

  private static final class Walk implements ReferenceGenerator {
    private final long origin;
    private final long ringBytes;
    private final long strideBytes;
    private final AccessMix mix;
    private final UniformRandomProvider random;
    private long offset;

    Walk(long origin, long ringBytes, long strideBytes, AccessMix mix, UniformRandomProvider r) {
      this.origin = origin;
      this.ringBytes = ringBytes;
      this.strideBytes = strideBytes;
      this.mix = mix;
      this.random = r;
    }

    @Override
    public void fill(long[] references, int count) {
      long at = offset;
      for (int i = 0; i < count; i++) {
        references[i] = origin + (at >>> AddressLayout.PAGE_SHIFT << 4);
        at += strideBytes;
        if (at >= ringBytes) {
          at -= ringBytes;
        }
      }
      offset = at;
      Accesses.decide(references, count, mix, random);
    }
  }

  /** {@code strided(stride)}: a number of pages, or of bytes with a unit. */
  public static final class Kind implements PatternKind {
    @Override
    public List<String> signatures() {
      return List.of("strided(stride)");
    }

    @Override
    public Pattern parse(List<ConfigNode> arguments) {
      return new Strided(Extent.bytes(arguments.get(0)));
    }
  }
}
