package org.faultline.memory.address;

import java.util.ArrayList;
import java.util.List;

/** An address space whose plans are all granted, with what was granted. */
final class Granted {
  static final int READ_WRITE = Protection.PAGE_READWRITE;
  static final int RESERVE = AllocationType.MEM_RESERVE;
  static final int COMMIT = AllocationType.MEM_COMMIT;
  static final int BOTH = RESERVE | COMMIT;
  static final long BASE = 0x3000_0000L;
  static final long PAGE = AddressLayout.PAGE_SIZE;
  static final long FIRST = BASE / PAGE;

  final AddressSpace space;
  final List<MemoryWork> granted = new ArrayList<>();
  long charged;

  Granted(AddressLayout layout, boolean chargePageTables) {
    space = new AddressSpace(layout, true, chargePageTables);
  }

  Granted() {
    this(AddressLayout.BITS_32, true);
  }

  Win32Result call(CallPlan plan) {
    if (!(plan instanceof CallPlan.Ready ready)) {
      return plan.result();
    }
    granted.add(ready.work());
    charged += ready.chargePages();
    return space.apply(ready);
  }

  Win32Result alloc(long address, long size, int type, int protect) {
    return call(space.planAlloc(address, size, type, protect));
  }

  /** Reserves and commits so many pages from {@link #BASE} on, read-write. */
  Granted committed(long pages) {
    Win32Result result = alloc(BASE, pages * PAGE, BOTH, READ_WRITE);
    if (!result.isSuccess()) {
      throw new AssertionError("no set-up: " + result);
    }
    return this;
  }

  Win32Result free(long address, long size, int type) {
    return call(space.planFree(address, size, type));
  }

  Win32Result protect(long address, long size, int protect) {
    return call(space.planProtect(address, size, protect));
  }

  Win32Result lock(long address, long size) {
    return call(space.planLock(address, size));
  }

  Win32Result unlock(long address, long size) {
    return call(space.planUnlock(address, size));
  }

  MemoryBasicInformation query(long address) {
    return space.query(address).orElseThrow();
  }

  /** State and size in pages of the run at this address. */
  List<Long> run(long address) {
    MemoryBasicInformation run = query(address);
    return List.of((long) run.state(), run.regionSize() / PAGE);
  }
}
