package org.faultline.workload.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every pattern. */
class PatternsTest {
  private static final AccessMix MIX = new AccessMix(0.2, 0.05);

  static List<Pattern> patterns() {
    return List.of(
        new Sequential(),
        new Strided(100),
        new Loop(9),
        new Uniform(),
        new Zipf(0.9),
        new HotCold(0.1, 0.9),
        new Phases(10, 100, false),
        new Phases(10, 100, true));
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void theSameSeedGivesTheSameReferences(Pattern pattern) {
    long[] once = Drawn.references(pattern, 1000, MIX, 11, 5_000);

    assertThat(Drawn.references(pattern, 1000, MIX, 11, 5_000)).isEqualTo(once);
    assertThat(Drawn.references(pattern, 1000, MIX, 12, 5_000)).isNotEqualTo(once);
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void howReferencesAreCutIntoBatchesDoesNotChangeThem(Pattern pattern) {
    long[] whole = Drawn.references(pattern, 1000, MIX, 11, 5_000);
    ReferenceGenerator generator = pattern.start(Drawn.FIRST, 1000, MIX, Drawn.random(11));
    long[] pieces = new long[5_000];
    int done = 0;
    for (int size = 1; done < pieces.length; size = size * 3 % 1009) {
      int count = Math.min(size, pieces.length - done);
      long[] batch = new long[count];
      generator.fill(batch, count);
      System.arraycopy(batch, 0, pieces, done, count);
      done += count;
    }

    assertThat(pieces).isEqualTo(whole);
  }
}
