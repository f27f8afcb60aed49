package org.faultline.workload.program;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.faultline.memory.section.SectionConstants;

/** Named bits of a Win32 parameter, written as names joined by {@code |}. */
public final class Win32Flags {
  /** The types of VirtualAlloc (docs/windows.md W201). */
  public static final Win32Flags ALLOCATION =
      new Win32Flags()
          .with("MEM_COMMIT", 0x1000)
          .with("MEM_RESERVE", 0x2000)
          .with("MEM_RESET", 0x8_0000)
          .with("MEM_RESET_UNDO", 0x100_0000)
          .with("MEM_TOP_DOWN", 0x10_0000)
          .with("MEM_WRITE_WATCH", 0x20_0000)
          .with("MEM_PHYSICAL", 0x40_0000)
          .with("MEM_LARGE_PAGES", 0x2000_0000);

  /** The types of VirtualAlloc2 and MapViewOfFile3. */
  public static final Win32Flags ALLOCATION_2 =
      new Win32Flags()
          .with("MEM_RESERVE_PLACEHOLDER", 0x4_0000)
          .with("MEM_REPLACE_PLACEHOLDER", 0x4000)
          .with(ALLOCATION);

  /** The types of VirtualFree (docs/windows.md W301 and W302). */
  public static final Win32Flags FREE =
      new Win32Flags()
          .with("MEM_DECOMMIT", 0x4000)
          .with("MEM_RELEASE", 0x8000)
          .with("MEM_PRESERVE_PLACEHOLDER", 0x2)
          .with("MEM_COALESCE_PLACEHOLDERS", 0x1);

  /** The flags of UnmapViewOfFileEx. */
  public static final Win32Flags UNMAP =
      new Win32Flags()
          .with("MEM_UNMAP_WITH_TRANSIENT_BOOST", 0x1)
          .with("MEM_PRESERVE_PLACEHOLDER", 0x2);

  private static final Win32Flags BASES =
      new Win32Flags()
          .with("PAGE_NOACCESS", 0x01)
          .with("PAGE_READONLY", 0x02)
          .with("PAGE_READWRITE", 0x04)
          .with("PAGE_WRITECOPY", 0x08)
          .with("PAGE_EXECUTE", 0x10)
          .with("PAGE_EXECUTE_READ", 0x20)
          .with("PAGE_EXECUTE_READWRITE", 0x40)
          .with("PAGE_EXECUTE_WRITECOPY", 0x80);

  /** Page protections and their modifiers (docs/windows.md W401). */
  public static final Win32Flags PROTECTION =
      new Win32Flags()
          .with(BASES)
          .with("PAGE_GUARD", 0x100)
          .with("PAGE_NOCACHE", 0x200)
          .with("PAGE_WRITECOMBINE", 0x400)
          .with("PAGE_TARGETS_INVALID", 0x4000_0000)
          .with("PAGE_TARGETS_NO_UPDATE", 0x4000_0000);

  /** The protections and attributes of CreateFileMapping. */
  public static final Win32Flags SECTION =
      new Win32Flags()
          .with(BASES)
          .with("SEC_IMAGE_NO_EXECUTE", SectionConstants.SEC_IMAGE_NO_EXECUTE)
          .with("SEC_IMAGE", SectionConstants.SEC_IMAGE)
          .with("SEC_RESERVE", SectionConstants.SEC_RESERVE)
          .with("SEC_COMMIT", SectionConstants.SEC_COMMIT)
          .with("SEC_NOCACHE", SectionConstants.SEC_NOCACHE)
          .with("SEC_WRITECOMBINE", SectionConstants.SEC_WRITECOMBINE)
          .with("SEC_LARGE_PAGES", SectionConstants.SEC_LARGE_PAGES);

  /** Access to a view, and the rights of a section's handle. */
  public static final Win32Flags VIEW_ACCESS =
      new Win32Flags()
          .with("FILE_MAP_ALL_ACCESS", SectionConstants.FILE_MAP_ALL_ACCESS)
          .with("FILE_MAP_READ", SectionConstants.FILE_MAP_READ)
          .with("FILE_MAP_WRITE", SectionConstants.FILE_MAP_WRITE)
          .with("FILE_MAP_COPY", SectionConstants.FILE_MAP_COPY)
          .with("FILE_MAP_EXECUTE", SectionConstants.FILE_MAP_EXECUTE);

  /** Access to a file. */
  public static final Win32Flags FILE_ACCESS =
      new Win32Flags()
          .with("GENERIC_READ", SectionConstants.GENERIC_READ)
          .with("GENERIC_WRITE", SectionConstants.GENERIC_WRITE)
          .with("GENERIC_EXECUTE", SectionConstants.GENERIC_EXECUTE);

  /** The states that VirtualQuery reports (docs/windows.md W307). */
  public static final Win32Flags STATE =
      new Win32Flags()
          .with("MEM_COMMIT", 0x1000)
          .with("MEM_RESERVE", 0x2000)
          .with("MEM_FREE", 0x1_0000);

  /** The types that VirtualQuery reports (docs/windows.md W307). */
  public static final Win32Flags TYPE =
      new Win32Flags()
          .with("MEM_PRIVATE", 0x2_0000)
          .with("MEM_MAPPED", 0x4_0000)
          .with("MEM_IMAGE", 0x100_0000);

  private final Map<String, Integer> bits = new LinkedHashMap<>();

  private Win32Flags() {}

  private Win32Flags with(String name, int bit) {
    bits.put(name, bit);
    return this;
  }

  private Win32Flags with(Win32Flags others) {
    bits.putAll(others.bits);
    return this;
  }

  /** The bits by name, in the order of the documentation. */
  public Map<String, Integer> bits() {
    return new LinkedHashMap<>(bits);
  }

  /** The names of the bits, then what has no name as a hexadecimal number. */
  public String format(int value) {
    StringJoiner names = new StringJoiner(" | ");
    int left = value;
    for (Map.Entry<String, Integer> bit : bits.entrySet()) {
      if ((left & bit.getValue()) == bit.getValue()) {
        names.add(bit.getKey());
        left &= ~bit.getValue();
      }
    }
    if (left != 0 || value == 0) {
      names.add("0x" + Integer.toHexString(left));
    }
    return names.toString();
  }
}
