package org.faultline.memory.address;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;

/**
 * The virtual-memory calls done the slow and plain way: one record for each page, each question
 * answered by walking pages. Results are values, or negative Win32 error codes.
 */
final class NaiveSpace {
  static final int GRANULE = 16;
  static final long SHARED = 0x7ffe0;

  final AddressLayout layout;
  final TreeMap<Long, Page> pages = new TreeMap<>();
  long minimumWorkingSet = 50;

  static final class Page {
    long base;
    int allocationProtect;
    boolean committed;
    int protect;
    boolean resident;
    boolean dirty;
    boolean locked;
    boolean watched;
    boolean written;
    boolean physical;
    byte[] bytes = new byte[4096];
  }

  NaiveSpace(AddressLayout layout) {
    this.layout = layout;
  }

  long reserve(long address, long size, boolean commit, boolean topDown, int protect) {
    if (size == 0 || pastEnd(address, size)) {
      return -87;
    }
    long first = address / 4096 / GRANULE * GRANULE;
    long count = (address + size + 4095) / 4096 - first;
    if (address == 0) {
      first = place(count, topDown);
      if (first < 0) {
        return -8;
      }
    } else if (!isFree(first, count)) {
      return -487;
    }
    for (long page = first; page < first + count; page++) {
      Page state = new Page();
      state.base = first;
      state.allocationProtect = protect;
      state.committed = commit;
      state.protect = commit ? protect : 0;
      pages.put(page, state);
    }
    return first * 4096;
  }

  private long place(long count, boolean topDown) {
    long lowest = layout.lowestAddress() / 4096;
    long end = (layout.highestVadAddress() + 1) / 4096;
    long step = topDown ? -GRANULE : GRANULE;
    long first = topDown ? (end - count) / GRANULE * GRANULE : lowest;
    while (first >= lowest && first + count <= end) {
      if (isFree(first, count)) {
        return first;
      }
      first += step;
    }
    return -1;
  }

  private boolean isFree(long first, long count) {
    for (long page = first; page < first + count; page++) {
      if (pages.containsKey(page) || page == SHARED) {
        return false;
      }
    }
    return true;
  }

  /** Whether all touched pages belong to one region. */
  private boolean inOneRegion(long address, long size) {
    Page head = pages.get(address / 4096);
    for (long page = address / 4096; page <= (address + size - 1) / 4096; page++) {
      Page state = pages.get(page);
      if (state == null || state.base != head.base) {
        return false;
      }
    }
    return true;
  }

  private boolean pastEnd(long address, long size) {
    return address + size - 1 > layout.highestVadAddress();
  }

  long commit(long address, long size, int protect) {
    if (size == 0 || pastEnd(address, size)) {
      return -87;
    }
    if (!inOneRegion(address, size)) {
      return -487;
    }
    for (long page = address / 4096; page <= (address + size - 1) / 4096; page++) {
      pages.get(page).committed = true;
      pages.get(page).protect = protect;
      pages.get(page).locked &= protect != Protection.PAGE_NOACCESS;
    }
    return address / 4096 * 4096;
  }

  long decommit(long address, long size) {
    Page head = pages.get(address / 4096);
    if (head == null || size == 0 && head.base != address / 4096) {
      return -487;
    }
    if (size != 0 && !inOneRegion(address, size)) {
      return -87;
    }
    long last = size == 0 ? lastOf(head.base) : (address + size - 1) / 4096;
    for (long page = address / 4096; page <= last; page++) {
      Page state = pages.get(page);
      state.committed = false;
      state.protect = 0;
      state.resident = false;
      state.dirty = false;
      state.locked = false;
      state.bytes = new byte[4096];
    }
    return 0;
  }

  long release(long address) {
    Page head = pages.get(address / 4096);
    if (head == null || head.base != address / 4096) {
      return -487;
    }
    pages.values().removeIf(state -> state.base == head.base);
    return 0;
  }

  private long lastOf(long base) {
    long page = base;
    while (pages.containsKey(page + 1) && pages.get(page + 1).base == base) {
      page++;
    }
    return page;
  }

