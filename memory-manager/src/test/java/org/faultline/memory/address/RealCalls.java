package org.faultline.memory.address;

import static org.faultline.memory.address.ModelCall.ended;
import static org.faultline.memory.address.ModelCall.gave;

import java.util.HashMap;
import java.util.Map;

/** The calls made on an {@link AddressSpace} whose requests are all granted. */
class RealCalls {
  private final Granted calls = new Granted(AddressLayout.BITS_64, true);
  private final Map<Long, byte[]> bytes = new HashMap<>();
  private int frame;

  Map<String, Object> answer(ModelCall call) {
    AddressSpace space = calls.space;
    long at = call.address();
    long size = call.size();
    switch (call.kind()) {
      case VirtualAlloc:
        Win32Result allocated = grant(planAlloc(space, call));
        return allocated.isSuccess()
            ? gave("address", allocated.value())
            : ended(allocated.error());
      case VirtualFree:
        return ended(grant(space.planFree(at, size, call.flags())).error());
      case VirtualProtect:
        Win32Result old = grant(space.planProtect(at, size, call.protect()));
        return old.isSuccess() ? gave("oldProtect", name((int) old.value())) : ended(old.error());
      case VirtualQuery:
        return ModelCall.run(calls.query(at));
      case VirtualLock:
        return ended(grant(space.planLock(at, size)).error());
      case VirtualUnlock:
        return ended(grant(space.planUnlock(at, size)).error());
      case Read:
        return access(call, Access.READ);
      case Write:
        return access(call, Access.WRITE);
      case Execute:
        return access(call, Access.EXECUTE);
      case GetWriteWatch:
        WriteWatch.Written written = space.getWriteWatch(at, size, call.value(), call.flags());
        return written.error() == Win32Error.ERROR_SUCCESS
            ? gave("pages", written.addresses())
            : ended(written.error());
      default:
        return ended(space.resetWriteWatch(at, size).error());
    }
  }

  /** Where a test plants a defect. */
  CallPlan planAlloc(AddressSpace space, ModelCall call) {
    return space.planAlloc(call.address(), call.size(), call.flags(), call.protect());
  }

  private static Object name(int protect) {
    return ModelCall.run(new MemoryBasicInformation(0, 0, 0, 0, 0, protect, 0)).get("protect");
  }

  private Win32Result grant(CallPlan plan) {
    if (plan instanceof CallPlan.Ready ready) {
      MemoryWork work = ready.work();
      for (PageRange range : work.locks().bringIn()) {
        for (long page = range.first(); page <= range.last(); page++) {
          calls.space.map(page, frame++, false);
        }
      }
      work.contents().discard().forEach(this::discard);
      for (PageRange range : work.workingSet().trim()) {
        for (long page = range.first(); page <= range.last(); page++) {
          calls.space.unmap(page);
        }
      }
    }
    return calls.call(plan);
  }

  private void discard(PageRange range) {
    bytes.keySet().removeIf(page -> page >= range.first() && page <= range.last());
  }

  private Map<String, Object> access(ModelCall call, Access access) {
    int width = Math.max(1, call.width());
    DataAccess.Stop stop = DataAccess.check(calls.space, call.address(), width, access);
    while (stop != null && stop.reason() == Resolution.FAULT) {
      calls.space.map(stop.page(), frame++, false);
      stop = DataAccess.check(calls.space, call.address(), width, access);
    }
    if (stop != null) {
      String exception =
          stop.reason() == Resolution.GUARD
              ? "STATUS_GUARD_PAGE_VIOLATION"
              : "EXCEPTION_ACCESS_VIOLATION";
      return ModelCall.fault(exception, access, stop.address());
    }
    long value = 0;
    for (int i = 0; i < width; i++) {
      long page = (call.address() + i) / 4096;
      calls.space.resolve(page, access);
      byte[] content = bytes.computeIfAbsent(page, p -> new byte[4096]);
      int offset = (int) ((call.address() + i) % 4096);
      if (access == Access.WRITE) {
        content[offset] = (byte) (call.value() >>> 8 * i);
      }
      value |= (content[offset] & 0xFFL) << 8 * i;
    }
    return access == Access.READ ? gave("value", value) : ended(Win32Error.ERROR_SUCCESS);
  }
}
