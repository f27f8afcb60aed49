package org.faultline.workload.locality;

/**
 * A set of small numbers that tells how many of its members are greater than a given one, in
 * logarithmic time.
 *
 * <p>One bit for each number; a Fenwick tree (Fenwick, "A new data structure for cumulative
 * frequency tables", Software: Practice and Experience 24(3), 1994) holds the members of all words
 * but the last few, which are counted when asked for. Numbers are added in ascending order, so only
 * the end of the set is busy.
 */
final class RankedBits {
  /** Words at the end that stay out of the tree; half of them enter it at once. */
  private static final int OPEN_WORDS = 16;

  private final long[] words;
  private final int[] tree;
  private int open;
  private int closedMembers;

  /** An empty set of numbers below {@code capacity}, a multiple of 64. */
  RankedBits(int capacity) {
    words = new long[capacity >> 6];
    tree = new int[words.length + 1];
  }

  /** Adds {@code number}, greater than any that was ever added. */
  void add(int number) {
    int word = number >> 6;
    if (word - open >= OPEN_WORDS) {
      close(word - OPEN_WORDS / 2);
    }
    words[word] |= 1L << number;
  }

  private void close(int end) {
    for (int word = open; word < end; word++) {
      int members = Long.bitCount(words[word]);
      if (members > 0) {
        change(word, members);
      }
    }
    open = end;
  }

  /** Takes out {@code number}, a member. */
  void remove(int number) {
    int word = number >> 6;
    words[word] &= ~(1L << number);
    if (word < open) {
      change(word, -1);
    }
  }

  /**
   * How many members are greater than {@code number} and at most {@code highest}, their maximum.
   */
  int above(int number, int highest) {
    int word = number >> 6;
    // A shift by 64 would be one by 0, so it is done in two steps.
    int count = Long.bitCount(words[word] >>> number >>> 1);
    int next = word + 1;
    if (next < open) {
      count += closedMembers - below(next);
      next = open;
    }
    for (int last = highest >> 6; next <= last; next++) {
      count += Long.bitCount(words[next]);
    }
    return count;
  }

  boolean contains(int number) {
    return (words[number >> 6] >>> number & 1) != 0;
  }

  /** The members in the first {@code end} words, all closed. */
  private int below(int end) {
    int members = 0;
    for (int i = end; i > 0; i &= i - 1) {
      members += tree[i];
    }
    return members;
  }

  private void change(int word, int by) {
    closedMembers += by;
    for (int i = word + 1; i < tree.length; i += i & -i) {
      tree[i] += by;
    }
  }
}
