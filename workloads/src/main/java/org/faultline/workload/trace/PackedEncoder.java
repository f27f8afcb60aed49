package org.faultline.workload.trace;

import java.util.Arrays;

/**
 * Encodes runs as the body of a block: the different runs, ascending, as distances from one to the
 * next, and then for each run its place among them, in one or two bytes.
 */
final class PackedEncoder {
  private static final int SLOTS = PackedLayout.BLOCK_SYMBOLS * 4;

  private final int level;
  private final long[] keys = new long[SLOTS];
  private final int[] ids = new int[SLOTS];
  private final long[] symbols = new long[PackedLayout.BLOCK_SYMBOLS];
  private final int[] runIds = new int[PackedLayout.BLOCK_RUNS];
  private final VarInts body = new VarInts(1 << 16);

  /** Compresses with zstd's {@code level}. */
  PackedEncoder(int level) {
    this.level = level;
  }

  private int count;

  /** Encodes runs from {@code from} to {@code to} at most; {@link #taken} says how many. */
  byte[] encode(long[] runs, int from, int to) throws LibraryException {
    collect(runs, from, Math.min(to, from + PackedLayout.BLOCK_RUNS));
    int distinct = number();
    body.clear();
    body.put(distinct);
    long previous = 0;
    for (int i = 0; i < distinct; i++) {
      body.put(symbols[i] - previous);
      previous = symbols[i];
    }
    boolean wide = distinct > PackedLayout.BYTE_SYMBOLS;
    for (int i = 0; i < count; i++) {
      int id = ids[runIds[i]];
      body.putByte(id);
      if (wide) {
        body.putByte(id >>> 8);
      }
    }
    return ZstdLibrary.compress(Arrays.copyOf(body.bytes(), body.length()), level);
  }

  /** How many runs the last block took. */
  int taken() {
    return count;
  }

  private int distinct;

  /** Finds the slot of each run until the block is full. */
  private void collect(long[] runs, int from, int to) {
    Arrays.fill(ids, -1);
    distinct = 0;
    count = 0;
    for (int i = from; i < to; i++) {
      long run = runs[i];
      int slot = slot(run);
      if (ids[slot] < 0) {
        if (distinct == PackedLayout.BLOCK_SYMBOLS) {
          return;
        }
        ids[slot] = 0;
        keys[slot] = run;
        symbols[distinct++] = run;
      }
      runIds[count++] = slot;
    }
  }

  /** Numbers the different runs in ascending order. */
  private int number() {
    Arrays.sort(symbols, 0, distinct);
    for (int i = 0; i < distinct; i++) {
      ids[slot(symbols[i])] = i;
    }
    return distinct;
  }

  private int slot(long run) {
    int slot = (int) (run * 0x9e3779b97f4a7c15L >>> 32) & (SLOTS - 1);
    while (ids[slot] >= 0 && keys[slot] != run) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    return slot;
  }
}
