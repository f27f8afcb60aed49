package org.faultline.lab.verification.win32;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.faultline.memory.section.SectionConstants;
import org.faultline.workload.binding.Nearest;
import org.faultline.workload.program.Win32Flags;

/** Win32 constants by name, and how cases write several of them. */
final class Flags {
  /** Types of VirtualAlloc and VirtualFree, legal or not, and states of VirtualQuery. */
  static final Flags MEMORY =
      new Flags(Win32Flags.ALLOCATION, Win32Flags.FREE, Win32Flags.STATE)
          .with("MEM_REPLACE_PLACEHOLDER", 0x4000)
          .with("MEM_RESERVE_PLACEHOLDER", 0x4_0000)
          .with("MEM_COALESCE_PLACEHOLDERS", 0x1)
          .with("MEM_PRESERVE_PLACEHOLDER", 0x2);

  /** The types that VirtualQuery reports. */
  static final Flags TYPE = new Flags(Win32Flags.TYPE);

  /** Page protections. */
  static final Flags PROTECTION = new Flags(Win32Flags.PROTECTION);

  /** Protections of sections, and their attributes. */
  static final Flags SECTION =
      new Flags(Win32Flags.PROTECTION)
          .with("SEC_IMAGE", SectionConstants.SEC_IMAGE)
          .with("SEC_IMAGE_NO_EXECUTE", SectionConstants.SEC_IMAGE_NO_EXECUTE)
          .with("SEC_RESERVE", SectionConstants.SEC_RESERVE)
          .with("SEC_COMMIT", SectionConstants.SEC_COMMIT)
          .with("SEC_NOCACHE", SectionConstants.SEC_NOCACHE)
          .with("SEC_WRITECOMBINE", SectionConstants.SEC_WRITECOMBINE)
          .with("SEC_LARGE_PAGES", SectionConstants.SEC_LARGE_PAGES);

  /** Access to views, and rights of the handles of sections. */
  static final Flags VIEW =
      new Flags()
          .with("FILE_MAP_COPY", SectionConstants.FILE_MAP_COPY)
          .with("FILE_MAP_WRITE", SectionConstants.FILE_MAP_WRITE)
          .with("FILE_MAP_READ", SectionConstants.FILE_MAP_READ)
          .with("FILE_MAP_EXECUTE", SectionConstants.FILE_MAP_EXECUTE)
          .with("FILE_MAP_ALL_ACCESS", SectionConstants.FILE_MAP_ALL_ACCESS);

  /** Access to files. */
  static final Flags FILE =
      new Flags()
          .with("GENERIC_READ", SectionConstants.GENERIC_READ)
          .with("GENERIC_WRITE", SectionConstants.GENERIC_WRITE)
          .with("GENERIC_EXECUTE", SectionConstants.GENERIC_EXECUTE);

  private final Map<String, Integer> bits = new TreeMap<>();

  private Flags(Win32Flags... known) {
    for (Win32Flags flags : known) {
      bits.putAll(flags.bits());
    }
  }

  private Flags with(String name, int bit) {
    bits.put(name, bit);
    return this;
  }

  /**
   * The bits of one constant, or of a raw number.
   *
   * @throws IllegalArgumentException where it is neither; the message continues the sentence "it
   *     ..."
   */
  int one(String name) {
    if (!name.isEmpty() && Character.isDigit(name.charAt(0))) {
      long raw = Numeral.parse(name);
      if (raw >>> Integer.SIZE != 0) {
        throw new IllegalArgumentException("has '" + name + "', which needs more than 32 bits");
      }
      return (int) raw;
    }
    Integer bit = bits.get(name);
    if (bit == null) {
      throw new IllegalArgumentException(
          "has the unknown constant '" + name + "'" + Nearest.hint(name, bits.keySet()));
    }
    return bit;
  }

  /** The bits of constants joined by {@code |}; {@code 0} for none. */
  int joined(String names) {
    int all = 0;
    for (String name : names.split("\\|", -1)) {
      all |= one(name.strip());
    }
    return all;
  }

  /** The names of the bits, joined by {@code |}; what has no name as a number, 0 for no bit. */
  String format(int value) {
    List<String> names = new ArrayList<>();
    int left = value;
    for (Map.Entry<String, Integer> bit : bits.entrySet()) {
      if ((left & bit.getValue()) != 0) {
        names.add(bit.getKey());
        left &= ~bit.getValue();
      }
    }
    if (left != 0) {
      names.add(Numeral.format(Integer.toUnsignedLong(left)));
    }
    return names.isEmpty() ? "0" : String.join("|", names);
  }
}
