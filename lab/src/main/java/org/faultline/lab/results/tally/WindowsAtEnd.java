package org.faultline.lab.results.tally;

import org.faultline.memory.server.ManagerReport;
import org.faultline.memory.windows.WindowsCounts;
import org.faultline.memory.windows.WindowsReport;
import org.faultline.memory.windows.WindowsSample;
import org.jspecify.annotations.Nullable;

/**
 * What only memory with page lists tells of the end of a run.
 *
 * @param sample what it counted
 * @param counts what a walk over it found
 * @param report what each frame is used for, and what was repurposed
 */
record WindowsAtEnd(WindowsSample sample, WindowsCounts counts, WindowsReport report) {

  /** Those of {@code manager}; absent where memory has no page lists. */
  static @Nullable WindowsAtEnd of(ManagerReport manager) {
    WindowsSample sample = WindowsSample.of(manager.last());
    WindowsCounts counts = WindowsCounts.of(manager.counts());
    WindowsReport report = WindowsReport.of(manager);
    return sample == null || counts == null || report == null
        ? null
        : new WindowsAtEnd(sample, counts, report);
  }
}
