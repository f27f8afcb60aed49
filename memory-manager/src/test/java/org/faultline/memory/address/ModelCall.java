package org.faultline.memory.address;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * One call or access of a random sequence. Fields that a call does not have are 0.
 *
 * @param value what to write, or the capacity of GetWriteWatch
 * @param flags the type of an allocation or a release, or the flags of GetWriteWatch
 */
record ModelCall(
    Kind kind, long address, long size, int flags, int protect, int width, long value) {

  enum Kind {
    VirtualAlloc,
    VirtualFree,
    VirtualProtect,
    VirtualQuery,
    VirtualLock,
    VirtualUnlock,
    Read,
    Write,
    Execute,
    GetWriteWatch,
    ResetWriteWatch
  }

  /** How calls end, by the names that conformance cases have for it. */
  static Map<String, Object> ended(Win32Error error) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("ok", error == Win32Error.ERROR_SUCCESS);
    if (error != Win32Error.ERROR_SUCCESS) {
      answer.put("error", error.name());
    }
    return answer;
  }

  /** A success that gives an address, a protection, a value or pages. */
  static Map<String, Object> gave(String field, Object value) {
    Map<String, Object> answer = ended(Win32Error.ERROR_SUCCESS);
    answer.put(field, value);
    return answer;
  }

  static Map<String, Object> fault(String exception, Access access, long address) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("fault", exception);
    answer.put("access", access.name().toLowerCase(Locale.ROOT));
    answer.put("address", address);
    return answer;
  }

  static Map<String, Object> run(MemoryBasicInformation run) {
    Map<String, Object> answer = gave("state", Constant.memory(run.state()));
    answer.put("protect", Constant.protection(run.protect()));
    answer.put("type", run.type() == 0 ? "0" : "MEM_PRIVATE");
    answer.put("baseAddress", run.baseAddress());
    answer.put("allocationBase", run.allocationBase());
    answer.put("allocationProtect", Constant.protection(run.allocationProtect()));
    answer.put("regionSize", run.regionSize());
    return answer;
  }

  /** The call as a step of a conformance case, with its answer. */
  String step(Map<String, Object> expect) {
    Map<String, Object> step = new LinkedHashMap<>();
    step.put("call", kind.name());
    step.put("address", address);
    switch (kind) {
      case VirtualAlloc -> {
        step.put("size", size);
        step.put("type", Constant.list(Constant.memory(flags)));
        step.put("protect", Constant.protection(protect));
      }
      case VirtualFree -> {
        step.put("size", size);
        step.put("freeType", Constant.list(Constant.memory(flags)));
      }
      case VirtualProtect -> {
        step.put("size", size);
        step.put("protect", Constant.protection(protect));
      }
      case VirtualLock, VirtualUnlock, ResetWriteWatch -> step.put("size", size);
      case GetWriteWatch -> {
        step.put("size", size);
        step.put("count", (int) value);
        step.put("flags", Long.toString(flags));
      }
      case Read -> step.put("width", width);
      case Write -> {
        step.put("value", value);
        step.put("width", width);
      }
      case VirtualQuery, Execute -> {}
    }
    step.put("expect", expect);
    return json(step);
  }

  private static String json(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> '"' + entry.getKey().toString() + "\": " + json(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    } else if (value instanceof List<?> list) {
      return list.stream().map(ModelCall::json).collect(Collectors.joining(", ", "[", "]"));
    } else if (value instanceof Long number) {
      return "\"0x" + Long.toHexString(number) + '"';
    }
    return value instanceof String text ? '"' + text + '"' : value.toString();
  }

  /** The names of bits. */
  private static final class Constant {
    private static final String[] PROTECTIONS = {
      "PAGE_NOACCESS",
      "PAGE_READONLY",
      "PAGE_READWRITE",
      "PAGE_WRITECOPY",
      "PAGE_EXECUTE",
      "PAGE_EXECUTE_READ",
      "PAGE_EXECUTE_READWRITE",
      "PAGE_EXECUTE_WRITECOPY",
      "PAGE_GUARD",
      "PAGE_NOCACHE",
      "PAGE_WRITECOMBINE"
    };
    private static final Map<Integer, String> MEMORY =
        Map.of(
            0x1000, "MEM_COMMIT",
            0x2000, "MEM_RESERVE",
            0x4000, "MEM_DECOMMIT",
            0x8000, "MEM_RELEASE",
            0x1_0000, "MEM_FREE",
            0x8_0000, "MEM_RESET",
            0x10_0000, "MEM_TOP_DOWN",
            0x20_0000, "MEM_WRITE_WATCH",
            0x40_0000, "MEM_PHYSICAL",
            0x2000_0000, "MEM_LARGE_PAGES");

    static String protection(int bits) {
      String names = names(bits, bit -> PROTECTIONS[Integer.numberOfTrailingZeros(bit)]);
      return names.isEmpty() ? "0" : names;
    }

    static String memory(int bits) {
      return names(bits, bit -> MEMORY.getOrDefault(bit, "0x" + Integer.toHexString(bit)));
    }

    static List<String> list(String joined) {
      return joined.isEmpty() ? List.of() : Arrays.asList(joined.split("\\|", -1));
    }

    private static String names(int bits, IntFunction<String> name) {
      StringBuilder names = new StringBuilder();
      for (int left = bits; left != 0; left &= left - 1) {
        names.append(names.isEmpty() ? "" : "|").append(name.apply(Integer.lowestOneBit(left)));
      }
      return names.toString();
    }
  }
}
