package org.faultline.memory.address;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.faultline.memory.address.NaiveViews.Page;
import org.faultline.memory.address.ViewCall.Kind;

/** Random sequences of calls on views, and what is left of one that fails once it is shrunk. */
final class ViewSequences {
  private static final long ARENA = 0x3FF8_0000L;
  private static final int ARENA_GRANULES = 10;
  private static final int[] ACCESSES = {0x1, 0x2, 0x4, 0x6, 0x21, 0x22, 0x24, 0xF001F, 0, 0x20};
  private static final int[] PROTECTIONS = {
    0x01, 0x02, 0x04, 0x04, 0x08, 0x08, 0x10, 0x20, 0x40, 0x80, 0x102, 0x104, 0x108, 0x06, 0x00
  };
  private static final int[] TYPES = {0x1000, 0x1000, 0x2000, 0x3000, 0x8_0000, 0};
  private static final int[] TYPES2 = {
    0x4_2000, 0x4_2000, 0x6000, 0x7000, 0x4_3000, 0x5000, 0x3000
  };
  private static final int[] TYPES3 = {0, 0, 0x2000, 0x4000, 0x4000, 0x1000};
  private static final int[] RELEASES = {0x8000, 0x8000, 0x4000, 0x8001, 0x8002, 0x8003, 0xC000};
  private static final long[] OFFSETS = {
    0, 0, 0, 0, 0, 0, 0, 0x1_0000, 0x1_0000, 0x1000, 0x2_0000, 0x10
  };

  private final UniformRandomProvider random;
  // What the calls so far have done, so that most calls meet a region.
  private final NaiveViewCalls done = new NaiveViewCalls();

  private ViewSequences(long seed) {
    random = RandomSource.XO_SHI_RO_256_PP.create(seed);
  }

  /** A sequence: most calls are followed by a query. */
  static List<ViewCall> random(long seed, int length) {
    ViewSequences sequence = new ViewSequences(seed);
    List<ViewCall> calls = new ArrayList<>();
    while (calls.size() < length) {
      ViewCall call = sequence.call();
      sequence.done.answer(call);
      calls.add(call);
      if (sequence.random.nextInt(3) > 0) {
        calls.add(new ViewCall(Kind.VirtualQuery, 0, sequence.address(), 0, 0, 0, 0));
      }
    }
    return calls;
  }

  private ViewCall call() {
    Kind[] kinds = Kind.values();
    Kind kind =
        switch (random.nextInt(9)) {
          case 0 -> Kind.MapViewOfFile;
          case 1, 2 -> Kind.Write;
          case 3 -> Kind.VirtualProtect;
          case 4 -> Kind.VirtualAlloc;
          default -> kinds[random.nextInt(kinds.length)];
        };
    return switch (kind) {
      case MapViewOfFile -> map(kind, any(ACCESSES), 0);
      case MapViewOfFile3 -> map(kind, any(TYPES3), any(PROTECTIONS));
      case UnmapViewOfFile -> unmap(kind, 0);
      case UnmapViewOfFileEx ->
          random.nextBoolean()
              ? unmap(kind, random.nextInt(5))
              : new ViewCall(kind, 0, lowest(page -> page.inPlaceholder), 0, 0, 2, 0);
      case VirtualAlloc ->
          new ViewCall(kind, 0, address(), size(), 0, any(TYPES), any(PROTECTIONS));
      case VirtualAlloc2 -> alloc2();
      case VirtualFree -> free();
      case VirtualLock -> new ViewCall(kind, 0, address(), random.nextInt(0x3000), 0, 0, 0);
      case VirtualUnlock -> unlock();
      case Write -> new ViewCall(kind, 0, address(), 0, 0, 0, random.nextInt(256));
      case CommitElsewhere ->
          new ViewCall(
              kind, random.nextInt(ViewCall.HANDLES.size()), 0, 0, random.nextInt(0x2_1000), 0, 0);
      default -> new ViewCall(kind, 0, address(), size(), 0, 0, any(PROTECTIONS));
    };
  }

  private ViewCall map(Kind kind, int flags, int protect) {
    int handle = random.nextInt(ViewCall.HANDLES.size());
    boolean replace = kind == Kind.MapViewOfFile3 && flags == 0x4000 && random.nextInt(4) > 0;
    long size = roundSize();
    long at = base();
    if (replace) {
      at = lowest(any -> any.placeholder);
      Page page = done.space.page(at);
      at = page == null ? at : page.base * 4096;
      size = page == null ? size : (done.space.lastOf(page.base) - page.base + 1) * 4096;
    }
    return new ViewCall(
        kind, handle, at, size, OFFSETS[random.nextInt(OFFSETS.length)], flags, protect);
  }

