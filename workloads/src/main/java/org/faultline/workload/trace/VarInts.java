package org.faultline.workload.trace;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Unsigned numbers in seven bits a byte, the lowest first, the high bit set but in the last. */
final class VarInts {
  /** The most bytes of one number. */
  static final int MAXIMUM_BYTES = 10;

  private byte[] bytes;
  private int length;

  VarInts(int capacity) {
    bytes = new byte[capacity];
  }

  /** Appends {@code value}, taken as unsigned. */
  VarInts put(long value) {
    room(MAXIMUM_BYTES);
    long rest = value;
    while ((rest & ~127L) != 0) {
      bytes[length++] = (byte) (rest | 128);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
    return this;
  }

  VarInts putByte(int value) {
    room(1);
    bytes[length++] = (byte) value;
    return this;
  }

  VarInts putBytes(byte[] more) {
    room(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
    return this;
  }

  /** Appends four bytes, the lowest first. */
  VarInts putInt(int value) {
    return putByte(value).putByte(value >>> 8).putByte(value >>> 16).putByte(value >>> 24);
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  void clear() {
    length = 0;
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
    }
  }

  /** The next number of {@code in}, less than 2 to the 63. */
  static long get(ByteBuffer in) {
    long value = getBits(in);
    if (value < 0) {
      throw new IllegalArgumentException("number too large");
    }
    return value;
  }

  /** The next number of {@code in}, of all 64 bits. */
  static long getBits(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = in.get();
      value |= (long) (next & 127) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("number too long");
  }

  /** The next number of {@code in}, from 0 to {@code highest}. */
  static int getInt(ByteBuffer in, int highest) {
    long value = get(in);
    if (value > highest) {
      throw new IllegalArgumentException("number too large");
    }
    return (int) value;
  }
}
