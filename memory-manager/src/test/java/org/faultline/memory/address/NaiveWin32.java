package org.faultline.memory.address;

import static org.faultline.memory.address.ModelCall.ended;
import static org.faultline.memory.address.ModelCall.gave;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All calls with their parameters checked, on top of {@link NaiveSpace}, and the bytes of pages.
 * Written from docs/windows.md alone: nothing here is shared with what it is held against.
 */
final class NaiveWin32 {
  private static final int COMMIT = 0x1000;
  private static final int RESERVE = 0x2000;
  private static final int RESET = 0x8_0000;
  private static final int TOP_DOWN = 0x10_0000;
  private static final int WRITE_WATCH = 0x20_0000;
  private static final int PHYSICAL = 0x40_0000;
  private static final int LARGE_PAGES = 0x2000_0000;
  private static final int CACHE = 0x600;

  final NaiveSpace space = new NaiveSpace(AddressLayout.BITS_64);

  Map<String, Object> answer(ModelCall call) {
    return switch (call.kind()) {
      case VirtualAlloc -> address(alloc(call));
      case VirtualFree -> plain(free(call));
      case VirtualProtect -> protect(call);
      case VirtualQuery -> ModelCall.run(space.query(call.address()));
      case VirtualLock -> plain(lock(call));
      case VirtualUnlock -> plain(space.unlock(call.address(), call.size()));
      case Read -> access(call, Access.READ);
      case Write -> access(call, Access.WRITE);
      case Execute -> access(call, Access.EXECUTE);
      case GetWriteWatch -> getWriteWatch(call);
      case ResetWriteWatch -> resetWriteWatch(call);
    };
  }

  private static Map<String, Object> plain(long result) {
    if (result >= 0) {
      return ended(Win32Error.ERROR_SUCCESS);
    }
    for (Win32Error error : Win32Error.values()) {
      if ((error.code() & 0xFFFF_FFFFL) == -result) {
        return ended(error);
      }
    }
    throw new AssertionError("no error has the code " + -result);
  }

  private static Map<String, Object> address(long result) {
    return result < 0 ? plain(result) : gave("address", result);
  }

  private long alloc(ModelCall call) {
    int type = call.flags();
    boolean reset = (type & RESET) != 0;
    boolean reserve = (type & RESERVE) != 0 || call.address() == 0 && (type & COMMIT) != 0;
    int known = COMMIT | RESERVE | RESET | TOP_DOWN | WRITE_WATCH | PHYSICAL | LARGE_PAGES;
    if ((type & ~known) != 0
        || (reset ? type != RESET : (type & (COMMIT | RESERVE)) == 0)
        || (type & WRITE_WATCH) != 0 && (type & RESERVE) == 0
        || (type & LARGE_PAGES) != 0
            && ((type & COMMIT) == 0 || (type & RESERVE) == 0 || (type & WRITE_WATCH) != 0)
        || (type & PHYSICAL) != 0
            && ((type & ~(PHYSICAL | RESERVE | TOP_DOWN)) != 0
                || (type & RESERVE) == 0
                || call.protect() != 0x04)
        || !isLegal(call.protect()) && call.protect() != 0x08
        || call.size() == 0
        || call.address() != 0 && call.address() < 0x1_0000) {
      return -87;
    }
    if ((type & LARGE_PAGES) != 0) {
      return -1314;
    }
    if (!isLegal(call.protect())) {
      return -87;
    }
    return reserve ? reserve(call) : commitOrReset(call, reset);
  }

  private long reserve(ModelCall call) {
    boolean commit = (call.flags() & COMMIT) != 0;
    boolean topDown = (call.flags() & TOP_DOWN) != 0;
    int protect = call.protect() & ~0x4000_0000;
    long base = space.reserve(call.address(), call.size(), commit, topDown, protect);
    if (base >= 0) {
      for (NaiveSpace.Page page : space.pages.tailMap(base / 4096).values()) {
        if (page.base == base / 4096) {
          page.watched = (call.flags() & WRITE_WATCH) != 0;
          page.physical = (call.flags() & PHYSICAL) != 0;
        }
      }
    }
    return base;
  }

  private long commitOrReset(ModelCall call, boolean reset) {
    NaiveSpace.Page head = space.pages.get(call.address() / 4096);
    if (!reset) {
      return head != null && head.physical
          ? -487
          : space.commit(call.address(), call.size(), effective(head, call.protect()));
    }
    // The bytes stay here: nothing is ever evicted. The pages are clean again.
    for (long page : touched(call.address(), call.size())) {
      if (!isOf(head, page)) {
        return -487;
      }
    }
    return call.address() / 4096 * 4096;
  }