  /** Views go less often than they come. */
  private ViewCall unmap(Kind kind, int flags) {
    long at = random.nextInt(3) > 0 ? ARENA + random.nextInt(0x10_0000) : address();
    return new ViewCall(kind, 0, at, 0, 0, flags, 0);
  }

  private ViewCall alloc2() {
    int type = any(TYPES2);
    boolean placeholder = type == 0x4_2000 && random.nextInt(8) > 0;
    return new ViewCall(
        Kind.VirtualAlloc2, 0, base(), roundSize(), 0, type, placeholder ? 1 : any(PROTECTIONS));
  }

  private ViewCall unlock() {
    long at = lowest(page -> page.locked);
    return new ViewCall(Kind.VirtualUnlock, 0, at, random.nextInt(0x1800), 0, 0, 0);
  }

  /** The address of the lowest page that is so, mostly, or of any. */
  private long lowest(Predicate<Page> wanted) {
    return done.space.pages.entrySet().stream()
        .filter(page -> wanted.test(page.getValue()) && random.nextInt(8) > 0)
        .map(page -> page.getKey() * 4096)
        .findFirst()
        .orElseGet(this::address);
  }

  private ViewCall free() {
    int type = any(RELEASES);
    boolean whole = type == 0x8000;
    long at = address();
    return new ViewCall(
        Kind.VirtualFree,
        0,
        random.nextInt(4) == 0 ? at : at & (whole ? -0x1_0000L : -0x1000L),
        whole ? 0 : size(),
        0,
        type,
        0);
  }

  private int any(int[] values) {
    return values[random.nextInt(values.length)];
  }

  /** Where a region may begin: mostly at a granule of the arena. */
  private long base() {
    long granule = ARENA + random.nextInt(ARENA_GRANULES) * 0x1_0000L;
    return switch (random.nextInt(16)) {
      case 0 -> 0;
      case 1 -> granule + random.nextInt(0x1_0000);
      case 2, 3 -> address() & -0x1000L;
      default -> granule;
    };
  }

  private long roundSize() {
    return switch (random.nextInt(6)) {
      case 0, 1 -> 0;
      case 2 -> size();
      default -> (size() + 4095) & -0x1000L;
    };
  }

  /** An address of the arena, mostly one that is not free. */
  private long address() {
    long page = ARENA / 4096 + random.nextInt(16 * ARENA_GRANULES);
    Long next = done.space.pages.ceilingKey(page);
    next = next == null && !done.space.pages.isEmpty() ? done.space.pages.firstKey() : next;
    if (next != null && random.nextInt(8) > 0) {
      page = next + (random.nextInt(3) == 0 ? random.nextInt(6) : 0);
    }
    return page * 4096 + (random.nextInt(4) == 0 ? random.nextInt(4096) : 0);
  }

  private long size() {
    return switch (random.nextInt(8)) {
      case 0 -> random.nextInt(3);
      case 1 -> 1 + random.nextInt(40 * 4096);
      case 2, 3 -> (1 + random.nextInt(5)) * 4096L;
      default -> 1 + random.nextInt(0x2000);
    };
  }

  /** The index of the first call after which the two differ, or -1. */
  static int firstDifference(List<ViewCall> calls, Supplier<RealViewCalls> real) {
    NaiveViewCalls naive = new NaiveViewCalls();
    RealViewCalls tested = real.get();
    for (int i = 0; i < calls.size(); i++) {
      Object expected = naive.answer(calls.get(i));
      Object found = tested.answer(calls.get(i));
      AddressSpace space = tested.space;
      if (!expected.equals(found)
          || naive.space.charged() != space.committedPages()
          || naive.space.tablePages() != space.chargedTablePages()
          || tested.charged != space.committedPages() + space.chargedTablePages()
          || naive.space.pages.values().stream().filter(page -> page.locked).count()
              != space.lockedPages()) {
        return i;
      }
    }
    return -1;
  }

  /** A part of a failing sequence that still fails, and of which every call is needed. */
  static List<ViewCall> shrink(List<ViewCall> failing, Supplier<RealViewCalls> real) {
    return Shrinking.shrink(failing, calls -> firstDifference(calls, real));
  }
}
