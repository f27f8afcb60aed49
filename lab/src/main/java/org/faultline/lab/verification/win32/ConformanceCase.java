package org.faultline.lab.verification.win32;

import java.util.List;
import java.util.Set;

/**
 * Calls that fresh processes make in turn, each with the answer to give.
 *
 * @param tags what an implementation must assume for the case to apply to it
 * @param files what exists when it begins
 */
record ConformanceCase(
    String name, Set<CaseTag> tags, List<CaseFile> files, List<ConformanceStep> steps) {

  /** Whether there is more than one process. */
  boolean hasTwoProcesses() {
    return steps.stream().anyMatch(ConformanceStep::concernsB);
  }
}
