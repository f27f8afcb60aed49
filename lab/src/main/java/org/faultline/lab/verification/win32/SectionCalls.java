package org.faultline.lab.verification.win32;

import org.faultline.memory.section.SectionWork;
import org.faultline.workload.program.SystemCall;

/** Reads calls on sections, their views and their handles. */
final class SectionCalls {
  private SectionCalls() {}

  static ConformanceCall create(StepFields step) {
    HandleExpression file = step.handle("file");
    int protect = step.flags("protect", Flags.SECTION);
    long size = step.number("size");
    String name = step.textOrNone("name");
    boolean inherit = step.fields().truth("inherit", false);
    return ConformanceCall.of(
        b ->
            new SystemCall.CreateFileMapping(
                file.resolve(b), protect, size, name == null ? null : b.global(name), inherit));
  }

  static ConformanceCall open(StepFields step) {
    int access = step.flags("access", Flags.VIEW);
    String name = step.text("name");
    return ConformanceCall.of(b -> new SystemCall.OpenFileMapping(access, b.global(name), false));
  }

  static ConformanceCall map(StepFields step) {
    HandleExpression section = step.handle("handle");
    int access = step.flags("access", Flags.VIEW);
    long offset = step.number("offset");
    long size = step.number("size");
    Address at = step.address();
    return ConformanceCall.of(
        b -> new SystemCall.MapViewOfFile(section.resolve(b), access, offset, size, at.resolve(b)));
  }

  static ConformanceCall unmap(StepFields step) {
    Address at = step.address();
    return ConformanceCall.of(b -> new SystemCall.UnmapViewOfFile(at.resolve(b)));
  }

  static ConformanceCall flush(StepFields step) {
    Address at = step.address();
    long size = step.number("size");
    return ConformanceCall.of(b -> new SystemCall.FlushViewOfFile(at.resolve(b), size));
  }

  static ConformanceCall close(StepFields step) {
    HandleExpression handle = step.handle("handle");
    return ConformanceCall.of(b -> new SystemCall.CloseHandle(handle.resolve(b)));
  }

  static ConformanceCall duplicate(StepFields step) {
    HandleExpression handle = step.handle("handle");
    boolean same = !step.fields().has("access");
    int access = same ? SectionWork.SAME_ACCESS : step.flags("access", Flags.VIEW);
    boolean closeSource = step.fields().truth("closeSource", false);
    // It is the name that tells that there is another process.
    step.text("bind");
    return ConformanceCall.of(
        b ->
            new SystemCall.DuplicateHandle(
                handle.resolve(b), b.otherProcess(), access, false, closeSource));
  }

  static ConformanceCall workingSet(StepFields step) {
    Address at = step.address();
    return ConformanceCall.of(b -> new SystemCall.QueryWorkingSetEx(at.resolve(b)));
  }

  static ConformanceCall alloc2(StepFields step) {
    Address at = step.address();
    long size = step.number("size");
    int type = step.flags("type", Flags.MEMORY);
    int protect = step.flags("protect", Flags.PROTECTION);
    return ConformanceCall.of(
        b -> new SystemCall.VirtualAlloc2(at.resolve(b), size, type, protect));
  }

  static ConformanceCall map3(StepFields step) {
    HandleExpression section = step.handle("handle");
    Address at = step.address();
    long offset = step.number("offset");
    long size = step.number("size");
    int type = step.flags("type", Flags.MEMORY);
    int protect = step.flags("protect", Flags.PROTECTION);
    return ConformanceCall.of(
        b ->
            new SystemCall.MapViewOfFile3(
                section.resolve(b), at.resolve(b), offset, size, type, protect));
  }

  static ConformanceCall unmapEx(StepFields step) {
    Address at = step.address();
    int flags = step.flags("flags", Flags.MEMORY);
    return ConformanceCall.of(b -> new SystemCall.UnmapViewOfFileEx(at.resolve(b), flags));
  }
}
