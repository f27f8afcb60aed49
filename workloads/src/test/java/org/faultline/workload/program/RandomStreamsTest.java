package org.faultline.workload.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomStreamsTest {
  @Test
  void aStreamGivesTheNumbersThatItAlwaysGave() {
    // From an independent implementation of SHA-256 and xoshiro256++ in another language.
    var stream = new RandomStreams(7).stream("web", 3, "references");

    assertThat(new long[] {stream.nextLong(), stream.nextLong(), stream.nextLong()})
        .containsExactly(-4543112185417993448L, 5994812929283867232L, -175367955433632350L);
  }

  @Test
  void everyPartOfTheNameMakesAnotherStream() {
    Set<Long> first = new HashSet<>();
    for (long seed : new long[] {0, 1, -1}) {
      for (String group : new String[] {"a", "ab", "b"}) {
        for (int index : new int[] {0, 1, 256}) {
          for (String purpose : new String[] {"a", "b", "bc", "c"}) {
            first.add(new RandomStreams(seed).stream(group, index, purpose).nextLong());
          }
        }
      }
    }

    assertThat(first).hasSize(3 * 3 * 3 * 4);
  }

  @Test
  void theSameNameBeginsTheSameStreamAgain() {
    RandomStreams streams = new RandomStreams(7);
    var one = streams.stream("web", 3, "references");
    one.nextLong();
    var two = streams.stream("web", 3, "references");
    two.nextLong();

    assertThat(one.nextLong()).isEqualTo(two.nextLong());
  }
}
