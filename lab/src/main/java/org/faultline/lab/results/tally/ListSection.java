package org.faultline.lab.results.tally;

import org.faultline.actors.memory.ManagerReport;
import org.faultline.actors.memory.MemorySample;
import org.faultline.lab.results.number.Pages;
import org.faultline.lab.results.summary.PhysicalMemory;
import org.faultline.memory.windows.ListCounts;

/** Physical memory with page lists in a summary, at the end of the run. */
final class ListSection {
  private ListSection() {}

  static PhysicalMemory of(ManagerReport manager) {
    MemorySample.Lists lists = manager.last().lists();
    ListCounts counts = lists.counts();
    return new PhysicalMemory(
        Pages.bytes(manager.frames()),
        Pages.bytes(manager.walk().activePages()),
        Pages.bytes(manager.walk().activeTables()),
        Pages.bytes(counts.modified()),
        Pages.bytes(counts.allStandby()),
        Pages.bytes(counts.transition()),
        Pages.bytes(counts.zeroed()),
        Pages.bytes(counts.free()),
        Pages.bytes(counts.system()),
        Pages.bytes(manager.walk().locked()),
        Pages.bytes(counts.available()),
        Pages.bytes(lists.residentAvailable()),
        UseCounts.of(manager.use()),
        UseCounts.priorities(manager),
        Pages.bytes(lists.zeroedWhileIdle()));
  }
}
