package org.faultline.memory.address;

import org.faultline.memory.address.CallPlan.Refused;
import org.faultline.memory.section.SectionInfo;

/** VirtualAlloc2, MapViewOfFile3 and UnmapViewOfFileEx: docs/windows.md W1314. */
final class PlaceholderPlanner {
  private final AddressSpace space;

  PlaceholderPlanner(AddressSpace space, PageStates pages) {
    this.space = space;
  }

  CallPlan planAlloc(long address, long bytes, int type, int protect) {
    return space.planAlloc(address, bytes, type, protect);
  }

  CallPlan planMap(
      SectionInfo section,
      long handle,
      int rights,
      long address,
      long offset,
      long bytes,
      int type,
      int protect) {
    return new Refused(Win32Error.ERROR_INVALID_PARAMETER);
  }

  CallPlan planUnmap(long address, int flags) {
    return flags == 0
        ? space.planUnmapView(address)
        : new Refused(Win32Error.ERROR_INVALID_PARAMETER);
  }
}
