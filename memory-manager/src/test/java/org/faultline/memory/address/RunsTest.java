package org.faultline.memory.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunsTest {
  private static final long SPREAD = 1L << 40;

  /** Long runs, short ones and single numbers, dense in some places: thousands of runs. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void equalASortedMapUnderRandomUse(long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    Runs runs = new Runs(3);
    // The value of each number from the key up to the next key.
    TreeMap<Long, Long> model = new TreeMap<>();
    model.put(0L, 3L);
    for (int step = 0; step < 20_000; step++) {
      long first = number(random, seed);
      long last = first + length(random);
      long value = random.nextInt(4);
      runs.set(first, last, value);
      set(model, first, last, value);
      long probe = number(random, seed);
      assertThat(runs.get(probe))
          .as("seed %d step %d", seed, step)
          .isEqualTo(model.floorEntry(probe).getValue());
      if (step % 500 == 0) {
        check(runs, model, seed);
      }
    }
    check(runs, model, seed);
    runs.set(0, SPREAD * 2, 1);
    assertThat(runs.get(SPREAD)).isEqualTo(1);
    assertThat(runs.words()).isLessThanOrEqualTo(512);
  }

  @Test
  void numbersAppendedOneByOneTakeTwoWordsEach() {
    Runs runs = new Runs(0);
    for (long i = 0; i < 100_000; i++) {
      runs.set(i * 85_899, i * 85_899, 1);
    }

    assertThat(runs.words()).isLessThan(201_000);
    assertThat(runs.count(0, SPREAD, 1)).isEqualTo(100_000);
  }

  @Test
  void numbersInAnyOrderTakeAtMostFourWordsEach() {
    Runs runs = new Runs(0);
    for (long i = 0; i < 50_000; i++) {
      long number = i * 7_919 % 50_021 * 85_899;
      runs.set(number, number, 1);
    }

    assertThat(runs.words()).isLessThan(200_000);
  }

  @Test
  void runsThatBecomeAlikeAreOne() {
    Runs runs = new Runs(0);
    for (long i = 0; i < 10_000; i++) {
      runs.set(2 * i, 2 * i, 1);
    }
    for (long i = 0; i < 10_000; i++) {
      runs.set(2 * i + 1, 2 * i + 1, 1);
    }
    assertThat(runs.end(0)).isEqualTo(19_999);

    runs.set(0, 19_999, 0);
    assertThat(runs.isUniform()).isTrue();
  }

  @Test
  void aValueOfMoreThanSixteenBitsIsRefused() {
    assertThatThrownBy(() -> new Runs(0).set(0, 1, 1L << 16))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static long number(UniformRandomProvider random, long seed) {
    return switch (random.nextInt(3)) {
      case 0 -> random.nextLong(SPREAD);
      case 1 -> random.nextLong(5_000);
      default -> random.nextLong(2_000) << (seed % 2 == 0 ? 3 : 20);
    };
  }

  private static long length(UniformRandomProvider random) {
    return switch (random.nextInt(40)) {
      case 0 -> random.nextLong(SPREAD / 4);
      case 1, 2, 3 -> random.nextInt(2_000);
      case 4, 5, 6, 7 -> random.nextInt(20);
      default -> 0;
    };
  }

  private static void set(TreeMap<Long, Long> model, long first, long last, long value) {
    long behind = model.floorEntry(last + 1).getValue();
    model.subMap(first, true, last, true).clear();
    model.put(first, value);
    model.put(last + 1, behind);
  }

  private static void check(Runs runs, TreeMap<Long, Long> model, long seed) {
    long ones = 0;
    long at = 0;
    while (at <= SPREAD) {
      long value = model.floorEntry(at).getValue();
      Long next = model.higherKey(at);
      while (next != null && model.get(next) == value) {
        next = model.higherKey(next);
      }
      long end = next == null ? Long.MAX_VALUE : next - 1;
      assertThat(runs.end(at)).as("seed %d from %d", seed, at).isEqualTo(end);
      ones += (value & 1) == 0 ? 0 : Math.min(SPREAD, end) - at + 1;
      at = next == null ? Long.MAX_VALUE : next;
    }
    assertThat(runs.count(0, SPREAD, 1)).as("seed %d", seed).isEqualTo(ones);
  }
}
