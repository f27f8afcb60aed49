package org.faultline.workload.trace;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Decodes one block at a time into runs: a table look-up for each. */
final class PackedDecoder {
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  private final String file;
  private byte[] body = new byte[0];
  private long[] symbols = new long[PackedLayout.BYTE_SYMBOLS];
  private boolean wide;
  private int position;
  private int remaining;

  PackedDecoder(String file) {
    this.file = file;
  }

  /** Begins a block of {@code items} runs, which stands at {@code place}. */
  void begin(byte[] compressed, int length, int items, PackedFile.Place place)
      throws TraceException {
    int bytes = decompress(compressed, length, place);
    ByteBuffer in = ByteBuffer.wrap(body, 0, bytes);
    try {
      int distinct = VarInts.getInt(in, PackedLayout.BLOCK_SYMBOLS);
      wide = distinct > PackedLayout.BYTE_SYMBOLS;
      if (wide && symbols.length < PackedLayout.BLOCK_SYMBOLS) {
        symbols = new long[PackedLayout.BLOCK_SYMBOLS];
      }
      long symbol = 0;
      for (int i = 0; i < distinct; i++) {
        symbol += VarInts.getBits(in);
        if ((symbol & 15) > 2) {
          throw new IllegalArgumentException("access");
        }
        symbols[i] = symbol;
      }
      if (distinct == 0 || in.remaining() != (wide ? 2 * items : items)) {
        throw new IllegalArgumentException("length");
      }
    } catch (BufferUnderflowException | IllegalArgumentException wrong) {
      throw PackedLayout.malformed(
          file, place.toString(), "the symbols and places of " + items + " runs were expected");
    }
    position = in.position();
    remaining = items;
  }

  /** How many runs of the block are left. */
  int remaining() {
    return remaining;
  }

  /** Decodes the next {@code n} runs, at most those remaining. */
  void take(long[] runs, int from, int n) {
    if (wide) {
      takeWide(runs, from, n);
    } else {
      takeNarrow(runs, from, n);
    }
    position += wide ? 2 * n : n;
    remaining -= n;
  }

  private void takeNarrow(long[] runs, int from, int n) {
    byte[] in = body;
    long[] table = symbols;
    int p = position;
    for (int i = 0; i < n; i++) {
      runs[from + i] = table[in[p + i] & 255];
    }
  }

  private void takeWide(long[] runs, int from, int n) {
    byte[] in = body;
    long[] table = symbols;
    int p = position;
    for (int i = 0; i < n; i++) {
      runs[from + i] = table[(short) SHORTS.get(in, p + 2 * i) & 0xffff];
    }
  }

  private int decompress(byte[] compressed, int length, PackedFile.Place place)
      throws TraceException {
    long size = ZstdLibrary.contentBytes(compressed, length);
    if (size < 0 || size > PackedLayout.MAXIMUM_BODY_BYTES) {
      throw PackedLayout.malformed(
          file,
          place.toString(),
          "a zstd frame of at most " + PackedLayout.MAXIMUM_BODY_BYTES + " bytes was expected");
    }
    if (body.length < size) {
      body = new byte[(int) size];
    }
    if (!ZstdLibrary.decompress(compressed, length, body, (int) size)) {
      throw PackedLayout.malformed(
          file, place.toString(), "a zstd frame of " + size + " bytes was expected");
    }
    return (int) size;
  }
}
