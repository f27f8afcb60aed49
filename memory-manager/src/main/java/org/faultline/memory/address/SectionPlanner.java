package org.faultline.memory.address;

import static org.faultline.memory.section.SectionConstants.SEC_COMMIT;
import static org.faultline.memory.section.SectionConstants.SEC_IMAGE;
import static org.faultline.memory.section.SectionConstants.SEC_IMAGE_NO_EXECUTE;
import static org.faultline.memory.section.SectionConstants.SEC_LARGE_PAGES;
import static org.faultline.memory.section.SectionConstants.SEC_NOCACHE;
import static org.faultline.memory.section.SectionConstants.SEC_RESERVE;
import static org.faultline.memory.section.SectionConstants.SEC_WRITECOMBINE;

import org.faultline.memory.address.CallPlan.Refused;
import org.faultline.memory.section.SectionWork;
import org.jspecify.annotations.Nullable;

/** What CreateFileMapping checks of its arguments alone: docs/windows.md W1301 and W1302. */
final class SectionPlanner {
  private static final int ATTRIBUTES =
      SEC_IMAGE | SEC_RESERVE | SEC_COMMIT | SEC_NOCACHE | SEC_WRITECOMBINE | SEC_LARGE_PAGES;
  private static final int CACHE = SEC_NOCACHE | SEC_WRITECOMBINE;

  /** From this size on the entries of a reserved section do not fit in the system's pool. */
  private static final long TOO_MANY_ENTRIES_BYTES = 8L << 40;

  /** From this size on no section has an entry for each page. */
  private static final long TOO_BIG_BYTES = 128L << 40;

  private final CallPlanner calls;
  private final AddressLayout layout;

  SectionPlanner(CallPlanner calls, AddressLayout layout) {
    this.calls = calls;
    this.layout = layout;
  }

  CallPlan plan(
      long file, int protectAndAttributes, long bytes, @Nullable String name, boolean inherit) {
    int attributes = protectAndAttributes & ATTRIBUTES;
    int protect = protectAndAttributes & ~ATTRIBUTES;
    Win32Error refused = refusal(file != 0, protect, attributes, bytes);
    if (refused != null) {
      return new Refused(refused);
    }
    SectionWork work =
        new SectionWork.CreateSection(file, protect, attributes, bytes, name, inherit);
    return calls.ready(0, MemoryWork.NONE.and(work), () -> {});
  }

  private @Nullable Win32Error refusal(boolean file, int protect, int attributes, long bytes) {
    if (!isProtection(protect) || !isLegal(protect, attributes, file) || !file && bytes == 0) {
      return Win32Error.ERROR_INVALID_PARAMETER;
    }
    if ((attributes & SEC_LARGE_PAGES) != 0) {
      return refuseLargePages(bytes);
    }
    if (!file && (attributes & SEC_IMAGE) != 0) {
      return Win32Error.ERROR_BAD_EXE_FORMAT;
    }
    if (bytes < 0) {
      return Win32Error.ERROR_NOT_ENOUGH_MEMORY;
    }
    return file ? null : refuseSize(attributes, bytes);
  }

  private static boolean isProtection(int protect) {
    return switch (protect) {
      case Protection.PAGE_READONLY,
          Protection.PAGE_READWRITE,
          Protection.PAGE_WRITECOPY,
          Protection.PAGE_EXECUTE_READ,
          Protection.PAGE_EXECUTE_READWRITE,
          Protection.PAGE_EXECUTE_WRITECOPY ->
          true;
      default -> false;
    };
  }

  private static boolean isLegal(int protect, int attributes, boolean file) {
    if ((attributes & SEC_IMAGE) != 0) {
      return attributes == SEC_IMAGE
          || attributes == SEC_IMAGE_NO_EXECUTE && protect == Protection.PAGE_READONLY;
    }
    boolean commit = (attributes & SEC_COMMIT) != 0;
    boolean reserve = (attributes & SEC_RESERVE) != 0;
    if (commit && reserve || (attributes & CACHE) == CACHE) {
      return false;
    }
    return ((attributes & CACHE) == 0 || commit || reserve)
        && ((attributes & SEC_LARGE_PAGES) == 0 || commit && !file);
  }

  /** Large pages are not modelled: memory never has enough that are contiguous. */
  private Win32Error refuseLargePages(long bytes) {
    if (!calls.limits().holds(Privilege.LOCK_MEMORY)) {
      return Win32Error.ERROR_PRIVILEGE_NOT_HELD;
    }
    return bytes % layout.largePageMinimum() != 0
        ? Win32Error.ERROR_INVALID_PARAMETER
        : Win32Error.ERROR_NO_SYSTEM_RESOURCES;
  }

  private static @Nullable Win32Error refuseSize(int attributes, long bytes) {
    if ((attributes & SEC_RESERVE) == 0) {
      return bytes >= TOO_BIG_BYTES ? Win32Error.ERROR_COMMITMENT_LIMIT : null;
    }
    if (bytes >= TOO_BIG_BYTES) {
      return Win32Error.ERROR_NOT_ENOUGH_MEMORY;
    }
    return bytes >= TOO_MANY_ENTRIES_BYTES ? Win32Error.ERROR_NO_SYSTEM_RESOURCES : null;
  }
}
