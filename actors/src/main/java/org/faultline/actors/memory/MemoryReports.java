package org.faultline.actors.memory;

import java.util.ArrayList;
import java.util.List;
import org.faultline.actors.event.Chain;
import org.faultline.memory.physical.FramePool;
import org.faultline.memory.physical.PhysicalMemory;
import org.faultline.memory.physical.ProcessMemory;

/** Draws up what the MemoryManager tells of its state. */
final class MemoryReports {
  private MemoryReports() {}

  static MemorySample sample(
      long time,
      PhysicalMemory memory,
      List<FramePool> pools,
      ProcessMemory[] processes,
      PagingJournal journal) {
    int count = processes.length - 1;
    long[][] counters = new long[count][];
    int[] resident = new int[count];
    long[] committed = new long[count];
    long tables = 0;
    long locked = 0;
    for (int id = 1; id <= count; id++) {
      counters[id - 1] = journal.counters(id);
      ProcessMemory process = processes[id];
      if (process != null) {
        resident[id - 1] = process.residentPages();
        committed[id - 1] = process.committedPages();
        tables += process.tablePages();
        locked += process.lockedPages();
      }
    }
    return new MemorySample(
        time,
        counters,
        resident,
        committed,
        pools.stream().mapToLong(FramePool::free).sum(),
        tables,
        locked,
        memory.commit().charged(),
        memory.commit().limit(),
        memory.pagefile().used(),
        memory.pagefile().sizePages());
  }

  static ManagerReport report(
      MemorySample last,
      PhysicalMemory memory,
      List<FramePool> pools,
      ProcessMemory[] processes,
      PagingJournal journal,
      ServiceDesk.Report desk) {
    int count = processes.length - 1;
    int[] peaks = new int[count];
    List<Chain.Value> chains = new ArrayList<>(count);
    for (int id = 1; id <= count; id++) {
      peaks[id - 1] = processes[id] == null ? 0 : processes[id].peakResidentPages();
      chains.add(journal.chain(id));
    }
    return new ManagerReport(
        last,
        memory.count(),
        desk,
        peaks,
        memory.frames(),
        pools.stream().mapToLong(FramePool::count).sum(),
        memory.commit().peak(),
        memory.commit().growths(),
        memory.pagefile().peakUsed(),
        chains);
  }
}
