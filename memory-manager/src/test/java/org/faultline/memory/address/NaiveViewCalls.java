package org.faultline.memory.address;

import java.util.Set;
import org.faultline.memory.address.NaiveViews.Page;
import org.faultline.memory.address.NaiveViews.Section;

/** The calls of {@link ViewCall} with their parameters checked, on top of {@link NaiveViews}. */
final class NaiveViewCalls {
  final NaiveViews space = new NaiveViews();

  /** The answer, in words that can be compared. */
  Object answer(ViewCall call) {
    return switch (call.kind()) {
      case MapViewOfFile -> map(call);
      case MapViewOfFile3 -> map3(call);
      case UnmapViewOfFile -> unmap(call.address(), 0);
      case UnmapViewOfFileEx -> unmap(call.address(), call.flags());
      case FlushViewOfFile -> flush(call);
      case VirtualAlloc -> alloc(call, call.flags());
      case VirtualAlloc2 -> alloc2(call);
      case VirtualFree -> free(call);
      case VirtualProtect -> protect(call);
      case VirtualQuery -> space.query(call.address());
      case VirtualLock -> call.size() == 0 ? -87L : space.lock(call.address(), call.size());
      case VirtualUnlock -> call.size() == 0 ? -87L : space.unlock(call.address(), call.size());
      case Read -> access(call, 1);
      case Write -> access(call, 2);
      case Execute -> access(call, 4);
      case CommitElsewhere -> commitElsewhere(call);
      case Trim -> 0L;
    };
  }

  private static int protection(int access) {
    boolean execute = (access & 0x20) != 0;
    if ((access & 0x7) == 0x1) {
      return execute ? 0x80 : 0x08;
    }
    if ((access & 0x2) != 0) {
      return execute ? 0x40 : 0x04;
    }
    if ((access & 0x4) != 0) {
      return execute ? 0x20 : 0x02;
    }
    return 0x01;
  }

  private long map(ViewCall call) {
    if (call.offset() % 0x1_0000 != 0 || call.address() % 0x1_0000 != 0) {
      return -1132;
    }
    return mapAt(call, protection(call.flags()), false);
  }

  private long map3(ViewCall call) {
    boolean replace = call.flags() == 0x4000;
    boolean oneBase = Set.of(1, 2, 4, 8, 0x10, 0x20, 0x40, 0x80).contains(call.protect());
    if (!replace && call.flags() != 0 && call.flags() != 0x2000
        || !oneBase
        || call.size() % 4096 != 0
        || replace && call.address() == 0) {
      return -87;
    }
    long unit = replace ? 0x1000 : 0x1_0000;
    if (call.offset() % unit != 0 || call.address() % unit != 0) {
      return -1132;
    }
    return mapAt(call, call.protect(), replace);
  }

  private long mapAt(ViewCall call, int protect, boolean replace) {
    ViewCall.Handle handle = ViewCall.HANDLES.get(call.handle());
    int permits = NaiveViews.permits(protect);
    int needed = (permits & 2) != 0 ? 0x2 : 0x4;
    needed |= (permits & 4) != 0 ? 0x8 : 0;
    if ((handle.rights() & needed) != needed) {
      return -5;
    }
    if ((permits & ~NaiveViews.permits(handle.section().protect())) != 0) {
      return -87;
    }
    long bytes = handle.section().sizeBytes();
    if (call.offset() >= bytes || call.offset() + call.size() > bytes) {
      return -5;
    }
    long shown = call.size() == 0 ? bytes - call.offset() : call.size();
    long count = (shown + 4095) / 4096;
    long first = call.address() / 4096;
    if (replace) {
      if (!isPlaceholder(first, first + count - 1)) {
        return -487;
      }
    } else if (call.address() == 0) {
      first = space.place(count);
    } else if (NaiveViews.isOutside(call.address(), count * 4096)) {
      return -87;
    } else if (!space.isFree(first, count)) {
      return -487;
    }
    addView(space.section(handle.section()), first, count, call.offset(), protect, replace);
    return first * 4096;
  }

  private boolean isPlaceholder(long first, long last) {
    Page page = space.pages.get(first);
    return page != null && page.placeholder && page.base == first && space.lastOf(first) == last;
  }

  private void addView(
      Section section, long first, long count, long offset, int protect, boolean replace) {
    int cache = (section.info.attributes() & 0x1000_0000) != 0 ? 0x200 : 0;
    space.remove(first);
    space.add(
        first,
        first + count - 1,
        protect | cache,
        page -> {
          page.section = section;
          page.inPlaceholder = replace;
        });
    for (long i = 0; i < count; i++) {
      space.pages.get(first + i).sectionPage = offset / 4096 + i;
    }
    space.protect(first, first + count - 1, protect);
  }

  private long unmap(long address, int flags) {
    if ((flags & ~3) != 0) {
      return -87;
    }
    Page page = space.page(address);
    boolean preserve = (flags & 2) != 0;
    if (page == null || page.section == null || preserve && !page.inPlaceholder) {
      return -487;
    }
    long last = space.lastOf(page.base);
    space.remove(page.base);
    if (preserve) {
      space.addPlaceholder(page.base, last);
    }
    return 0;
  }

  private long flush(ViewCall call) {
    Page page = space.page(call.address());
    long last = NaiveViews.last(call.address(), Math.max(1, call.size()));
    boolean inside =
        page != null
            && page.section != null
            && space.isIn(page.base, NaiveViews.first(call.address()), last);
    return inside ? 0 : -487;
  }

