package org.faultline.lab.results.tally;

import org.faultline.lab.results.number.Pages;
import org.faultline.lab.results.summary.PhysicalMemory;
import org.faultline.memory.server.ManagerReport;
import org.faultline.memory.windows.FrameCounts;
import org.faultline.memory.windows.WindowsCounts;
import org.faultline.memory.windows.WindowsIdentities;
import org.faultline.memory.windows.WindowsReport;
import org.faultline.memory.windows.WindowsSample;

/** Physical memory with page lists in a summary, at the end of the run. */
final class ListSection {
  private ListSection() {}

  static PhysicalMemory of(ManagerReport manager) {
    WindowsSample lists = WindowsSample.of(manager.last());
    WindowsIdentities.Walk walk = WindowsCounts.of(manager.counts()).walk();
    FrameCounts counts = lists.counts();
    return new PhysicalMemory(
        Pages.bytes(manager.frames().all()),
        Pages.bytes(walk.frames().activePages()),
        Pages.bytes(walk.frames().activeTables()),
        Pages.bytes(counts.modified()),
        Pages.bytes(counts.allStandby()),
        Pages.bytes(counts.transition()),
        Pages.bytes(counts.zeroed()),
        Pages.bytes(counts.free()),
        Pages.bytes(counts.system()),
        Pages.bytes(walk.frames().lockedPages()),
        Pages.bytes(counts.available()),
        Pages.bytes(lists.residentAvailable()),
        UseCounts.of(WindowsReport.of(manager).use()),
        UseCounts.priorities(manager),
        Pages.bytes(lists.zeroedWhileIdle()));
  }
}
