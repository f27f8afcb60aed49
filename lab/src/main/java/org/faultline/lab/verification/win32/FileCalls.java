package org.faultline.lab.verification.win32;

import org.faultline.memory.section.SectionConstants;
import org.faultline.workload.program.Bytes;
import org.faultline.workload.program.SystemCall;

/** Reads calls on files. */
final class FileCalls {
  private FileCalls() {}

  static ConformanceCall create(StepFields step) {
    String name = step.text("name");
    int access = step.flags("access", Flags.FILE);
    return ConformanceCall.of(
        b ->
            new SystemCall.CreateFile(
                b.global(name), access, SectionConstants.OPEN_EXISTING, false));
  }

  static ConformanceCall read(StepFields step) {
    HandleExpression file = step.handle("handle");
    long offset = step.number("offset");
    int width = step.width();
    return ConformanceCall.of(b -> new SystemCall.ReadFile(file.resolve(b), offset, width));
  }

  static ConformanceCall write(StepFields step) {
    HandleExpression file = step.handle("handle");
    long offset = step.number("offset");
    Bytes bytes = Bytes.number(step.number("value"), step.width());
    return ConformanceCall.of(b -> new SystemCall.WriteFile(file.resolve(b), offset, bytes.copy()));
  }

  static ConformanceCall setEnd(StepFields step) {
    HandleExpression file = step.handle("handle");
    long size = step.number("size");
    return ConformanceCall.of(b -> new SystemCall.SetEndOfFile(file.resolve(b), size));
  }

  static ConformanceCall size(StepFields step) {
    HandleExpression file = step.handle("handle");
    return ConformanceCall.of(b -> new SystemCall.GetFileSize(file.resolve(b)));
  }
}
