package org.faultline.actors.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.faultline.memory.server.RunReport;

/**
 * What processes did to their pages and the MemoryManager has not heard of yet, in order. Of frames
 * that a process leases only its last report counts: the others are part of it.
 */
public final class PendingReports {
  private static final int NONE = -1;

  private List<RunReport> reports = new ArrayList<>();
  // Where the report of a process about its lease stands, by its id.
  private final int[] leased;

  /** No reports, of processes 1 to {@code processes}. */
  public PendingReports(int processes) {
    leased = new int[processes + 1];
    Arrays.fill(leased, NONE);
  }

  /** Adds a report. */
  public void add(RunReport report) {
    int process = report.process();
    if (report.lease() == null) {
      reports.add(report);
    } else if (leased[process] == NONE) {
      leased[process] = reports.size();
      reports.add(report);
    } else {
      reports.set(leased[process], report);
    }
  }

  /** Takes them. */
  public List<RunReport> take() {
    if (reports.isEmpty()) {
      return List.of();
    }
    List<RunReport> taken = reports;
    for (RunReport report : taken) {
      leased[report.process()] = NONE;
    }
    reports = new ArrayList<>(2);
    return taken;
  }
}
