package org.faultline.memory.address;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pages of every user part that the system keeps for itself: the shared page, which all
 * processes may read, and the last 64 KiB, which nobody can use. No call changes them, and a
 * process stores nothing for them. Source: docs/win32.md, "The system's own pages".
 */
final class SystemPages {
  /** The address of the shared page: the same with every layout. */
  static final long SHARED_ADDRESS = 0x7FFE_0000L;

  /** The number of the shared page. */
  static final long SHARED_PAGE = SHARED_ADDRESS >>> AddressLayout.PAGE_SHIFT;

  /** What an entry of the shared page would be: always valid, and to be read only. */
  static final long SHARED_ENTRY =
      Pte.COMMITTED | Pte.VALID | Protection.toBits(Protection.PAGE_READONLY);

  private final List<MemoryBasicInformation> runs;

  SystemPages(AddressLayout layout) {
    long highest = layout.highestVadAddress() + 1;
    long end = layout.highestUserAddress() + 1;
    MemoryBasicInformation shared =
        new MemoryBasicInformation(
            SHARED_ADDRESS,
            SHARED_ADDRESS,
            Protection.PAGE_READONLY,
            AddressLayout.PAGE_SIZE,
            AllocationType.MEM_COMMIT,
            Protection.PAGE_READONLY,
            AllocationType.MEM_PRIVATE);
    runs =
        SHARED_ADDRESS == highest
            ? List.of(
                shared,
                reserved(highest + AddressLayout.PAGE_SIZE, highest, Protection.PAGE_READONLY, end))
            : List.of(shared, reserved(highest, highest, Protection.PAGE_NOACCESS, end));
  }

  private static MemoryBasicInformation reserved(
      long first, long base, int allocationProtect, long end) {
    return new MemoryBasicInformation(
        first,
        base,
        allocationProtect,
        end - first,
        AllocationType.MEM_RESERVE,
        Protection.PAGE_NOACCESS,
        AllocationType.MEM_PRIVATE);
  }

  /** The run that begins at {@code page}, as VirtualQuery reports it; none for another page. */
  @Nullable MemoryBasicInformation query(long page) {
    long address = page << AddressLayout.PAGE_SHIFT;
    for (MemoryBasicInformation run : runs) {
      long left = run.baseAddress() + run.regionSize() - address;
      if (address >= run.baseAddress() && left > 0) {
        return new MemoryBasicInformation(
            address,
            run.allocationBase(),
            run.allocationProtect(),
            left,
            run.state(),
            run.protect(),
            run.type());
      }
    }
    return null;
  }

  /** The first of these pages above {@code page}, or the end of the user part. */
  long after(long page) {
    for (MemoryBasicInformation run : runs) {
      if (run.baseAddress() >>> AddressLayout.PAGE_SHIFT > page) {
        return run.baseAddress() >>> AddressLayout.PAGE_SHIFT;
      }
    }
    MemoryBasicInformation last = runs.get(runs.size() - 1);
    return last.baseAddress() + last.regionSize() >>> AddressLayout.PAGE_SHIFT;
  }
}
