package org.faultline.workload.strace;

import java.util.Map;
import java.util.Objects;

/**
 * Named bits of an argument as strace prints them: names joined by {@code |}, a number, or a number
 * with its names in a comment.
 */
enum LinuxFlags {
  PROTECTION(Map.of("PROT_READ", 1, "PROT_WRITE", 2, "PROT_EXEC", 4)),
  MAPPING(Map.of("MAP_LOCKED", 0x2000, "MAP_POPULATE", 0x8000, "MAP_HUGETLB", 0x4_0000)),
  REMAPPING(Map.of("MREMAP_MAYMOVE", 1, "MREMAP_FIXED", 2, "MREMAP_DONTUNMAP", 4)),
  LOCKING(Map.of("MCL_CURRENT", 1, "MCL_FUTURE", 2, "MCL_ONFAULT", 4)),
  CLONING(Map.of("CLONE_VM", 0x100));

  private final Map<String, Integer> bits;

  LinuxFlags(Map<String, Integer> bits) {
    this.bits = bits;
  }

  /** Whether {@code argument} sets the bit {@code name}, which is one of these. */
  boolean has(String argument, String name) {
    int bit = Objects.requireNonNull(bits.get(name), name);
    long number = 0;
    for (String part : argument.split("\\|")) {
      if (part.equals(name)) {
        return true;
      }
      number |= StraceParser.isNumber(part) ? StraceParser.number(part) : 0;
    }
    return (number & bit) != 0;
  }
}
