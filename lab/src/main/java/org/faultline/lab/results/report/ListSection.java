package org.faultline.lab.results.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.faultline.memory.server.ManagerReport;
import org.faultline.memory.windows.FrameCounts;
import org.faultline.memory.windows.WindowsCounts;
import org.faultline.memory.windows.WindowsIdentities;
import org.faultline.memory.windows.WindowsReport;
import org.faultline.memory.windows.WindowsSample;

/** Physical memory with page lists in a summary, at the end of the run. */
final class ListSection {
  private ListSection() {}

  static void describe(ObjectNode node, ManagerReport manager) {
    WindowsSample sample = WindowsSample.of(manager.last());
    FrameCounts counts = sample.counts();
    WindowsIdentities.Walk walk = WindowsCounts.of(manager.counts()).walk();
    node.put("totalBytes", Tally.bytes(manager.frames()));
    node.put("activeBytes", Tally.bytes(walk.activePages()));
    node.put("pageTableBytes", Tally.bytes(walk.activeTables()));
    node.put("modifiedBytes", Tally.bytes(counts.modified()));
    node.put("standbyBytes", Tally.bytes(counts.allStandby()));
    node.put("transitionBytes", Tally.bytes(counts.transition()));
    node.put("zeroedBytes", Tally.bytes(counts.zeroed()));
    node.put("freeBytes", Tally.bytes(counts.free()));
    node.put("systemBytes", Tally.bytes(counts.system()));
    node.put("lockedBytes", Tally.bytes(walk.locked()));
    node.put("availableBytes", Tally.bytes(counts.available()));
    node.put("residentAvailableBytes", Tally.bytes(sample.residentAvailable()));
    UseCounts.describe(node.putArray("useCounts"), WindowsReport.of(manager).use());
    UseCounts.priorities(node.putArray("priorities"), manager);
    node.put("zeroedWhileIdleBytes", Tally.bytes(sample.zeroedWhileIdle()));
  }
}
