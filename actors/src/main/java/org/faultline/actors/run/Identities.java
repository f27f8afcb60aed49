package org.faultline.actors.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.faultline.actors.memory.Counter;
import org.faultline.actors.memory.ManagerReport;
import org.faultline.actors.memory.MemorySample;
import org.faultline.actors.message.LeaseReport;
import org.faultline.actors.time.TimeBucket;
import org.faultline.memory.lists.ListCounts;
import org.faultline.memory.lists.ListIdentities;
import org.faultline.memory.physical.PhysicalIdentities.Counts;

/** Draws up both sides of each {@link Identity} of a run. */
final class Identities {
  private final List<ProcessResult> processes;
  private final ManagerReport manager;
  private final MemorySample memory;
  private final Identity planted;
  private final List<Identity.Check> checks = new ArrayList<>();

  private Identities(List<ProcessResult> processes, ManagerReport manager, Identity planted) {
    this.processes = processes;
    this.manager = manager;
    this.memory = manager.last();
    this.planted = planted;
  }

  /**
   * The checks of a run.
   *
   * @param transfers that the device made, or -1 where it takes no time and is never asked
   * @param pendingFaults raised and not yet served
   * @param planted the identity to break on purpose, or null
   */
  static List<Identity.Check> of(
      List<ProcessResult> processes,
      ManagerReport manager,
      long transfers,
      int pendingFaults,
      Identity planted) {
    Identities identities = new Identities(processes, manager, planted);
    identities.checkFrames();
    identities.checkCommit();
    identities.checkFaults(transfers, pendingFaults);
    identities.checkTime();
    return identities.checks;
  }

  private void checkFrames() {
    if (manager.walk() != null) {
      checkLists(manager.walk(), memory.lists().counts());
      return;
    }
    long pages = walked(Counts::pages);
    long tables = walked(Counts::tables);
    check(Identity.FRAMES, memory.freeFrames() + pages + tables, manager.assignedFrames());
    check(Identity.RESIDENT_PAGES, pages, walked(Counts::resident));
    check(Identity.PAGE_TABLES, tables, walked(Counts::residentTables));
    check(Identity.LOCKED_PAGES, walked(Counts::locked), walked(Counts::residentLocked));
    check(Identity.CONTENTS, sum(p -> p.report().dataMismatches()), 0);
    if (processes.stream().allMatch(ProcessResult::ended)) {
      long used = memory.pagefileUsedSlots() + memory.commitCharge() + pages + tables;
      check(Identity.ALL_RETURNED, used, 0);
    }
  }

  private void checkLists(ListIdentities.Walk walk, ListCounts counts) {
    long active = walk.activePages() + walk.activeTables();
    check(Identity.FRAMES, walk.listed() + walk.unlisted(), manager.frames());
    check(Identity.AVAILABLE, walk.listed() - counts.modified(), counts.available());
    check(Identity.RESIDENT_PAGES, active, walk.workingSets());
    check(Identity.PLACES, walk.misplaced(), 0);
    check(Identity.PAGE_TABLES, manager.use().tables(), memory.tableFrames());
    check(Identity.LOCKED_PAGES, walk.locked(), walk.lockedRecorded());
    check(Identity.SLOTS, walk.slots(), memory.pagefileUsedSlots());
    check(Identity.CONTENTS, sum(p -> p.report().dataMismatches()), 0);
    if (processes.stream().allMatch(ProcessResult::ended)) {
      long used = memory.pagefileUsedSlots() + memory.commitCharge() + active + counts.modified();
      check(Identity.ALL_RETURNED, used + counts.allStandby(), 0);
    }
  }

  private long walked(ToLongFunction<Counts> count) {
    return count.applyAsLong(manager.counted())
        + processes.stream()
            .map(process -> process.report().lease())
            .filter(Objects::nonNull)
            .map(LeaseReport::counted)
            .mapToLong(count)
            .sum();
  }

  private void checkCommit() {
    check(
        Identity.COMMIT_CHARGE,
        memory.commitCharge(),
        Arrays.stream(memory.committedPages()).sum());
    check(
        Identity.COMMITTED_PAGES,
        settled(p -> p.report().committedPages()),
        settled(ProcessResult::committedPages));
    check(Identity.COMMIT_LIMIT, Math.max(0, memory.commitCharge() - memory.commitLimit()), 0);
  }

  /** The sum over the processes that are there and have heard of every answer. */
  private long settled(ToLongFunction<ProcessResult> of) {
    return processes.stream()
        .filter(process -> !process.ended() && !process.answerPending())
        .mapToLong(of)
        .sum();
  }

  private void checkFaults(long transfers, int pendingFaults) {
    long faults = total(Counter.PAGE_FAULTS);
    long raised = faults - total(Counter.PAGE_TABLE_FAULTS) - total(Counter.CALL_FAULTS);
    check(
        Identity.PAGE_FAULTS,
        sum(p -> p.report().faults()),
        raised + pendingFaults + manager.unresolvedFaults());
    check(
        Identity.FAULT_KINDS,
        faults,
        total(Counter.HARD_FAULTS)
            + total(Counter.TRANSITION_FAULTS)
            + total(Counter.DEMAND_ZERO_FAULTS)
            + total(Counter.COLLIDED_FAULTS));
    if (transfers >= 0) {
      check(
          Identity.PAGES_PER_SECOND,
          transfers,
          total(Counter.PAGES_INPUT) + total(Counter.PAGES_OUTPUT));
    }
  }

  private void checkTime() {
    check(
        Identity.TIME,
        sum(process -> Arrays.stream(process.times()).sum()),
        sum(process -> process.accountedUntilNanos() - Math.max(0, process.startedAtNanos())));
    check(
        Identity.CPU_TIME,
        sum(process -> process.report().cpuNanos()),
        sum(process -> process.times()[TimeBucket.COMPUTING.ordinal()]));
    check(
        Identity.REFERENCES,
        sum(process -> process.report().references()),
        sum(ProcessResult::references));
  }

  private long total(Counter counter) {
    return sum(process -> process.total(counter));
  }

  private long sum(ToLongFunction<ProcessResult> of) {
    return processes.stream().mapToLong(of).sum();
  }

  private void check(Identity identity, long left, long right) {
    checks.add(new Identity.Check(identity, identity == planted ? left + 1 : left, right));
  }
}
