package org.faultline.workload.strace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class AddressUnionTest {
  @Test
  void holdsWhatWasAddedHoweverTheRangesOverlapOrTouch() {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(7);
    for (int round = 0; round < 50; round++) {
      AddressUnion union = new AddressUnion();
      BitSet oracle = new BitSet();
      for (int i = 0; i < 12; i++) {
        int start = random.nextInt(60);
        int end = start + 1 + random.nextInt(6);
        union.add(start, end);
        oracle.set(start, end);
      }
      for (int start = 0; start < 66; start++) {
        for (int end = start + 1; end <= 66; end++) {
          int next = oracle.nextSetBit(start);
          boolean overlaps = next >= 0 && next < end;
          assertThat(union.overlaps(start, end)).as("%d to %d", start, end).isEqualTo(overlaps);
        }
      }
    }
  }
}
