package org.faultline.lab.cli.shell;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.faultline.memory.address.WriteWatch;
import org.faultline.workload.program.CreateFile;
import org.faultline.workload.program.Win32Flags;

/** The constants that an argument of a call is made of. */
enum CallConstants {
  ALLOCATION(Win32Flags.ALLOCATION.bits()),
  ALLOCATION_2(Win32Flags.ALLOCATION_2.bits()),
  PROTECTION(Win32Flags.PROTECTION.bits()),
  FREE(Win32Flags.FREE.bits()),
  UNMAP(Win32Flags.UNMAP.bits()),
  WATCH(Map.of("WRITE_WATCH_FLAG_RESET", WriteWatch.WRITE_WATCH_FLAG_RESET)),
  SECTION(Win32Flags.SECTION.bits()),
  VIEW(Win32Flags.VIEW_ACCESS.bits()),
  FILE(Win32Flags.FILE_ACCESS.bits()),
  DISPOSITION(CreateFile.dispositions()),
  TRUTH(Map.of("NULL", 0, "FALSE", 0, "TRUE", 1)),
  DUPLICATE(Map.of("DUPLICATE_CLOSE_SOURCE", 1, "DUPLICATE_SAME_ACCESS", 2));

  /** In the place of a file's handle: no file. */
  static final String NO_FILE = "INVALID_HANDLE_VALUE";

  private final Map<String, Integer> bits;

  CallConstants(Map<String, Integer> bits) {
    this.bits = bits;
  }

  /** Their values by name. */
  Map<String, Integer> bits() {
    return bits;
  }

  /** The names of all constants that an argument can have. */
  static Set<String> names() {
    Map<String, Integer> all = new TreeMap<>();
    for (CallConstants constants : values()) {
      all.putAll(constants.bits);
    }
    all.put(NO_FILE, 0);
    return all.keySet();
  }
}
