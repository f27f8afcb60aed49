package org.faultline.memory.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Long random call sequences against {@link NaiveSpace}; the arena lies across table pages. */
class AddressSpaceModelTest {
  private static final long ARENA = 0x3FFC_0000L;
  private static final int ARENA_PAGES = 128;
  private static final int[] PROTECTIONS = {
    0x01, 0x02, 0x04, 0x10, 0x20, 0x40, 0x102, 0x104, 0x140
  };
  private static final int STEPS = 1200;

  static Stream<Arguments> runs() {
    return LongStream.rangeClosed(1, 24)
        .boxed()
        .flatMap(
            seed -> Stream.of(AddressLayout.values()).map(layout -> Arguments.of(layout, seed)));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void everyCallEndsAsInTheNaiveModel(AddressLayout layout, long seed) {
    new Run(layout, seed).run();
  }

  /** Whether a page of this base protection may be used so (docs/windows.md W401). */
  static boolean permits(int protect, Access access) {
    return switch (access) {
      case READ -> protect != 0x01;
      case WRITE -> protect == 0x04 || protect == 0x40;
      case EXECUTE -> protect >= 0x10;
    };
  }

  private static final class Run {
    final Granted calls;
    final NaiveSpace naive;
    final UniformRandomProvider random;
    final String name;
    int frame;

    Run(AddressLayout layout, long seed) {
      calls = new Granted(layout, true);
      calls.space.limits().setMinimumWorkingSetPages(20);
      naive = new NaiveSpace(layout);
      naive.minimumWorkingSet = 20;
      random = RandomSource.XO_SHI_RO_256_PP.create(seed);
      name = layout + " seed " + seed;
    }

    void run() {
      for (int step = 0; step < STEPS; step++) {
        String what = name + " step " + step + ": " + step();
        checkRun(what, address());
        assertThat(calls.space.committedPages()).as(what).isEqualTo(naive.committedPages());
        assertThat(calls.space.chargedTablePages()).as(what).isEqualTo(naive.tablePages());
        assertThat(calls.charged).as(what).isEqualTo(naive.committedPages() + naive.tablePages());
        if (step % 50 == 0) {
          checkAll(what);
        }
      }
      checkAll(name);
      for (Region region : calls.space.regions().toArray(Region[]::new)) {
        check(
            name, naive.release(region.baseAddress()), calls.free(region.baseAddress(), 0, 0x8000));
      }
      assertThat(calls.charged).as(name).isZero();
      assertThat(calls.space.reservedBytes()).as(name).isZero();
      assertThat(calls.space.residentPages()).as(name).isZero();
    }

    long address() {
      if (random.nextInt(8) == 0 && !naive.pages.isEmpty()) {
        Long key = naive.pages.ceilingKey(random.nextLong(1 << 20));
        return (key == null ? naive.pages.firstKey() : key) * 4096 + random.nextInt(4096);
      }
      long address = ARENA + random.nextInt(ARENA_PAGES) * 4096L;
      return random.nextInt(3) == 0 ? address + random.nextInt(4096) : address;
    }

    long size() {
      return switch (random.nextInt(8)) {
        case 0 -> random.nextInt(3);
        case 1, 2 -> 1 + random.nextInt(20 * 4096);
        default -> (1 + random.nextInt(8)) * 4096L;
      };
    }

    int protection() {
      return PROTECTIONS[random.nextInt(PROTECTIONS.length)];
    }

    /** The base of the region at this address, if there is one and chance wills. */
    long baseAt(long address) {
      NaiveSpace.Page page = naive.pages.get(address / 4096);
      return page == null || random.nextInt(4) == 0 ? address : page.base * 4096;
    }

    String step() {
      long at = address();
      long size = size();
      int protect = protection();
      int choice = random.nextInt(20);
      String what = choice + " at 0x" + Long.toHexString(at) + " size " + size + " as " + protect;
      switch (choice) {
        case 0, 1, 2 -> {
          boolean commit = random.nextBoolean();
          int type = commit ? Granted.BOTH : Granted.RESERVE;
          long place = naive.pages.size() < 400 && random.nextInt(4) == 0 ? 0 : at;
          boolean topDown = random.nextInt(3) == 0;
          check(
              what,
              naive.reserve(place, size, commit, topDown, protect),
              calls.alloc(
                  place, size, type | (topDown ? AllocationType.MEM_TOP_DOWN : 0), protect));
        }
        case 3, 4, 5, 6 ->
            check(
                what,
                naive.commit(at, size, protect),
                calls.alloc(at, size, Granted.COMMIT, protect));
        case 7, 8 ->
            check(
                what, naive.decommit(at, size), calls.free(at, size, AllocationType.MEM_DECOMMIT));
        case 9 -> {
          long base = baseAt(at);
          check(what, naive.decommit(base, 0), calls.free(base, 0, AllocationType.MEM_DECOMMIT));
        }
        case 10 -> {
          long base = baseAt(at);
          check(what, naive.release(base), calls.free(base, 0, AllocationType.MEM_RELEASE));
        }
        case 11, 12 ->
            check(what, naive.protect(at, size, protect), calls.protect(at, size, protect));
        case 13 -> {
          long base = baseAt(at);
          long whole = naive.query(base).regionSize();
          if (naive.pages.containsKey(base / 4096)) {
            check(what, naive.protect(base, whole, protect), calls.protect(base, whole, protect));
          }
        }
        case 14 -> lock(what, at, size);
        case 15 -> unlock(what, at, size);
        case 16 -> unmap(what, at / 4096);
        default -> reference(what, at / 4096, Access.of(random.nextInt(3)));
      }
      return what;
    }

    void check(String what, long expected, Win32Result actual) {
      long got = actual.isSuccess() ? actual.value() : -(actual.error().code() & 0xFFFF_FFFFL);
      assertThat(got).as("%s %s", name, what).isEqualTo(expected);
    }

    void lock(String what, long at, long size) {
      CallPlan plan = calls.space.planLock(at, size);
      if (plan instanceof CallPlan.Ready ready) {
        for (PageRange range : ready.work().locks().bringIn()) {
          for (long page = range.first(); page <= range.last(); page++) {
            assertThat(naive.pages.get(page).resident).as("%s %s", name, what).isFalse();
            assertThat(calls.space.map(page, frame++, false)).isTrue();
          }
        }
      }
      check(what, naive.lock(at, size), calls.call(plan));
    }

    void unlock(String what, long at, long size) {
      CallPlan plan = calls.space.planUnlock(at, size);
      Win32Result result = calls.call(plan);
      if (plan instanceof CallPlan.Ready ready) {
        for (PageRange range : ready.work().workingSet().trim()) {
          for (long page = range.first(); page <= range.last(); page++) {
            calls.space.unmap(page);
          }
        }
      }
      check(what, naive.unlock(at, size), result);
    }

    void unmap(String what, long page) {
      NaiveSpace.Page state = naive.pages.get(page);
      if (state != null && state.locked) {
        return;
      }
      AddressSpace.Unmapped expected = AddressSpace.Unmapped.GONE;
      if (state != null && state.resident) {
        expected = state.dirty ? AddressSpace.Unmapped.DIRTY : AddressSpace.Unmapped.CLEAN;
        state.resident = false;
        state.dirty = false;
      }
      assertThat(calls.space.unmap(page)).as("%s %s", name, what).isEqualTo(expected);
    }

    void reference(String what, long page, Access access) {
      NaiveSpace.Page state = naive.pages.get(page);
      int outcome = calls.space.resolve(page, access) & ~Resolution.TOUCHED;
      int expected;
      if (state == null || !state.committed) {
        expected = Resolution.VIOLATION;
      } else if ((state.protect & 0x100) != 0) {
        expected = Resolution.GUARD;
        state.protect &= 0xFF;
      } else if (!permits(state.protect, access)) {
        expected = Resolution.VIOLATION;
      } else if (!state.resident) {
        expected = Resolution.FAULT;
        state.resident = true;
        assertThat(calls.space.map(page, frame++, false)).as("%s %s", name, what).isTrue();
      } else {
        expected = access == Access.WRITE && !state.dirty ? Resolution.FIRST_WRITE : Resolution.HIT;
        state.dirty |= access == Access.WRITE;
      }
      assertThat(outcome).as("%s %s %s", name, what, access).isEqualTo(expected);
    }

    void checkRun(String what, long at) {
      assertThat(calls.query(at)).as(what).isEqualTo(naive.query(at));
    }

    void checkAll(String what) {
      long resident = 0;
      long locked = 0;
      for (var entry : naive.pages.entrySet()) {
        long page = entry.getKey();
        checkRun(what, page * 4096);
        NaiveSpace.Page state = entry.getValue();
        resident += state.resident ? 1 : 0;
        locked += state.locked ? 1 : 0;
        assertThat(hits(page, Access.WRITE))
            .as("%s page %x", what, page)
            .isEqualTo(state.resident && state.dirty && permits(state.protect, Access.WRITE));
      }
      assertThat(calls.space.residentPages()).as(what).isEqualTo(resident);
      assertThat(calls.space.lockedPages()).as(what).isEqualTo(locked);
      assertThat(calls.space.reservedBytes()).as(what).isEqualTo(naive.pages.size() * 4096L);
      long[] next = {0};
      calls.space.forEachRun(
          run -> {
            assertThat(run).as(what).isEqualTo(naive.query(next[0]));
            next[0] += run.regionSize();
          });
      assertThat(next[0]).as(what).isEqualTo(naive.layout.highestUserAddress() + 1);
    }

    /** Whether the allow bit is set; the stamp aside. */
    boolean hits(long page, Access access) {
      return (calls.space.pageTable().get(page) >>> access.ordinal() & 1) != 0;
    }
  }
}
