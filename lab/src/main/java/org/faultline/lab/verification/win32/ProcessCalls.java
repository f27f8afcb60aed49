package org.faultline.lab.verification.win32;

import org.faultline.lab.verification.win32.ConformanceCall.Lifecycle;

/** Reads calls that end and begin processes. */
final class ProcessCalls {
  private ProcessCalls() {}

  static ConformanceCall exit(StepFields step) {
    if (step.process() != CaseProcess.B) {
      throw step.fields().wrong("ExitProcess needs 'process': 'b', since a lives to the end");
    }
    return Lifecycle.END;
  }

  static ConformanceCall child(StepFields step) {
    VectorFields fields = step.fields();
    CaseProcess child = fields.read("child", CaseProcess::parse);
    if (step.process() != CaseProcess.A || child != CaseProcess.B) {
      throw fields.wrong("CreateProcess can only make b a child of a");
    }
    if (!fields.truth("inheritHandles", false)) {
      throw fields.wrong("'inheritHandles' must be true");
    }
    return Lifecycle.START_CHILD;
  }
}
