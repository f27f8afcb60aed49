package org.faultline.memory.pagefile;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.pagefile.StoreFailure.Kind;

/**
 * A slot in the file: magic (8 bytes), number of the write (8), slot (4), checksum (4), page; big
 * endian. The checksum is CRC-32C over all that goes before it and the page.
 */
final class SlotFormat {
  /** Bytes of one slot. */
  static final int SLOT_BYTES = 24 + AddressLayout.PAGE_SIZE;

  /** "FLTSLOT1". */
  private static final long MAGIC = 0x464c_5453_4c4f_5431L;

  private static final int SEQUENCE = 8;
  private static final int SLOT = 16;
  private static final int CHECKSUM = 20;
  private static final int PAGE = 24;

  private SlotFormat() {}

  /** Where the slot begins in the file. */
  static long position(int slot) {
    return (long) slot * SLOT_BYTES;
  }

  /** Puts a slot into the buffer from {@code at} on. */
  static void put(ByteBuffer buffer, int at, int slot, long sequence, byte[] page) {
    buffer.putLong(at, MAGIC);
    buffer.putLong(at + SEQUENCE, sequence);
    buffer.putInt(at + SLOT, slot);
    buffer.put(at + PAGE, page);
    buffer.putInt(at + CHECKSUM, checksum(buffer, at));
  }

  /**
   * The page in the buffer at {@code at} if it is what write {@code sequence} put into the slot.
   */
  static PageRead get(ByteBuffer buffer, int at, int slot, long sequence) {
    if (buffer.getLong(at) != MAGIC) {
      return PageRead.failed(Kind.BAD_MAGIC, slot, "is not where it should be in the file");
    }
    if (buffer.getInt(at + CHECKSUM) != checksum(buffer, at)) {
      return PageRead.failed(Kind.BAD_CHECKSUM, slot, "has damaged bytes: the checksum differs");
    }
    if (buffer.getInt(at + SLOT) != slot) {
      return PageRead.failed(
          Kind.MISPLACED, slot, "has what was written to slot " + buffer.getInt(at + SLOT));
    }
    if (buffer.getLong(at + SEQUENCE) != sequence) {
      return PageRead.failed(
          Kind.STALE,
          slot,
          "has write " + buffer.getLong(at + SEQUENCE) + ", but the last one was " + sequence);
    }
    byte[] page = new byte[AddressLayout.PAGE_SIZE];
    buffer.get(at + PAGE, page);
    return PageRead.of(page);
  }

  private static int checksum(ByteBuffer buffer, int at) {
    CRC32C crc = new CRC32C();
    crc.update(buffer.slice(at, CHECKSUM));
    crc.update(buffer.slice(at + PAGE, AddressLayout.PAGE_SIZE));
    return (int) crc.getValue();
  }
}
