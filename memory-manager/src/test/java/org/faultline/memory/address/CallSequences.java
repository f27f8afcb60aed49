package org.faultline.memory.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.faultline.memory.address.ModelCall.Kind;

/** Random sequences of calls, and what is left of one that fails once it is shrunk. */
final class CallSequences {
  private static final long ARENA = 0x3FFC_0000L;
  private static final int ARENA_PAGES = 96;
  private static final int[] PROTECTIONS = {
    0x01,
    0x02,
    0x04,
    0x04,
    0x04,
    0x10,
    0x20,
    0x40,
    0x102,
    0x104,
    0x140,
    0x204,
    0x404,
    0x00,
    0x08,
    0x06,
    0x101,
    0x304,
    0x4000_0040,
    0x4000_0120,
    0x4000_0004,
    0x4000_0001
  };
  private static final int[] TYPES = {
    0x1000,
    0x1000,
    0x1000,
    0x2000,
    0x3000,
    0x3000,
    0x20_3000,
    0x20_2000,
    0x10_3000,
    0x8_0000,
    0x8_1000,
    0x40_2000,
    0x2000_3000,
    0x20_1000,
    0x10_0000,
    0
  };
  private static final int[] WIDTHS = {1, 2, 4, 8};
  private static final Kind[] KINDS = Kind.values();

  private CallSequences() {}

  /** A sequence: each call is followed by a query. */
  static List<ModelCall> random(long seed, int length) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    List<ModelCall> calls = new ArrayList<>();
    while (calls.size() < length) {
      calls.add(call(random));
      calls.add(new ModelCall(Kind.VirtualQuery, address(random), 0, 0, 0, 0, 0));
    }
    return calls;
  }

  private static ModelCall call(UniformRandomProvider random) {
    Kind kind = random.nextInt(3) == 0 ? Kind.VirtualAlloc : KINDS[random.nextInt(KINDS.length)];
    long at = address(random);
    long size = size(random);
    int protect = PROTECTIONS[random.nextInt(PROTECTIONS.length)];
    int width = WIDTHS[random.nextInt(WIDTHS.length)];
    long value = random.nextLong() >>> 64 - 8 * width;
    int flags =
        switch (kind) {
          case VirtualAlloc -> TYPES[random.nextInt(TYPES.length)];
          case VirtualFree -> new int[] {0x4000, 0x4000, 0x8000, 0xC000}[random.nextInt(4)];
          case GetWriteWatch -> random.nextInt(3);
          default -> 0;
        };
    if (kind == Kind.VirtualFree && random.nextBoolean()) {
      return new ModelCall(kind, at & -0x1_0000L, 0, flags, 0, 0, 0);
    } else if (kind == Kind.GetWriteWatch) {
      return new ModelCall(kind, at, size, flags, 0, 0, random.nextInt(5));
    }
    return new ModelCall(kind, at, size, flags, protect, width, value);
  }

  private static long address(UniformRandomProvider random) {
    long address = ARENA + random.nextInt(ARENA_PAGES) * 4096L;
    if (random.nextInt(16) == 0) {
      // Below 64 KiB, and around the shared page at 0x7FFE0000.
      address = random.nextBoolean() ? 0x7FFD_0000L : 0;
      address += random.nextInt(48) * 4096L;
    }
    return switch (random.nextInt(6)) {
      case 0 -> address + random.nextInt(4096);
      case 1 -> address + 4096 - 1 - random.nextInt(7);
      case 2 -> address & -0x1_0000L;
      default -> address;
    };
  }

  private static long size(UniformRandomProvider random) {
    return switch (random.nextInt(8)) {
      case 0 -> random.nextInt(3);
      case 1, 2 -> 1 + random.nextInt(20 * 4096);
      default -> (1 + random.nextInt(6)) * 4096L;
    };
  }

  /** The index of the first call that the two answer differently, or -1. */
  static int firstDifference(List<ModelCall> calls, Supplier<RealCalls> real) {
    NaiveWin32 naive = new NaiveWin32();
    RealCalls tested = real.get();
    for (int i = 0; i < calls.size(); i++) {
      if (!naive.answer(calls.get(i)).equals(tested.answer(calls.get(i)))) {
        return i;
      }
    }
    return -1;
  }

  /** A part of a failing sequence that still fails, and of which every call is needed. */
  static List<ModelCall> shrink(List<ModelCall> failing, Supplier<RealCalls> real) {
    return Shrinking.shrink(failing, calls -> firstDifference(calls, real));
  }

  /** The sequence as a file of one conformance case, with the naive model's answers. */
  static String conformanceCase(String name, List<ModelCall> calls) {
    NaiveWin32 naive = new NaiveWin32();
    List<String> steps = new ArrayList<>();
    for (ModelCall call : calls) {
      Map<String, Object> expect = naive.answer(call);
      steps.add("  " + call.step(expect));
    }
    return """
        {"format": "vm-conformance/1", "theme": "model", "cases": [
         {"name": "%s", "about": "shrunk", "authority": "windows-docs", "steps": [
        %s]}]}
        """
        .formatted(name, String.join(",\n", steps));
  }
}
