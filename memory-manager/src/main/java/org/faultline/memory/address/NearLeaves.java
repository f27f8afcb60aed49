package org.faultline.memory.address;

import java.util.Arrays;

/**
 * Leaves of full size by the low bits of their number: one compare finds what is used most. Where
 * two leaves have one place, the last that was put there has it.
 */
final class NearLeaves {
  private static final int MOST_PLACES = 1 << 14;
  private static final int PLACES_FOR_A_LEAF = 32;
  private static final long NOBODY = -1;
  private static final long[] NO_NUMBERS = {NOBODY};
  private static final long[][] NO_LEAVES = {null};

  // A power of two of places each; a free one has the number NOBODY.
  long[] numbers = NO_NUMBERS;
  long[][] leaves = NO_LEAVES;

  /** How many leaves may be here. */
  int places() {
    return leaves.length;
  }

  /**
   * Puts a leaf here, beside the others if there may be room.
   *
   * @param full how many leaves of full size there are
   * @param tags the number of each leaf + 1, or 0
   * @param all the leaves, of whatever size, by the same index
   */
  void put(long number, long[] leaf, int full, long[] tags, long[][] all) {
    if (leaves == NO_LEAVES) {
      numbers = NO_NUMBERS.clone();
      leaves = NO_LEAVES.clone();
    }
    int most = Math.min(MOST_PLACES, PLACES_FOR_A_LEAF * full);
    while (numbers[place(number)] != NOBODY && leaves.length < most) {
      numbers = new long[2 * leaves.length];
      leaves = new long[2 * leaves.length][];
      Arrays.fill(numbers, NOBODY);
      for (int i = 0; i < tags.length; i++) {
        if (tags[i] != 0 && tags[i] - 1 != number && all[i].length == PageMap.FULL) {
          numbers[place(tags[i] - 1)] = tags[i] - 1;
          leaves[place(tags[i] - 1)] = all[i];
        }
      }
    }
    numbers[place(number)] = number;
    leaves[place(number)] = leaf;
  }

  /** The leaf with this number is gone. */
  void remove(long number) {
    if (numbers[place(number)] == number) {
      numbers[place(number)] = NOBODY;
      leaves[place(number)] = null;
    }
  }

  private int place(long number) {
    return (int) number & leaves.length - 1;
  }
}
