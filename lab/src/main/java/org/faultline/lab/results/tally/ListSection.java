package org.faultline.lab.results.tally;

import org.faultline.lab.results.number.Pages;
import org.faultline.lab.results.summary.PhysicalMemory;
import org.faultline.memory.server.ManagerReport;
import org.faultline.memory.windows.FrameCounts;
import org.faultline.memory.windows.WindowsIdentities;

/** Physical memory with page lists in a summary, at the end of the run. */
final class ListSection {
  private ListSection() {}

  static PhysicalMemory of(ManagerReport manager, WindowsAtEnd lists) {
    WindowsIdentities.Walk walk = lists.counts().walk();
    FrameCounts counts = lists.sample().counts();
    return new PhysicalMemory(
        Pages.bytes(manager.frames().all()),
        Pages.bytes(
            walk.frames().activePages()
                - walk.sections().shareCounts()
                + walk.sections().sharedFrames()),
        Pages.bytes(walk.frames().activeTables()),
        Pages.bytes(counts.modified()),
        Pages.bytes(counts.allStandby()),
        Pages.bytes(counts.transition()),
        Pages.bytes(counts.zeroed()),
        Pages.bytes(counts.free()),
        Pages.bytes(counts.system()),
        Pages.bytes(walk.frames().lockedPages()),
        Pages.bytes(counts.available()),
        Pages.bytes(lists.sample().residentAvailable()),
        UseCounts.of(lists),
        UseCounts.priorities(lists),
        Pages.bytes(lists.sample().zeroedWhileIdle()));
  }
}
