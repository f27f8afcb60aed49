package org.faultline.workload.reference;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.memory.address.AddressLayout;
import org.faultline.workload.binding.ConfigNode;

/** Page after page, and from the last to the first again. */
public record Sequential() implements Pattern {
  @Override
  public ReferenceGenerator start(
      long firstPage, long pages, AccessMix mix, UniformRandomProvider random) {
    return new Strided(AddressLayout.PAGE_SIZE).start(firstPage, pages, mix, random);
  }

  /** {@code sequential}. */
  public static final class Kind implements PatternKind {
    @Override
    public List<String> signatures() {
      return List.of("sequential");
    }

    @Override
    public Pattern parse(List<ConfigNode> arguments) {
      return new Sequential();
    }
  }
}
