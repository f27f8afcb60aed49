package org.faultline.lab.verification.win32;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call of a case.
 *
 * @param process who makes it
 * @param bind the name for what it returns; absent for none
 * @param anyOf the answers of which one must be given
 * @param expect the same as the file says it, for the report
 */
record ConformanceStep(
    CaseProcess process,
    ConformanceCall call,
    @Nullable Binding bind,
    List<Expectation> anyOf,
    JsonNode expect) {

  /** Whether process b must be there. */
  boolean concernsB() {
    return process == CaseProcess.B
        || call instanceof ConformanceCall.Lifecycle
        || bind != null && bind.kind() == Binding.Kind.HANDLE_OF_OTHER;
  }
}
