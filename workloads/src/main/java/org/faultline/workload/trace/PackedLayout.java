package org.faultline.workload.trace;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** The fixed part of a packed trace, described in {@code docs/traces.md}. */
final class PackedLayout {
  /** The version of a file whose processes have at most {@link #FEW_RANGES} ranges each. */
  static final int FIRST_VERSION = 1;

  /** The version of a file where a process has more. */
  static final int MANY_RANGES_VERSION = 2;

  static final int FEW_RANGES = 65_536;
  static final int PREAMBLE_BYTES = 40;

  /** The most runs in one block. */
  static final int BLOCK_RUNS = 1 << 18;

  /** The most different runs in one block, so that a run is one symbol of at most two bytes. */
  static final int BLOCK_SYMBOLS = 1 << 16;

  /** The most different runs of a block whose symbols are single bytes. */
  static final int BYTE_SYMBOLS = 1 << 8;

  /** The most turns in one block of the schedule. */
  static final int BLOCK_TURNS = 1 << 16;

  static final int MAXIMUM_DIRECTORY_BYTES = 1 << 28;

  /** The most bytes of a block before compression. */
  static final int MAXIMUM_BODY_BYTES =
      VarInts.MAXIMUM_BYTES * (BLOCK_SYMBOLS + 1) + 2 * BLOCK_RUNS;

  private static final byte[] MAGIC = {(byte) 0x89, 'F', 'L', 'T', '\r', '\n', 0x1a, '\n'};

  private PackedLayout() {}

  /** Where the directory stands; the first bytes of each packed trace. */
  record Preamble(
      int version, long fileBytes, long directoryAt, int directoryBytes, int directoryCrc) {

    byte[] encoded() {
      ByteBuffer out = ByteBuffer.allocate(PREAMBLE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
      out.put(MAGIC).putInt(version).putLong(fileBytes).putLong(directoryAt);
      out.putInt(directoryBytes).putInt(directoryCrc);
      out.putInt(crc(out.array(), PREAMBLE_BYTES - 4));
      return out.array();
    }
  }

  /** The first version whose readers know files with so many ranges for a process. */
  static int version(int ranges) {
    return ranges > FEW_RANGES ? MANY_RANGES_VERSION : FIRST_VERSION;
  }

  static boolean recognises(byte[] head) {
    return head.length >= MAGIC.length
        && java.util.Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  /** Decodes the first bytes of {@code file}, which is {@code actualBytes} long. */
  static Preamble preamble(String file, byte[] start, long actualBytes) throws TraceException {
    if (!recognises(start)) {
      throw new TraceException(
          file + " is not a packed trace: it does not begin with the eight bytes that mark one.");
    }
    if (start.length < PREAMBLE_BYTES) {
      throw new TraceException(
          file + " is truncated: it ends within its first " + PREAMBLE_BYTES + " bytes.");
    }
    ByteBuffer in = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).position(MAGIC.length);
    int version = in.getInt();
    Preamble preamble = new Preamble(version, in.getLong(), in.getLong(), in.getInt(), in.getInt());
    if (version < FIRST_VERSION || version > MANY_RANGES_VERSION) {
      throw new TraceException(
          file
              + " is a packed trace of version "
              + Integer.toUnsignedString(version)
              + ", but this reader knows only versions "
              + FIRST_VERSION
              + " and "
              + MANY_RANGES_VERSION
              + ".");
    }
    requireCrc(
        file,
        "what stands in its first " + (PREAMBLE_BYTES - 4) + " bytes",
        start,
        PREAMBLE_BYTES - 4,
        in.getInt());
    if (actualBytes != preamble.fileBytes()) {
      throw new TraceException(
          file
              + (actualBytes < preamble.fileBytes() ? " is truncated: " : " has bytes added: ")
              + "it holds "
              + actualBytes
              + " of "
              + preamble.fileBytes()
              + " bytes.");
    }
    if (preamble.directoryBytes() < 0
        || preamble.directoryBytes() > MAXIMUM_DIRECTORY_BYTES
        || preamble.directoryAt() < PREAMBLE_BYTES
        || preamble.directoryAt() > actualBytes - preamble.directoryBytes()) {
      throw malformed(
          file,
          "its preamble",
          "a directory of at most "
              + MAXIMUM_DIRECTORY_BYTES
              + " bytes inside the file was expected");
    }
    return preamble;
  }

  /** The sentence for a part of a file that is whole and yet not what was expected. */
  static TraceException malformed(String file, String what, String expected) {
    return new TraceException(file + " is damaged: " + what + " is malformed: " + expected + ".");
  }

  /** Refuses the first {@code length} bytes of {@code what} unless their checksum is right. */
  static void requireCrc(String file, Object what, byte[] bytes, int length, int expected)
      throws TraceException {
    int found = crc(bytes, length);
    if (found != expected) {
      throw new TraceException(
          "%s is damaged: %s has the checksum 0x%08x where 0x%08x was expected."
              .formatted(file, what, found, expected));
    }
  }

  static int crc(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
