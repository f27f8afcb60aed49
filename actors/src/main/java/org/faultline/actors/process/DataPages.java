package org.faultline.actors.process;

import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32C;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.PageRange;

/**
 * The bytes of the pages that a program wrote data to. While a page is resident its bytes are those
 * of its frame; when it leaves only a checksum stays, which its bytes must match when it returns.
 */
final class DataPages {
  private static final int OFFSET_MASK = AddressLayout.PAGE_SIZE - 1;

  private final TreeMap<Long, byte[]> resident = new TreeMap<>();
  private final TreeMap<Long, Long> away = new TreeMap<>();
  // Pages of no interest (MEM_RESET) and not written since: they may come back as zeros.
  private final TreeSet<Long> reset = new TreeSet<>();
  private long returned;
  private long mismatches;

  /** The bytes of a resident page, or null for zeros. */
  byte[] bytes(long page) {
    return resident.isEmpty() ? null : resident.get(page);
  }

  /** Gives a resident page bytes: all zeros so far. */
  byte[] create(long page) {
    byte[] bytes = new byte[AddressLayout.PAGE_SIZE];
    resident.put(page, bytes);
    return bytes;
  }

  /** The page left its frame. */
  void left(long page) {
    if (!resident.isEmpty()) {
      byte[] bytes = resident.remove(page);
      if (bytes != null) {
        away.put(page, checksum(bytes));
      }
    }
  }

  /** The page is back with {@code bytes}, null for zeros. */
  void returned(long page, byte[] bytes) {
    Long expected = away.isEmpty() ? null : away.remove(page);
    if (bytes != null) {
      resident.put(page, bytes);
    }
    if (expected != null || bytes != null) {
      returned++;
      boolean lost = bytes == null && reset.remove(page);
      if (!lost && (expected == null || bytes == null || expected != checksum(bytes))) {
        mismatches++;
      }
    }
  }

  /** The contents of these pages are of no interest until they are written again. */
  void reset(PageRange range) {
    reset.addAll(resident.subMap(range.first(), true, range.last(), true).keySet());
    reset.addAll(away.subMap(range.first(), true, range.last(), true).keySet());
  }

  /** The bytes of a resident page are written. */
  void written(long page) {
    if (!reset.isEmpty()) {
      reset.remove(page);
    }
  }

  /** The pages of the range are gone for good. */
  void discard(PageRange range) {
    reset.subSet(range.first(), true, range.last(), true).clear();
    resident.subMap(range.first(), true, range.last(), true).clear();
    away.subMap(range.first(), true, range.last(), true).clear();
  }

  /** Pages with data that came back. */
  long returned() {
    return returned;
  }

  /** Pages that came back with other bytes than they left with. */
  long mismatches() {
    return mismatches;
  }

  /** The offset of an address in its page. */
  static int offset(long address) {
    return (int) address & OFFSET_MASK;
  }

  private static long checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return crc.getValue();
  }
}