  private static boolean isLegal(int protect) {
    int base = protect & 0xFF;
    int modifiers = protect & ~0xFF;
    boolean one =
        base == 1 || base == 2 || base == 4 || base == 0x10 || base == 0x20 || base == 0x40;
    if ((modifiers & 0x4000_0000) != 0) {
      // The targets of control-flow guard: nothing but executable pages has them.
      return (base & 0x70) != 0 && isLegal(protect & ~0x4000_0000);
    }
    boolean few = modifiers == 0 || modifiers == 0x100 || modifiers == 0x200 || modifiers == 0x400;
    return one && few && (base != 1 || modifiers == 0);
  }

  /** The cache attribute is that of the allocation, unless there is no access at all. */
  private static int effective(NaiveSpace.Page head, int protect) {
    boolean none = (protect & 0xFF) == 1;
    int cache = head == null || none ? 0 : head.allocationProtect & CACHE;
    return protect & ~(CACHE | 0x4000_0000) | cache;
  }

  private long free(ModelCall call) {
    boolean release = call.flags() == 0x8000;
    if (!release && call.flags() != 0x4000 || release && call.size() != 0) {
      return -87;
    }
    return release ? space.release(call.address()) : space.decommit(call.address(), call.size());
  }

  private Map<String, Object> protect(ModelCall call) {
    if (!isLegal(call.protect())) {
      return plain(-87);
    }
    NaiveSpace.Page head = space.pages.get(call.address() / 4096);
    long old = space.protect(call.address(), call.size(), effective(head, call.protect()));
    return old < 0 ? plain(old) : gave("oldProtect", name((int) old));
  }

  private static String name(int protect) {
    Object named =
        ModelCall.run(new MemoryBasicInformation(0, 0, 0, 0, 0, protect, 0)).get("protect");
    return (String) named;
  }

  private long lock(ModelCall call) {
    return space.lock(call.address(), call.size());
  }

  private Map<String, Object> access(ModelCall call, Access access) {
    int width = Math.max(1, call.width());
    for (long page : touched(call.address(), width)) {
      long at = Math.max(call.address(), page * 4096);
      NaiveSpace.Page state = space.pages.get(page);
      if (page == NaiveSpace.SHARED && access == Access.READ) {
        continue;
      }
      if (state == null || !state.committed) {
        return ModelCall.fault("EXCEPTION_ACCESS_VIOLATION", access, at);
      } else if ((state.protect & 0x100) != 0) {
        state.protect &= ~0x100;
        return ModelCall.fault("STATUS_GUARD_PAGE_VIOLATION", access, at);
      } else if (!AddressSpaceModelTest.permits(state.protect & 0xFF, access)) {
        return ModelCall.fault("EXCEPTION_ACCESS_VIOLATION", access, at);
      }
    }
    long value = 0;
    for (int i = 0; i < width; i++) {
      if ((call.address() + i) / 4096 == NaiveSpace.SHARED) {
        continue;
      }
      NaiveSpace.Page state = space.pages.get((call.address() + i) / 4096);
      int offset = (int) ((call.address() + i) % 4096);
      state.resident = true;
      if (access == Access.WRITE) {
        state.bytes[offset] = (byte) (call.value() >>> 8 * i);
        state.written |= state.watched;
      }
      value |= (state.bytes[offset] & 0xFFL) << 8 * i;
    }
    return access == Access.READ ? gave("value", value) : ended(Win32Error.ERROR_SUCCESS);
  }

  private Map<String, Object> getWriteWatch(ModelCall call) {
    if (!isWatched(call) || call.value() <= 0 || (call.flags() & ~1) != 0) {
      return plain(-87);
    }
    List<Long> found = new ArrayList<>();
    for (long page : touched(call.address(), call.size())) {
      NaiveSpace.Page state = space.pages.get(page);
      if (state.written && found.size() < call.value()) {
        found.add(page * 4096);
        state.written = call.flags() == 0;
      }
    }
    return gave("pages", found);
  }

  private Map<String, Object> resetWriteWatch(ModelCall call) {
    if (!isWatched(call)) {
      return plain(-87);
    }
    touched(call.address(), call.size()).forEach(page -> space.pages.get(page).written = false);
    return ended(Win32Error.ERROR_SUCCESS);
  }

  private boolean isWatched(ModelCall call) {
    NaiveSpace.Page head = space.pages.get(call.address() / 4096);
    return call.size() > 0
        && head != null
        && head.watched
        && touched(call.address(), call.size()).stream().allMatch(page -> isOf(head, page));
  }

  private boolean isOf(NaiveSpace.Page head, long page) {
    NaiveSpace.Page state = space.pages.get(page);
    return head != null && state != null && state.base == head.base;
  }

  private static List<Long> touched(long address, long size) {
    List<Long> pages = new ArrayList<>();
    for (long page = address / 4096; page <= (address + size - 1) / 4096; page++) {
      pages.add(page);
    }
    return pages;
  }
}
