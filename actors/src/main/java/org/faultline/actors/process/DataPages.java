package org.faultline.actors.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32C;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.PageRange;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of the pages that a program wrote data to. While a page is resident its bytes are those
 * of its frame; when it leaves only a checksum stays, which its bytes must match when it returns.
 */
final class DataPages {
  private static final int OFFSET_MASK = AddressLayout.PAGE_SIZE - 1;

  private final TreeMap<Long, byte[]> resident = new TreeMap<>();
  private final TreeMap<Long, Long> away = new TreeMap<>();
  private final TreeSet<Long> reset = new TreeSet<>();
  private long returned;
  private long mismatches;

  /** The bytes of a resident page; absent if all are zeros. */
  byte @Nullable [] bytes(long page) {
    return resident.isEmpty() ? null : resident.get(page);
  }

  /** Gives a resident page bytes: all zeros so far. */
  byte[] create(long page) {
    byte[] bytes = new byte[AddressLayout.PAGE_SIZE];
    resident.put(page, bytes);
    return bytes;
  }

  /** The page left its working set. */
  void left(long page) {
    if (!resident.isEmpty()) {
      byte[] bytes = resident.remove(page);
      if (bytes != null) {
        away.put(page, checksum(bytes));
      }
    }
  }

  /** The bytes of these pages are of no interest: each may return with them or as zeros. */
  void reset(PageRange range) {
    reset.addAll(resident.subMap(range.first(), true, range.last(), true).keySet());
    reset.addAll(away.subMap(range.first(), true, range.last(), true).keySet());
  }

  /** The page was written: its bytes are of interest. */
  void written(long page) {
    if (!reset.isEmpty()) {
      reset.remove(page);
    }
  }

  /**
   * The bytes of these pages are of interest again, if all pages that were {@link #reset} still
   * have them; else nothing changes.
   *
   * @param inMemory pages that are in memory, be it in no working set
   * @return the resident pages that were reset, ascending; absent if one has lost its bytes
   */
  @Nullable List<Long> undoReset(PageRange range, Set<Long> inMemory) {
    SortedSet<Long> pages = reset.subSet(range.first(), true, range.last(), true);
    List<Long> kept = new ArrayList<>();
    for (long page : pages) {
      if (resident.containsKey(page)) {
        kept.add(page);
      } else if (!away.containsKey(page) || !inMemory.contains(page)) {
        return null;
      }
    }
    pages.clear();
    return kept;
  }

  /** The page is back with {@code bytes}, or with zeros. */
  void returned(long page, byte @Nullable [] bytes) {
    Long expected = away.isEmpty() ? null : away.remove(page);
    if (bytes != null) {
      resident.put(page, bytes);
    }
    boolean same = expected != null && bytes != null && expected == checksum(bytes);
    if (reset.contains(page)) {
      mismatches += same || bytes == null ? 0 : 1;
    } else if (expected != null || bytes != null) {
      returned++;
      mismatches += same ? 0 : 1;
    }
  }

  /** The page is the process's own from now on, with these bytes, or zeros. */
  void copied(long page, byte @Nullable [] bytes) {
    if (bytes != null) {
      resident.put(page, bytes);
    }
  }

  /** The pages of the range are gone for good. */
  void discard(PageRange range) {
    resident.subMap(range.first(), true, range.last(), true).clear();
    away.subMap(range.first(), true, range.last(), true).clear();
    reset.subSet(range.first(), true, range.last(), true).clear();
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
