package org.faultline.memory.address;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.memory.section.SectionInfo;
import org.faultline.memory.section.SectionWork;

/**
 * The calls of {@link ViewCall} on an address space, with a process and a MemoryManager around it
 * that know no more than they must: which pages of sections are committed, and bytes, one a page.
 */
class RealViewCalls {
  final AddressSpace space = new AddressSpace(AddressLayout.BITS_32, true, true);
  private final Map<Integer, Set<Long>> committed = new HashMap<>();
  private final Map<List<Long>, Byte> shared = new HashMap<>();
  private final Map<Long, Byte> own = new HashMap<>();
  private int frames;
  long charged;

  Object answer(ViewCall call) {
    long at = call.address();
    long size = call.size();
    return switch (call.kind()) {
      case MapViewOfFile -> end(planMap(call));
      case MapViewOfFile3 -> {
        ViewCall.Handle handle = ViewCall.HANDLES.get(call.handle());
        yield end(
            space.planMapView3(
                handle.section(),
                call.handle(),
                handle.rights(),
                at,
                call.offset(),
                size,
                call.flags(),
                call.protect()));
      }
      case UnmapViewOfFile -> end(space.planUnmapView(at));
      case UnmapViewOfFileEx -> end(space.planUnmapViewEx(at, call.flags()));
      case FlushViewOfFile -> end(space.planFlushView(at, size));
      case VirtualAlloc -> end(space.planAlloc(at, size, call.flags(), call.protect()));
      case VirtualAlloc2 -> end(space.planAlloc2(at, size, call.flags(), call.protect()));
      case VirtualFree -> end(space.planFree(at, size, call.flags()));
      case VirtualProtect -> {
        ask(at, size);
        yield end(space.planProtect(at, size, call.protect()));
      }
      case VirtualQuery -> {
        ask(at, 0);
        yield space.query(at).orElseThrow();
      }
      case VirtualLock -> {
        ask(at, size);
        yield end(space.planLock(at, size));
      }
      case VirtualUnlock -> end(space.planUnlock(at, size));
      case Read -> access(call, Access.READ);
      case Write -> access(call, Access.WRITE);
      case Execute -> access(call, Access.EXECUTE);
      case CommitElsewhere -> {
        commit(ViewCall.HANDLES.get(call.handle()).section(), call.offset() / 4096);
        yield 0L;
      }
      case Trim -> trim(call);
    };
  }

  CallPlan planMap(ViewCall call) {
    ViewCall.Handle handle = ViewCall.HANDLES.get(call.handle());
    return space.planMapView(
        handle.section(),
        call.handle(),
        handle.rights(),
        call.flags(),
        call.offset(),
        call.size(),
        call.address());
  }

  private long trim(ViewCall call) {
    for (long page = call.address() / 4096; page <= (call.address() + call.size()) / 4096; page++) {
      if ((space.pageTable().get(page) & Pte.LOCKED) == 0) {
        space.unmap(page);
      }
    }
    return 0;
  }

  /** Learns all that the address space says it must know of the range. */
  private void ask(long address, long bytes) {
    PageRange asked = space.unknownCommitted(address, bytes);
    while (asked != null) {
      learn(asked);
      long next = (asked.last() + 1) * 4096;
      long left = bytes == 0 ? 0 : address + bytes - next;
      asked = left > 0 ? space.unknownCommitted(next, left) : null;
    }
  }

  private void learn(PageRange asked) {
    SectionView view = space.region(asked.first()).view();
    List<Long> found = new ArrayList<>();
    for (long page = asked.first(); page <= asked.last(); page++) {
      if (isCommitted(view.section(), sectionPage(page))) {
        found.add(page);
      }
    }
    long[] pages = found.stream().mapToLong(page -> page).toArray();
    space.learnCommitted(asked, pages, pages);
  }

  private long sectionPage(long page) {
    Region region = space.region(page);
    return region.view().firstSectionPage() + page - region.firstPage();
  }

  private boolean isCommitted(SectionInfo section, long page) {
    return committed.getOrDefault(section.id(), Set.of()).contains(page);
  }

  private void commit(SectionInfo section, long page) {
    committed.computeIfAbsent(section.id(), id -> new HashSet<>()).add(page);
  }

  private long end(CallPlan plan) {
    if (plan instanceof CallPlan.Ready ready) {
      perform(ready.work());
      space.apply(ready);
      for (PageRange range : ready.work().locks().bringIn()) {
        for (long page = range.first(); page <= range.last(); page++) {
          space.map(page, ++frames, true);
        }
      }
    }
    Win32Result result = plan.result();
    return result.isSuccess() ? result.value() : -(result.error().code() & 0xFFFF_FFFFL);
  }

  private void perform(MemoryWork work) {
    charged += work.chargePages();
    work.contents().discard().forEach(this::forget);
    if (work.section() instanceof SectionWork.UnmapView unmap) {
      forget(space.region(unmap.firstPage()).range());
    } else if (work.section() instanceof SectionWork.CommitPages pages) {
      SectionInfo section = space.region(pages.firstPage()).view().section();
      for (long page = pages.firstPage(); page <= pages.lastPage(); page++) {
        commit(section, sectionPage(page));
      }
    }
  }

  private void forget(PageRange range) {
    own.keySet().removeIf(page -> page >= range.first() && page <= range.last());
  }

  private Object access(ViewCall call, Access access) {
    long page = call.address() / 4096;
    int stop = space.stop(page, access);
    if (stop == Resolution.UNKNOWN) {
      ask(page * 4096, 1);
      stop = space.stop(page, access);
    }
    if (stop == Resolution.GUARD) {
      space.resolve(page, access);
      return "guard";
    }
    if (stop != 0 && stop != Resolution.FAULT) {
      return "violation";
    }
    if (stop == Resolution.FAULT && space.needsCopy(page, access)) {
      own.put(page, read(page));
      space.mapCopy(page, ++frames, false);
      space.retireWrite(page);
    } else if (stop == Resolution.FAULT) {
      space.map(page, ++frames, false);
    }
    if ((space.resolve(page, access) & Resolution.STOPS) != 0) {
      throw new AssertionError("page " + page + " still stops");
    }
    if (access == Access.WRITE) {
      write(page, (byte) call.protect());
    }
    return read(page);
  }

  private List<Long> sharedPage(long page) {
    return List.of((long) space.region(page).view().section().id(), sectionPage(page));
  }

  private byte read(long page) {
    return space.isSharedData(page)
        ? shared.getOrDefault(sharedPage(page), (byte) 0)
        : own.getOrDefault(page, (byte) 0);
  }

  private void write(long page, byte value) {
    if (space.isSharedData(page)) {
      shared.put(sharedPage(page), value);
    } else {
      own.put(page, value);
    }
  }
}
