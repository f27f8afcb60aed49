package org.faultline.workload.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.faultline.memory.address.Access;
import org.junit.jupiter.api.Test;

class WalksTest {
  @Test
  void sequentialGoesRoundTheRange() {
    assertThat(Drawn.positions(new Sequential(), 3, 1, 7)).containsExactly(0, 1, 2, 0, 1, 2, 0);
  }

  @Test
  void aLoopStaysInTheFirstPages() {
    assertThat(Drawn.positions(new Loop(2), 9, 1, 5)).containsExactly(0, 1, 0, 1, 0);
  }

  @Test
  void aLoopLargerThanTheRangeIsRefused() {
    assertThatThrownBy(() -> Drawn.positions(new Loop(10), 9, 1, 5))
        .hasMessage("a loop over 10 pages does not fit a range of 9 pages");
  }

  @Test
  void stridesAreExactOnTheRing() {
    for (long stride : new long[] {1, 64, 1000, 4096, 5000, 3 * 4096, 11 * 4096, 11 * 4096 + 1}) {
      long[] exact =
          LongStream.range(0, 100_000).map(i -> i * stride % (11 * 4096) / 4096).toArray();

      assertThat(Drawn.positions(new Strided(stride), 11, 1, 100_000))
          .as("stride of %d bytes", stride)
          .isEqualTo(exact);
    }
  }

  @Test
  void walksHaveTheirShareOfWrites() {
    long[] references = Drawn.references(new Sequential(), 10, new AccessMix(0.3, 0), 1, 100_000);

    // Four standard deviations: 0.0058.
    assertThat(Drawn.share(references, Access.WRITE)).isCloseTo(0.3, within(0.0058));
  }

  @Test
  void aWalkOfReadsDrawsNothing() {
    var random = Drawn.random(1);
    new Sequential().start(0, 10, AccessMix.READS, random).fill(new long[100], 100);

    assertThat(random.nextLong()).isEqualTo(Drawn.random(1).nextLong());
  }
}
