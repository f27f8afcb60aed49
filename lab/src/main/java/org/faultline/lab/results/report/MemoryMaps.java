package org.faultline.lab.results.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.faultline.actors.result.ProcessResult;
import org.faultline.actors.result.RunResult;
import org.faultline.memory.address.AddressUse;
import org.faultline.memory.server.ManagerReport;
import org.faultline.memory.windows.FrameState;
import org.faultline.memory.windows.PageUse;
import org.faultline.memory.windows.WindowsReport;

/**
 * The memory of each process that runs at the end: what its address space is made of and how much
 * of that is in memory (WINDOWS-VM.md 10.6), and on which lists its pages are (10.5).
 *
 * <p>The address space is the process's own account, the rest the MemoryManager's. Page tables lie
 * outside the address space; the total is without what is free.
 */
final class MemoryMaps {
  /** Of more processes only so many, those with the lowest ids, are described. */
  static final int MOST_PROCESSES = 64;

  private static final int CELLS = 8;
  private static final String[] KEYS = {
    "sizeBytes",
    "committedBytes",
    "privateBytes",
    "totalWsBytes",
    "privateWsBytes",
    "lockedWsBytes",
    "blocks",
    "largestBytes"
  };
  private static final int BLOCKS = 6;

  private final PageUse use;
  private final ManagerReport manager;

  private MemoryMaps(ManagerReport manager) {
    this.manager = manager;
    this.use = manager.detail() instanceof WindowsReport lists ? lists.use() : null;
  }

  static void describe(ObjectNode node, RunResult result) {
    List<ProcessResult> running =
        result.processes().stream()
            .filter(process -> !process.ended() && process.startedAtNanos() >= 0)
            .toList();
    int listed = Math.min(MOST_PROCESSES, running.size());
    node.put("running", running.size());
    node.put("listed", listed);
    MemoryMaps maps = new MemoryMaps(result.manager());
    ArrayNode array = node.putArray("processes");
    running.subList(0, listed).forEach(process -> maps.process(array.addObject(), process));
  }

  private void process(ObjectNode node, ProcessResult process) {
    int id = process.report().identity().id();
    node.put("id", id);
    node.put("name", process.report().identity().name());
    ObjectNode lists = node.putObject("lists");
    for (FrameState state :
        List.of(
            FrameState.ACTIVE, FrameState.STANDBY, FrameState.MODIFIED, FrameState.TRANSITION)) {
      lists.put(Tally.camel(state.name()) + "Bytes", Tally.bytes(use.pages(id, state)));
    }
    long tables = 0;
    for (FrameState state : FrameState.values()) {
      tables += use.tables(id, state);
    }
    lists.put("pageTableBytes", Tally.bytes(tables));
    types(node.putArray("types"), process.report().addressUse(), id);
  }

  private void types(ArrayNode rows, AddressUse space, int id) {
    long active = use.pages(id, FrameState.ACTIVE);
    long locked = manager.lockedPages()[id - 1];
    AddressUse.Blocks data = space.privateData();
    long[] dataRow = {
      data.pages(),
      space.committedPages(),
      space.committedPages(),
      active,
      active,
      locked,
      data.blocks(),
      data.largest()
    };
    long charged = space.chargedTablePages();
    long tables = use.tables(id, FrameState.ACTIVE);
    long[] tableRow = {charged, charged, charged, tables, tables, 0, charged, Math.min(1, charged)};
    long[] unusable = unbacked(space.unusable());
    long[] total = new long[CELLS];
    for (int i = 0; i < CELLS; i++) {
      total[i] = dataRow[i] + tableRow[i] + unusable[i];
    }
    total[CELLS - 1] = Math.max(dataRow[CELLS - 1], unusable[CELLS - 1]);
    write(rows.addObject(), "Private Data", dataRow);
    write(rows.addObject(), "Page Table", tableRow);
    write(rows.addObject(), "Unusable", unusable);
    write(rows.addObject(), "Free", unbacked(space.free()));
    write(rows.addObject(), "Total", total);
  }

  private static long[] unbacked(AddressUse.Blocks blocks) {
    return new long[] {blocks.pages(), 0, 0, 0, 0, 0, blocks.blocks(), blocks.largest()};
  }

  private static void write(ObjectNode node, String type, long[] cells) {
    node.put("type", type);
    for (int i = 0; i < CELLS; i++) {
      node.put(KEYS[i], i == BLOCKS ? cells[i] : Tally.bytes(cells[i]));
    }
  }
}