  private static boolean isLegal(int protect, boolean copies) {
    int base = protect & 0xFF;
    boolean copy = base == 0x08 || base == 0x80;
    return Integer.bitCount(base) == 1
        && (copies || !copy)
        && ((protect & ~0xFF) == 0 || (protect & ~0xFF) == 0x100 && base != 1);
  }

  private long alloc(ViewCall call, int type) {
    Page head = space.page(call.address());
    boolean reserve = (type & 0x2000) != 0 || call.address() == 0 && (type & 0x1000) != 0;
    boolean inView = !reserve && head != null && head.section != null;
    boolean reset = type == 0x8_0000;
    if (!Set.of(0x1000, 0x2000, 0x3000, 0x8_0000).contains(type)
        || !isLegal(call.protect(), inView)
        || call.size() == 0
        || NaiveViews.isOutside(call.address(), call.size())
        || call.address() != 0 && call.address() < 0x1_0000) {
      return -87;
    }
    if (reserve) {
      return reserve(call, (type & 0x1000) != 0, false);
    }
    long first = NaiveViews.first(call.address());
    long last = NaiveViews.last(call.address(), call.size());
    if (head == null || !space.isIn(head.base, first, last)) {
      return -487;
    }
    if (inView && head.section.info.file()) {
      return reset ? -1224 : -5;
    }
    if (reset) {
      return first * 4096;
    }
    if (head.placeholder) {
      return -487;
    }
    if (inView && exceeds(call.protect(), head)) {
      return -87;
    }
    for (long number = first; inView && number <= last; number++) {
      head.section.committed.add(space.pages.get(number).sectionPage);
    }
    space.protect(first, last, call.protect());
    return first * 4096;
  }

  private static boolean exceeds(int protect, Page view) {
    int given = NaiveViews.permits(view.allocationProtect);
    return (NaiveViews.permits(protect) & ~given) != 0;
  }

  private long reserve(ViewCall call, boolean commit, boolean placeholder) {
    long first = call.address() / 0x1_0000 * 16;
    long last = NaiveViews.last(call.address(), call.size());
    if (call.address() == 0) {
      first = space.place(last + 1);
      last += first;
    } else if (!space.isFree(first, last - first + 1)) {
      return -487;
    }
    if (placeholder) {
      space.addPlaceholder(first, last);
    } else {
      space.add(first, last, call.protect(), page -> {});
    }
    if (commit) {
      space.protect(first, last, call.protect());
    }
    return first * 4096;
  }

  private long alloc2(ViewCall call) {
    int type = call.flags();
    if (call.size() % 4096 != 0) {
      return -87;
    }
    if (type == 0x4_2000) {
      boolean wrong =
          call.size() == 0
              || call.protect() != 1
              || NaiveViews.isOutside(call.address(), call.size())
              || call.address() != 0 && call.address() < 0x1_0000;
      return wrong ? -87 : reserve(call, false, true);
    }
    if (type != 0x6000 && type != 0x7000) {
      return (type & 0x4_4000) != 0 ? -87 : alloc(call, type);
    }
    if (!isLegal(call.protect(), false)
        || call.address() == 0
        || call.address() % 4096 != 0
        || call.size() == 0
        || NaiveViews.isOutside(call.address(), call.size())) {
      return -87;
    }
    long first = NaiveViews.first(call.address());
    long last = NaiveViews.last(call.address(), call.size());
    if (!isPlaceholder(first, last)) {
      return -487;
    }
    space.remove(first);
    space.add(first, last, call.protect(), page -> page.inPlaceholder = true);
    if (type == 0x7000) {
      space.protect(first, last, call.protect());
    }
    return call.address();
  }

  private long free(ViewCall call) {
    return new NaiveFree(space).free(call.address(), call.size(), call.flags());
  }

  private long protect(ViewCall call) {
    Page head = space.page(call.address());
    boolean inView = head != null && head.section != null;
    if (!isLegal(call.protect(), inView) || call.size() == 0) {
      return -87;
    }
    long first = NaiveViews.first(call.address());
    long last = NaiveViews.last(call.address(), call.size());
    if (head == null
        || !space.isIn(head.base, first, last)
        || !space.all(first, last, Page::isCommitted)) {
      return -487;
    }
    if (inView && exceeds(call.protect(), head)) {
      return -87;
    }
    long old = head.protect;
    space.protect(first, last, call.protect());
    return old;
  }

  private Object access(ViewCall call, int access) {
    Page page = space.page(call.address());
    if (page == null || !page.isCommitted()) {
      return "violation";
    }
    if ((page.protect & 0x100) != 0) {
      page.protect &= ~0x100;
      return "guard";
    }
    boolean copy = access == 2 && Set.of(0x08, 0x80).contains(page.protect & 0xFF);
    if (!copy && (NaiveViews.permits(page.protect) & access) == 0) {
      return "violation";
    }
    if (copy) {
      page.own = page.read();
      page.copied = true;
      page.protect = page.protect & ~0xFF | ((page.protect & 0x08) != 0 ? 0x04 : 0x40);
    }
    if (access == 2 && (page.section == null || page.copied)) {
      page.own = (byte) call.protect();
    } else if (access == 2) {
      page.section.bytes.put(page.sectionPage, (byte) call.protect());
    }
    return page.read();
  }

  private long commitElsewhere(ViewCall call) {
    Section section = space.section(ViewCall.HANDLES.get(call.handle()).section());
    section.committed.add(call.offset() / 4096);
    return 0;
  }
}
