package org.faultline.lab.results.tally;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.faultline.actors.result.ProcessResult;
import org.faultline.actors.result.RunResult;
import org.faultline.lab.results.number.Pages;
import org.faultline.lab.results.summary.Absent;
import org.faultline.lab.results.summary.MemoryMapsSummary;
import org.faultline.lab.results.summary.MemoryMapsSummary.Lists;
import org.faultline.lab.results.summary.MemoryMapsSummary.ProcessMap;
import org.faultline.lab.results.summary.MemoryMapsSummary.TypeRow;
import org.faultline.memory.address.AddressUse;
import org.faultline.memory.server.ManagerReport;
import org.faultline.memory.windows.FrameState;
import org.faultline.memory.windows.MappedPages;
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

  private static final String PAGE_TABLE = "Page Table";

  private final ManagerReport manager;
  private final WindowsReport lists;
  private final PageUse use;
  private final boolean sharing;

  private MemoryMaps(ManagerReport manager, WindowsAtEnd atEnd) {
    this.manager = manager;
    lists = atEnd.report();
    use = lists.use();
    sharing = atEnd.sample().sharing().sections();
  }

  /** Those of a run whose memory has page lists; absent for others. */
  static @Nullable MemoryMapsSummary of(RunResult result) {
    WindowsAtEnd atEnd = WindowsAtEnd.of(result.manager());
    if (atEnd == null) {
      return null;
    }
    List<ProcessResult> running =
        result.processes().stream()
            .filter(process -> !process.ended() && process.startedAtNanos() >= 0)
            .toList();
    int listed = Math.min(MOST_PROCESSES, running.size());
    MemoryMaps maps = new MemoryMaps(result.manager(), atEnd);
    return new MemoryMapsSummary(
        running.size(), listed, running.subList(0, listed).stream().map(maps::process).toList());
  }

  private ProcessMap process(ProcessResult process) {
    int id = process.report().identity().id();
    return new ProcessMap(
        id,
        process.report().identity().name(),
        lists(id),
        types(process.report().addresses().use(), id));
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
    List<TypeRow> rows = new ArrayList<>();
    if (sharing) {
      MappedPages mapped = lists.mapped().get(id - 1);
      rows.add(views("Mapped File", space.mappedFile(), mapped.mappedFile()));
      rows.add(views("Shareable", space.shareable(), mapped.shareable()));
    }
    rows.add(data(space, id));
    rows.add(tables(space, id));
    rows.add(unbacked("Unusable", space.unusable()));
    TypeRow total = total(rows);
    rows.add(unbacked("Free", space.free()));
    rows.add(total);
    return rows;
  }

  /** Private are the pages that the process is charged for, as copies that it has or may make. */
  private TypeRow views(String type, AddressUse.Mapped space, MappedPages.Kind pages) {
    return row(
        type,
        space.blocks(),
        new Memory(
            pages.committedPages(),
            space.chargedPages(),
            pages.workingSetPages(),
            pages.privatePages(),
            pages.shareablePages(),
            pages.sharedPages(),
            pages.lockedPages()));
  }

  private TypeRow data(AddressUse space, int id) {
    MappedPages mapped = lists.mapped().get(id - 1);
    long committed =
        space.committedPages()
            - space.shareable().chargedPages()
            - space.mappedFile().chargedPages();
    long active =
        use.pages(id, FrameState.ACTIVE)
            - mapped.shareable().privatePages()
            - mapped.mappedFile().privatePages();
    long locked =
        manager.processes().lockedPages()[id - 1]
            - mapped.shareable().lockedPages()
            - mapped.mappedFile().lockedPages();
    return row("Private Data", space.privateData(), Memory.ofProcess(committed, active, locked));
  }

  /** Page tables lie outside the address space. */
  private TypeRow tables(AddressUse space, int id) {
    long charged = space.chargedTablePages();
    return row(
        PAGE_TABLE,
        new AddressUse.Blocks(charged, charged, Math.min(1, charged)),
        Memory.ofProcess(charged, use.tables(id, FrameState.ACTIVE), 0));
  }

  private TypeRow unbacked(String type, AddressUse.Blocks blocks) {
    return row(type, blocks, Memory.ofProcess(0, 0, 0));
  }

  /** What is committed of a type, and in memory, in pages. */
  private record Memory(
      long committed,
      long ownCommitted,
      long workingSet,
      long ownWorkingSet,
      long shareable,
      long shared,
      long locked) {
    /** All of it the process's own. */
    private static Memory ofProcess(long committed, long workingSet, long locked) {
      return new Memory(committed, committed, workingSet, workingSet, 0, 0, locked);
    }
  }

  private TypeRow row(String type, AddressUse.Blocks blocks, Memory memory) {
    return new TypeRow(
        type,
        Pages.bytes(blocks.pages()),
        Pages.bytes(memory.committed()),
        Pages.bytes(memory.ownCommitted()),
        Pages.bytes(memory.workingSet()),
        Pages.bytes(memory.ownWorkingSet()),
        sharing ? Pages.bytes(memory.shareable()) : null,
        sharing ? Pages.bytes(memory.shared()) : null,
        Pages.bytes(memory.locked()),
        blocks.blocks(),
        Pages.bytes(blocks.largest()));
  }

  /** The largest block is none of the page tables, which lie outside the address space. */
  private TypeRow total(List<TypeRow> rows) {
    return new TypeRow(
        "Total",
        sum(rows, TypeRow::sizeBytes),
        sum(rows, TypeRow::committedBytes),
        sum(rows, TypeRow::privateBytes),
        sum(rows, TypeRow::totalWsBytes),
        sum(rows, TypeRow::privateWsBytes),
        sharing ? sum(rows, row -> Absent.zero(row.shareableWsBytes())) : null,
        sharing ? sum(rows, row -> Absent.zero(row.sharedWsBytes())) : null,
        sum(rows, TypeRow::lockedWsBytes),
        sum(rows, TypeRow::blocks),
        rows.stream()
            .filter(row -> !row.type().equals(PAGE_TABLE))
            .mapToLong(TypeRow::largestBytes)
            .max()
            .orElse(0));
  }

  private static long sum(List<TypeRow> rows, ToLongFunction<TypeRow> of) {
    return rows.stream().mapToLong(of).sum();
  }
}
