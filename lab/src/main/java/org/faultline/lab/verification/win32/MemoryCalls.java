package org.faultline.lab.verification.win32;

import java.util.Locale;
import org.faultline.memory.address.Access;
import org.faultline.workload.program.Bytes;
import org.faultline.workload.program.SystemCall;

/** Reads calls on memory that may be private, and accesses. */
final class MemoryCalls {
  private MemoryCalls() {}

  static ConformanceCall alloc(StepFields step) {
    Address at = step.address();
    long size = step.number("size");
    int type = step.flags("type", Flags.MEMORY);
    int protect = step.flags("protect", Flags.PROTECTION);
    return ConformanceCall.of(b -> new SystemCall.VirtualAlloc(at.resolve(b), size, type, protect));
  }

  static ConformanceCall free(StepFields step) {
    Address at = step.address();
    long size = step.number("size");
    int type = step.flags("freeType", Flags.MEMORY);
    return ConformanceCall.of(b -> new SystemCall.VirtualFree(at.resolve(b), size, type));
  }

  static ConformanceCall protect(StepFields step) {
    Address at = step.address();
    long size = step.number("size");
    int protect = step.flags("protect", Flags.PROTECTION);
    boolean given = oldProtectGiven(step.fields());
    return ConformanceCall.of(
        b -> new SystemCall.VirtualProtect(at.resolve(b), size, protect, given));
  }

  private static boolean oldProtectGiven(VectorFields step) {
    if (!step.has("oldProtectPointer")) {
      return true;
    }
    String pointer = step.node("oldProtectPointer").asText("");
    if (!pointer.toUpperCase(Locale.ROOT).equals("NULL")) {
      throw step.wrong("'oldProtectPointer' is '" + pointer + "', but can only be 'NULL'");
    }
    return false;
  }

  static ConformanceCall query(StepFields step) {
    Address at = step.address();
    return ConformanceCall.of(b -> new SystemCall.VirtualQuery(at.resolve(b)));
  }

  static ConformanceCall lock(StepFields step) {
    Address at = step.address();
    long size = step.number("size");
    return ConformanceCall.of(b -> new SystemCall.VirtualLock(at.resolve(b), size));
  }

  static ConformanceCall unlock(StepFields step) {
    Address at = step.address();
    long size = step.number("size");
    return ConformanceCall.of(b -> new SystemCall.VirtualUnlock(at.resolve(b), size));
  }

  static ConformanceCall writeWatch(StepFields step) {
    Address at = step.address();
    long size = step.number("size");
    long count = step.number("count");
    int flags = step.fields().truth("reset", false) ? 1 : 0;
    int all = step.fields().has("flags") ? flags | (int) step.number("flags") : flags;
    return ConformanceCall.of(b -> new SystemCall.GetWriteWatch(at.resolve(b), size, count, all));
  }

  static ConformanceCall resetWriteWatch(StepFields step) {
    Address at = step.address();
    long size = step.number("size");
    return ConformanceCall.of(b -> new SystemCall.ResetWriteWatch(at.resolve(b), size));
  }

  static ConformanceCall read(StepFields step) {
    return ConformanceCall.load(step.address(), step.width(), Access.READ);
  }

  static ConformanceCall write(StepFields step) {
    return ConformanceCall.store(step.address(), Bytes.number(step.number("value"), step.width()));
  }

  static ConformanceCall execute(StepFields step) {
    return ConformanceCall.load(step.address(), 1, Access.EXECUTE);
  }
}