  long protect(long address, long size, int protect) {
    if (size == 0) {
      return -87;
    }
    if (!inOneRegion(address, size)) {
      return -487;
    }
    for (long page = address / 4096; page <= (address + size - 1) / 4096; page++) {
      if (!pages.get(page).committed) {
        return -487;
      }
    }
    long old = pages.get(address / 4096).protect;
    for (long page = address / 4096; page <= (address + size - 1) / 4096; page++) {
      pages.get(page).protect = protect;
      pages.get(page).locked &= protect != Protection.PAGE_NOACCESS;
    }
    return old;
  }

  long lock(long address, long size) {
    if (size == 0) {
      return -87;
    }
    for (long page = address / 4096; page <= (address + size - 1) / 4096; page++) {
      Page state = pages.get(page);
      if (state == null || !state.committed || state.protect == Protection.PAGE_NOACCESS) {
        return -998;
      }
      if ((state.protect & Protection.PAGE_GUARD) != 0) {
        state.protect &= ~Protection.PAGE_GUARD;
        return -0x8000_0001L;
      }
    }
    long locked = pages.values().stream().filter(state -> state.locked).count();
    for (long page = address / 4096; page <= (address + size - 1) / 4096; page++) {
      locked += pages.get(page).locked ? 0 : 1;
    }
    if (locked > minimumWorkingSet - 8) {
      return -1453;
    }
    for (long page = address / 4096; page <= (address + size - 1) / 4096; page++) {
      pages.get(page).locked = true;
      pages.get(page).resident = true;
    }
    return 0;
  }

  long unlock(long address, long size) {
    if (size == 0) {
      return -87;
    }
    boolean all = true;
    for (long page = address / 4096; page <= (address + size - 1) / 4096; page++) {
      all &= pages.containsKey(page) && pages.get(page).locked;
    }
    for (long page = address / 4096; page <= (address + size - 1) / 4096; page++) {
      Page state = pages.get(page);
      if (state != null && !state.locked) {
        state.resident = false;
        state.dirty = false;
      }
      if (all) {
        state.locked = false;
      }
    }
    return all ? 0 : -158;
  }

  /** What VirtualQuery answers. */
  MemoryBasicInformation query(long address) {
    long first = address / 4096;
    long end = (layout.highestUserAddress() + 1) / 4096;
    Page head = pages.get(first);
    if (head == null && first == SHARED) {
      return new MemoryBasicInformation(first * 4096, first * 4096, 2, 4096, 0x1000, 2, 0x20000);
    }
    // The last 64 KiB: with 32 bits the shared page is their first one.
    boolean sharedIsLast = end - GRANULE == SHARED;
    if (head == null && first >= end - GRANULE) {
      return new MemoryBasicInformation(
          first * 4096,
          (end - GRANULE) * 4096,
          sharedIsLast ? 2 : 1,
          (end - first) * 4096,
          0x2000,
          1,
          0x20000);
    }
    if (head == null) {
      long next = first < SHARED ? SHARED : end - GRANULE;
      Long region = pages.higherKey(first);
      long size = ((region == null ? next : Math.min(next, region)) - first) * 4096;
      return new MemoryBasicInformation(first * 4096, 0, 0, size, 0x10000, 1, 0);
    }
    long page = first + 1;
    while (pages.containsKey(page)
        && pages.get(page).base == head.base
        && pages.get(page).committed == head.committed
        && pages.get(page).protect == head.protect) {
      page++;
    }
    return new MemoryBasicInformation(
        first * 4096,
        head.base * 4096,
        head.allocationProtect,
        (page - first) * 4096,
        head.committed ? 0x1000 : 0x2000,
        head.protect,
        0x20000);
  }

  long committedPages() {
    return pages.values().stream().filter(state -> state.committed).count();
  }

  /** The distinct table pages above committed pages, at all levels. */
  long tablePages() {
    Set<String> tables = new HashSet<>();
    pages.forEach(
        (page, state) -> {
          for (int level = 1; state.committed && level <= layout.levels(); level++) {
            tables.add(level + ":" + (page >>> level * layout.bitsPerLevel()));
          }
        });
    return tables.size();
  }
}
