package org.faultline.memory.pagefile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A file in memory that fails when told to. It keeps what was meant to be in it beside what is, so
 * that a test knows which slots are damaged.
 */
final class FaultySlotFile implements SlotFile {
  /** What the next operation does; all but the first two are silent. */
  enum Fault {
    NONE,
    ERROR_AFTER_SOME_BYTES,
    DISK_FULL_AFTER_SOME_BYTES,
    TAKES_SOME_BYTES_AND_NO_MORE,
    LOSES_THE_WRITE,
    TEARS_THE_WRITE,
    MISPLACES_THE_WRITE
  }

  private byte[] is = {};
  private byte[] meant = {};
  private int end;
  private Fault fault = Fault.NONE;
  private int goodBytes;
  private long misplacedBy;
  private int badFrom = Integer.MAX_VALUE;
  private int badTo;
  private int most = Integer.MAX_VALUE;
  private long usable = Long.MAX_VALUE;
  int operations;

  /** The next write fails so after {@code goodBytes}, or goes {@code misplacedBy} bytes astray. */
  void failNextWrite(Fault how, int goodBytes, long misplacedBy) {
    this.fault = how;
    this.goodBytes = goodBytes;
    this.misplacedBy = misplacedBy;
  }

  /** Reading any of these bytes is an error of the device. */
  void badBytes(int from, int to) {
    badFrom = from;
    badTo = to;
  }

  /** No operation moves more bytes than this at once. */
  void mostAtOnce(int bytes) {
    most = bytes;
  }

  void usable(long bytes) {
    usable = bytes;
  }

  /** Changes a byte behind the store's back. */
  void flip(int position, int bits) {
    grow(position + 1);
    is[position] ^= (byte) bits;
  }

  /** Cuts the file off. */
  void truncate(int bytes) {
    end = Math.min(end, bytes);
    Arrays.fill(is, end, is.length, (byte) 0);
  }

  int size() {
    return end;
  }

  /** Whether the slot's bytes are those that the store meant to be there. */
  boolean intact(int slot) {
    int from = (int) SlotFormat.position(slot);
    int to = from + SlotFormat.SLOT_BYTES;
    return to <= end && Arrays.equals(is, from, to, meant, from, to);
  }

  /** Whether reading the slot meets a bad byte. */
  boolean readable(int slot) {
    int from = (int) SlotFormat.position(slot);
    return from + SlotFormat.SLOT_BYTES <= badFrom || from >= badTo;
  }

  @Override
  public int read(ByteBuffer into, long position) throws IOException {
    operations++;
    int from = (int) position;
    int count = Math.min(Math.min(into.remaining(), most), end - from);
    if (from < badTo && from + Math.max(count, 0) > badFrom) {
      throw new IOException("Input/output error");
    }
    if (count <= 0) {
      return -1;
    }
    into.put(is, from, count);
    return count;
  }

  @Override
  public int write(ByteBuffer from, long position) throws IOException {
    operations++;
    Fault now = fault;
    int count = Math.min(from.remaining(), most);
    byte[] bytes = new byte[count];
    from.get(from.position(), bytes);
    store(bytes, count, (int) position, true);
    switch (now) {
      case NONE -> store(bytes, count, (int) position, false);
      case MISPLACES_THE_WRITE -> {
        fault = Fault.NONE;
        store(bytes, count, (int) (position + misplacedBy), false);
      }
      case LOSES_THE_WRITE -> fault = Fault.NONE;
      case TEARS_THE_WRITE -> {
        fault = Fault.NONE;
        store(bytes, Math.min(goodBytes, count), (int) position, false);
      }
      default -> {
        int good = Math.min(goodBytes, count);
        store(bytes, good, (int) position, false);
        from.position(from.position() + good);
        goodBytes -= good;
        return good > 0 ? good : fail(now);
      }
    }
    from.position(from.position() + count);
    return count;
  }

  private int fail(Fault how) throws IOException {
    fault = Fault.NONE;
    if (how == Fault.TAKES_SOME_BYTES_AND_NO_MORE) {
      return 0;
    }
    throw new IOException(
        how == Fault.DISK_FULL_AFTER_SOME_BYTES ? "No space left on device" : "Input/output error");
  }

  private void store(byte[] bytes, int count, int position, boolean meaning) {
    grow(position + bytes.length);
    System.arraycopy(bytes, 0, meaning ? meant : is, position, count);
    end = meaning || count == 0 ? end : Math.max(end, position + count);
  }

  private void grow(int bytes) {
    if (bytes > is.length) {
      int length = Math.max(bytes, 2 * is.length);
      is = Arrays.copyOf(is, length);
      meant = Arrays.copyOf(meant, length);
    }
  }

  @Override
  public long usableBytes() {
    return usable;
  }

  @Override
  public void close() {
    end = 0;
  }
}
