package org.faultline.lab.results.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.faultline.actors.memory.ManagerReport;
import org.faultline.memory.windows.FrameCounts;

/** Physical memory with page lists in a summary, at the end of the run. */
final class ListSection {
  private ListSection() {}

  static void describe(ObjectNode node, ManagerReport manager) {
    FrameCounts counts = manager.last().lists().counts();
    node.put("totalBytes", Tally.bytes(manager.frames()));
    node.put("activeBytes", Tally.bytes(manager.walk().activePages()));
    node.put("pageTableBytes", Tally.bytes(manager.walk().activeTables()));
    node.put("modifiedBytes", Tally.bytes(counts.modified()));
    node.put("standbyBytes", Tally.bytes(counts.allStandby()));
    node.put("transitionBytes", Tally.bytes(counts.transition()));
    node.put("zeroedBytes", Tally.bytes(counts.zeroed()));
    node.put("freeBytes", Tally.bytes(counts.free()));
    node.put("systemBytes", Tally.bytes(counts.system()));
    node.put("lockedBytes", Tally.bytes(manager.walk().locked()));
    node.put("availableBytes", Tally.bytes(counts.available()));
    node.put("residentAvailableBytes", Tally.bytes(manager.last().lists().residentAvailable()));
    UseCounts.describe(node.putArray("useCounts"), manager.use());
    UseCounts.priorities(node.putArray("priorities"), manager);
    node.put("zeroedWhileIdleBytes", Tally.bytes(manager.last().lists().zeroedWhileIdle()));
  }
}
