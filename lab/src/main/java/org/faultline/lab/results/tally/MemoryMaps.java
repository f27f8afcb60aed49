package org.faultline.lab.results.tally;

import java.util.List;
import java.util.function.ToLongFunction;
import org.faultline.actors.result.ProcessResult;
import org.faultline.actors.result.RunResult;
import org.faultline.lab.results.number.Pages;
import org.faultline.lab.results.summary.MemoryMapsSummary;
import org.faultline.lab.results.summary.MemoryMapsSummary.Lists;
import org.faultline.lab.results.summary.MemoryMapsSummary.ProcessMap;
import org.faultline.lab.results.summary.MemoryMapsSummary.TypeRow;
import org.faultline.memory.address.AddressUse;
import org.faultline.memory.server.ManagerReport;
import org.faultline.memory.windows.FrameState;
import org.faultline.memory.windows.PageUse;
import org.faultline.memory.windows.WindowsReport;
import org.jspecify.annotations.Nullable;

/**
 * The memory of each process that runs at the end: what its address space is made of and how much
 * of that is in memory (docs/windows.md W1007), and on which lists its pages are (W1006).
 *
 * <p>The address space is the process's own account, the rest the MemoryManager's. Page tables lie
 * outside the address space; the total is without what is free.
 */
final class MemoryMaps {
  /** Of more processes only so many, those with the lowest ids, are described. */
  static final int MOST_PROCESSES = 64;

  private final PageUse use;
  private final ManagerReport manager;

  private MemoryMaps(ManagerReport manager, PageUse use) {
    this.manager = manager;
    this.use = use;
  }

  /** Those of a run whose memory has page lists; absent for others. */
  static @Nullable MemoryMapsSummary of(RunResult result) {
    if (!(result.manager().detail() instanceof WindowsReport windows)) {
      return null;
    }
    List<ProcessResult> running =
        result.processes().stream()
            .filter(process -> !process.ended() && process.startedAtNanos() >= 0)
            .toList();
    int listed = Math.min(MOST_PROCESSES, running.size());
    MemoryMaps maps = new MemoryMaps(result.manager(), windows.use());
    return new MemoryMapsSummary(
        running.size(), listed, running.subList(0, listed).stream().map(maps::process).toList());
  }

  private ProcessMap process(ProcessResult process) {
    int id = process.report().identity().id();
    return new ProcessMap(
        id,
        process.report().identity().name(),
        lists(id),
        types(process.report().addressUse(), id));
  }

  private Lists lists(int id) {
    long tables = 0;
    for (FrameState state : FrameState.values()) {
      tables += use.tables(id, state);
    }
    return new Lists(
        Pages.bytes(use.pages(id, FrameState.ACTIVE)),
        Pages.bytes(use.pages(id, FrameState.STANDBY)),
        Pages.bytes(use.pages(id, FrameState.MODIFIED)),
        Pages.bytes(use.pages(id, FrameState.TRANSITION)),
        Pages.bytes(tables));
  }

  private List<TypeRow> types(AddressUse space, int id) {
    TypeRow data = data(space, id);
    TypeRow tables = tables(space, id);
    TypeRow unusable = unbacked("Unusable", space.unusable());
    return List.of(
        data, tables, unusable, unbacked("Free", space.free()), total(data, tables, unusable));
  }

  private TypeRow data(AddressUse space, int id) {
    AddressUse.Blocks blocks = space.privateData();
    long committedBytes = Pages.bytes(space.committedPages());
    long activeBytes = Pages.bytes(use.pages(id, FrameState.ACTIVE));
    return new TypeRow(
        "Private Data",
        Pages.bytes(blocks.pages()),
        committedBytes,
        committedBytes,
        activeBytes,
        activeBytes,
        Pages.bytes(manager.lockedPages()[id - 1]),
        blocks.blocks(),
        Pages.bytes(blocks.largest()));
  }

  private TypeRow tables(AddressUse space, int id) {
    long charged = space.chargedTablePages();
    long chargedBytes = Pages.bytes(charged);
    long activeBytes = Pages.bytes(use.tables(id, FrameState.ACTIVE));
    return new TypeRow(
        "Page Table",
        chargedBytes,
        chargedBytes,
        chargedBytes,
        activeBytes,
        activeBytes,
        0,
        charged,
        Pages.bytes(Math.min(1, charged)));
  }

  private static TypeRow unbacked(String type, AddressUse.Blocks blocks) {
    return new TypeRow(
        type,
        Pages.bytes(blocks.pages()),
        0,
        0,
        0,
        0,
        0,
        blocks.blocks(),
        Pages.bytes(blocks.largest()));
  }

  /** Page tables lie outside the address space: the largest block is none of theirs. */
  private static TypeRow total(TypeRow data, TypeRow tables, TypeRow unusable) {
    List<TypeRow> all = List.of(data, tables, unusable);
    return new TypeRow(
        "Total",
        sum(all, TypeRow::sizeBytes),
        sum(all, TypeRow::committedBytes),
        sum(all, TypeRow::privateBytes),
        sum(all, TypeRow::totalWsBytes),
        sum(all, TypeRow::privateWsBytes),
        sum(all, TypeRow::lockedWsBytes),
        sum(all, TypeRow::blocks),
        Math.max(data.largestBytes(), unusable.largestBytes()));
  }

  private static long sum(List<TypeRow> rows, ToLongFunction<TypeRow> of) {
    return rows.stream().mapToLong(of).sum();
  }
}
