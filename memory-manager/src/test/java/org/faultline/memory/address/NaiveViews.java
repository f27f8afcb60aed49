package org.faultline.memory.address;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.faultline.memory.section.SectionInfo;

/**
 * An address space with views done the slow and plain way: one record for each page, one byte for
 * the bytes of a page. Written from docs/windows.md alone. Results are values, or negative Win32
 * error codes.
 */
final class NaiveViews {
  private static final int GRANULE = 16;
  private static final long LOWEST = 0x10;
  private static final long END = 0x7_FFE0;
  private static final int MOST_LOCKED = 42;

  final TreeMap<Long, Page> pages = new TreeMap<>();
  final Map<Integer, Section> sections = new HashMap<>();

  /** What all processes know of a section. */
  static final class Section {
    final SectionInfo info;
    final Set<Long> committed = new HashSet<>();
    final Map<Long, Byte> bytes = new HashMap<>();

    Section(SectionInfo info) {
      this.info = info;
    }

    boolean isCommitted(long page) {
      boolean asked = !info.file() && (info.attributes() & 0x400_0000) != 0;
      return !asked || committed.contains(page);
    }
  }

  /** A page that is reserved. */
  static final class Page {
    long base;
    int allocationProtect;
    boolean committed;
    int protect;
    boolean locked;
    boolean placeholder;
    boolean inPlaceholder;
    Section section;
    long sectionPage;
    boolean charged;
    boolean copied;
    byte own;

    boolean isCommitted() {
      return section == null ? committed : section.isCommitted(sectionPage);
    }

    byte read() {
      return section == null || copied ? own : section.bytes.getOrDefault(sectionPage, (byte) 0);
    }
  }

  Section section(SectionInfo info) {
    return sections.computeIfAbsent(info.id(), id -> new Section(info));
  }

  static long first(long address) {
    return address / 4096;
  }

  static long last(long address, long size) {
    return (address + size - 1) / 4096;
  }

  boolean isFree(long first, long count) {
    return pages.subMap(first, first + count).isEmpty();
  }

  /** The lowest place for so many pages, or -1. */
  long place(long count) {
    for (long first = LOWEST; first + count <= END; first += GRANULE) {
      if (isFree(first, count)) {
        return first;
      }
    }
    return -1;
  }

  static boolean isOutside(long address, long size) {
    return address + size - 1 >= END * 4096;
  }

  Page page(long address) {
    return pages.get(first(address));
  }

  /** Whether all pages from {@code first} to {@code last} are of the region that begins there. */
  boolean isIn(long base, long first, long last) {
    for (long page = first; page <= last; page++) {
      Page state = pages.get(page);
      if (state == null || state.base != base) {
        return false;
      }
    }
    return true;
  }

  boolean all(long first, long last, Predicate<Page> test) {
    for (long page = first; page <= last; page++) {
      Page state = pages.get(page);
      if (state == null || !test.test(state)) {
        return false;
      }
    }
    return true;
  }

  long lastOf(long base) {
    long page = base;
    while (isIn(base, page + 1, page + 1)) {
      page++;
    }
    return page;
  }

  /**
   * Adds a region of the pages from {@code first} to {@code last}, each set as {@code set} does.
   */
  void add(long first, long last, int allocationProtect, Consumer<Page> set) {
    for (long page = first; page <= last; page++) {
      Page state = new Page();
      state.base = first;
      state.allocationProtect = allocationProtect;
      set.accept(state);
      pages.put(page, state);
    }
  }

  void remove(long base) {
    pages.values().removeIf(page -> page.base == base);
  }

  void addPlaceholder(long first, long last) {
    if (first <= last) {
      add(first, last, 1, page -> page.placeholder = true);
    }
  }

  /** Gives the pages a protection; what it means for copies, locks and charge follows. */
  void protect(long first, long last, int protect) {
    for (long number = first; number <= last; number++) {
      Page page = pages.get(number);
      int base = protect & 0xFF;
      boolean copies = base == 0x08 || base == 0x80;
      int cache = base == 1 ? 0 : page.allocationProtect & 0x600;
      page.protect = protect & 0x1FF | cache;
      page.committed = true;
      page.locked &= base != 1;
      if (copies && page.section != null) {
        page.charged = true;
        if (page.copied) {
          page.protect = (base == 0x08 ? 0x04 : 0x40) | protect & 0x100 | cache;
        }
      }
    }
  }

  /** Which of read 1, write 2 and execute 4 a protection permits. */
  static int permits(int protect) {
    return switch (protect & 0xFF) {
      case 0x01 -> 0;
      case 0x02, 0x08 -> 1;
      case 0x04 -> 3;
      case 0x10, 0x20, 0x80 -> 5;
      case 0x40 -> 7;
      default -> throw new AssertionError("0x%x".formatted(protect));
    };
  }

  long lock(long address, long size) {
    for (long number = first(address); number <= last(address, size); number++) {
      Page page = pages.get(number);
      if (page == null || !page.isCommitted() || (page.protect & 0xFF) == 1) {
        return -998;
      }
      if ((page.protect & 0x100) != 0) {
        page.protect &= ~0x100;
        return -0x8000_0001L;
      }
    }
    long locked = pages.values().stream().filter(page -> page.locked).count();
    for (long number = first(address); number <= last(address, size); number++) {
      locked += pages.get(number).locked ? 0 : 1;
    }
    if (locked > MOST_LOCKED) {
      return -1453;
    }
    for (long number = first(address); number <= last(address, size); number++) {
      pages.get(number).locked = true;
    }
    return 0;
  }

  long unlock(long address, long size) {
    if (!all(first(address), last(address, size), page -> page.locked)) {
      return -158;
    }
    for (long number = first(address); number <= last(address, size); number++) {
      pages.get(number).locked = false;
    }
    return 0;
  }

  /** What VirtualQuery tells. */
  MemoryBasicInformation query(long address) {
    long first = first(address);
    Page head = pages.get(first);
    if (head == null) {
      Long next = pages.higherKey(first);
      long end = next == null ? END : next;
      return new MemoryBasicInformation(first * 4096, 0, 0, (end - first) * 4096, 0x10000, 1, 0);
    }
    long end = first + 1;
    while (isIn(head.base, end, end) && isAlike(head, pages.get(end))) {
      end++;
    }
    return new MemoryBasicInformation(
        first * 4096,
        head.base * 4096,
        head.allocationProtect,
        (end - first) * 4096,
        head.isCommitted() ? 0x1000 : 0x2000,
        head.isCommitted() ? head.protect : 0,
        head.section == null ? 0x2_0000 : 0x4_0000);
  }

  private static boolean isAlike(Page one, Page other) {
    return one.isCommitted() == other.isCommitted()
        && (!one.isCommitted() || one.protect == other.protect);
  }

  /** The pages that the process is charged for. */
  long charged() {
    return pages.values().stream()
        .filter(page -> page.section == null ? page.committed : page.charged)
        .count();
  }

  /** The distinct tables, at both levels, of 1,024 entries each, above what has one. */
  long tablePages() {
    Set<String> tables = new HashSet<>();
    pages.forEach(
        (number, page) -> {
          if (page.section != null || page.committed) {
            tables.add("1:" + (number >>> 10));
            tables.add("2:" + (number >>> 20));
          }
        });
    return tables.size();
  }
}
