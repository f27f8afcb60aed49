package org.faultline.memory.address;

import java.util.Arrays;

/**
 * A function from numbers below 2^47 to values of 16 bits that is constant over long runs. Takes
 * memory for its runs, whatever their length: 8 to 32 bytes for each, 8 where they were appended.
 *
 * <p>A run is a word, its first number above its value; the words ascend and stand in blocks, so
 * that a step costs O(log n) and moves at most one block. Not thread safe.
 */
final class Runs {
  /** Values are below 1 &lt;&lt; this. */
  static final int VALUE_BITS = 16;

  private static final long VALUE = (1L << VALUE_BITS) - 1;
  private static final int MOST_WORDS = 256;
  private static final int LEAST_WORDS = 4;

  private long[][] blocks = new long[1][];
  private int[] sizes = new int[1];
  private int count;

  /** The function that is {@code value} everywhere. */
  Runs(long value) {
    blocks[0] = new long[LEAST_WORDS];
    blocks[0][0] = value;
    sizes[0] = 1;
    count = 1;
  }

  /** The value of {@code number}. */
  long get(long number) {
    int block = blockOf(number);
    return blocks[block][indexIn(block, number)] & VALUE;
  }

  /** The last number of the run that holds {@code number}. */
  long end(long number) {
    int block = blockOf(number);
    int next = indexIn(block, number) + 1;
    if (next < sizes[block]) {
      return (blocks[block][next] >>> VALUE_BITS) - 1;
    }
    return block + 1 < count ? (blocks[block + 1][0] >>> VALUE_BITS) - 1 : Long.MAX_VALUE;
  }

  /** How many of the numbers from {@code first} to {@code last} have all these bits. */
  long count(long first, long last, long bits) {
    long found = 0;
    for (long at = first; at <= last; ) {
      long end = Math.min(last, end(at));
      found += (get(at) & bits) == bits ? end - at + 1 : 0;
      at = end + 1;
    }
    return found;
  }

  /** Gives the numbers from {@code first} to {@code last} this value. */
  void set(long first, long last, long value) {
    if ((value & ~VALUE) != 0 || first > last) {
      throw new IllegalArgumentException(
          "no value of a run: %d from %d to %d".formatted(value, first, last));
    }
    long behind = get(last + 1);
    boolean joins = first > 0 && get(first - 1) == value;
    remove(first, last + 1);
    if (!joins) {
      insert(first << VALUE_BITS | value);
    }
    if (behind != value) {
      insert(last + 1 << VALUE_BITS | behind);
    }
  }

  /** Whether the value is the same everywhere. */
  boolean isUniform() {
    return count == 1 && sizes[0] == 1;
  }

  /** The words that are allocated. */
  long words() {
    return Arrays.stream(blocks, 0, count).mapToLong(block -> block.length).sum();
  }

  /** The last block that begins at or below {@code number}; the first where none does. */
  private int blockOf(long number) {
    int low = 0;
    int high = count - 1;
    while (low < high) {
      int middle = low + high + 1 >>> 1;
      if (blocks[middle][0] >>> VALUE_BITS <= number) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** The last word of a block that begins at or below {@code number}, or -1. */
  private int indexIn(int block, long number) {
    int found = Arrays.binarySearch(blocks[block], 0, sizes[block], number << VALUE_BITS | VALUE);
    return found >= 0 ? found : -found - 2;
  }

  /** Removes the words that begin from {@code first} to {@code last}. */
  private void remove(long first, long last) {
    int block = blockOf(first);
    int kept = block;
    int from = block;
    for (; block < count && blocks[block][0] >>> VALUE_BITS <= last; block++) {
      int low = indexIn(block, first - 1) + 1;
      int high = indexIn(block, last) + 1;
      System.arraycopy(blocks[block], high, blocks[block], low, sizes[block] - high);
      sizes[block] -= high - low;
      if (sizes[block] > 0) {
        blocks[kept] = blocks[block];
        sizes[kept++] = sizes[block];
      }
    }
    closeUp(kept, block);
    if (from < count) {
      merge(from);
    }
    if (from > 0) {
      merge(from - 1);
    }
  }

  /** Drops the blocks from {@code kept} to before {@code end}. */
  private void closeUp(int kept, int end) {
    if (kept < end) {
      System.arraycopy(blocks, end, blocks, kept, count - end);
      System.arraycopy(sizes, end, sizes, kept, count - end);
      Arrays.fill(blocks, count - (end - kept), count, null);
      count -= end - kept;
    }
  }

  /** Joins a block with the next where both together are small. */
  private void merge(int block) {
    int next = block + 1;
    if (next < count && sizes[block] + sizes[next] <= MOST_WORDS / 2) {
      long[] joined = Arrays.copyOf(blocks[block], sizes[block] + sizes[next]);
      System.arraycopy(blocks[next], 0, joined, sizes[block], sizes[next]);
      blocks[block] = joined;
      sizes[block] = joined.length;
      closeUp(next, next + 1);
    }
  }

  /** Adds a word; none begins where it does. */
  private void insert(long word) {
    if (count == 0) {
      addBlock(0, new long[LEAST_WORDS], 0);
    }
    int block = blockOf(word >>> VALUE_BITS);
    if (sizes[block] == MOST_WORDS) {
      block = split(block, word);
    } else if (sizes[block] == blocks[block].length) {
      int grown = Math.min(MOST_WORDS, Math.max(LEAST_WORDS, 2 * sizes[block]));
      blocks[block] = Arrays.copyOf(blocks[block], grown);
    }
    int at = indexIn(block, word >>> VALUE_BITS) + 1;
    long[] words = blocks[block];
    System.arraycopy(words, at, words, at + 1, sizes[block] - at);
    words[at] = word;
    sizes[block]++;
  }

  /** Makes room in a full block; returns the block where the word belongs. */
  private int split(int block, long word) {
    long[] words = blocks[block];
    if (block == count - 1 && word > words[MOST_WORDS - 1]) {
      addBlock(count, new long[LEAST_WORDS], 0);
      return count - 1;
    }
    int half = MOST_WORDS / 2;
    long[] upper = Arrays.copyOf(Arrays.copyOfRange(words, half, MOST_WORDS), MOST_WORDS);
    sizes[block] = half;
    addBlock(block + 1, upper, MOST_WORDS - half);
    return word < upper[0] ? block : block + 1;
  }

  private void addBlock(int at, long[] words, int size) {
    if (count == blocks.length) {
      blocks = Arrays.copyOf(blocks, 2 * count);
      sizes = Arrays.copyOf(sizes, 2 * count);
    }
    System.arraycopy(blocks, at, blocks, at + 1, count - at);
    System.arraycopy(sizes, at, sizes, at + 1, count - at);
    blocks[at] = words;
    sizes[at] = size;
    count++;
  }
}
