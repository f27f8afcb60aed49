package org.faultline.lab.verification.win32;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.faultline.memory.address.Access;
import org.faultline.memory.address.MemoryBasicInformation;
import org.faultline.memory.address.Win32Error;
import org.faultline.workload.program.Bytes;
import org.faultline.workload.program.CallInformation;
import org.faultline.workload.program.CallResult;
import org.faultline.workload.program.Demand;
import org.faultline.workload.program.SystemCall;
import org.jspecify.annotations.Nullable;

/**
 * What a call gave, by the names that the format has for it: truth values, texts, numbers ({@code
 * Long}) and lists of numbers.
 */
record CallAnswer(Map<String, Object> fields) {
  /** The answer of a call that gives nothing. */
  static final CallAnswer OK = new CallAnswer(Map.of("ok", true));

  private static final Map<String, Flags> CONSTANTS = new TreeMap<>();

  static {
    CONSTANTS.put("oldProtect", Flags.PROTECTION);
    CONSTANTS.put("protect", Flags.PROTECTION);
    CONSTANTS.put("allocationProtect", Flags.PROTECTION);
    CONSTANTS.put("state", Flags.MEMORY);
    CONSTANTS.put("type", Flags.TYPE);
  }

  /** The answer of the system to {@code demand}. */
  static CallAnswer of(Demand demand, CallResult result) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("ok", result.succeeded());
    if (result.fault() != null) {
      fields.put("fault", result.fault().exception().name());
      fields.put("access", name(result.fault().access()));
      fields.put("address", result.fault().address());
    } else if (result.error() != Win32Error.ERROR_SUCCESS) {
      fields.put("error", result.error().name());
    } else if (demand instanceof Demand.Data data) {
      if (data.access() == Access.READ) {
        fields.put("value", Bytes.number(data.data()));
      }
    } else if (demand instanceof Demand.Call call) {
      put(fields, call.call(), result);
    }
    return new CallAnswer(fields);
  }

  private static void put(Map<String, Object> fields, SystemCall call, CallResult result) {
    switch (call.kind()) {
      case VIRTUAL_ALLOC, VIRTUAL_ALLOC_2, MAP_VIEW_OF_FILE, MAP_VIEW_OF_FILE_3 ->
          fields.put("address", result.value());
      case VIRTUAL_PROTECT -> fields.put("oldProtect", result.value());
      case GET_FILE_SIZE -> fields.put("size", result.value());
      default -> found(fields, result.information());
    }
  }

  private static void found(Map<String, Object> fields, @Nullable CallInformation information) {
    if (information instanceof CallInformation.Run run) {
      MemoryBasicInformation found = run.basic();
      fields.put("state", (long) found.state());
      fields.put("protect", (long) found.protect());
      fields.put("type", (long) found.type());
      fields.put("baseAddress", found.baseAddress());
      fields.put("allocationBase", found.allocationBase());
      fields.put("allocationProtect", (long) found.allocationProtect());
      fields.put("regionSize", found.regionSize());
    } else if (information instanceof CallInformation.WrittenPages written) {
      fields.put("pages", written.pages());
      fields.put("granularity", (long) written.granularity());
    } else if (information instanceof CallInformation.SectionOpened opened) {
      fields.put("existed", opened.existed());
    } else if (information instanceof CallInformation.BytesRead read) {
      fields.put("value", Bytes.number(read.bytes()));
      fields.put("read", (long) read.bytes().length);
    } else if (information instanceof CallInformation.WorkingSetEntry entry) {
      fields.put("valid", entry.valid() ? 1L : 0L);
      fields.put("shared", entry.shared() ? 1L : 0L);
      fields.put("shareCount", (long) entry.shareCount());
    }
  }

  /** The access as the format calls it. */
  static String name(Access access) {
    return access.name().toLowerCase(Locale.ROOT);
  }

  /** The answer as the format writes it. */
  Map<String, Object> written() {
    Map<String, Object> written = new LinkedHashMap<>();
    fields.forEach((name, value) -> written.put(name, written(name, value)));
    return written;
  }

  private static Object written(String name, Object value) {
    if (value instanceof Long number) {
      return CONSTANTS.containsKey(name)
          ? CONSTANTS.get(name).format(number.intValue())
          : Numeral.format(number);
    }
    return value instanceof List<?> numbers
        ? numbers.stream().map(n -> Numeral.format((Long) n)).collect(Collectors.toList())
        : value;
  }
}
