package org.faultline.actors.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntToLongFunction;
import java.util.function.ToLongFunction;
import org.faultline.actors.process.LeaseCounts;
import org.faultline.actors.process.ProcessCounts;
import org.faultline.actors.time.ScheduledProcess;
import org.faultline.actors.time.TimeBucket;
import org.faultline.actors.time.Timekeeper;
import org.faultline.memory.server.Counter;
import org.faultline.memory.server.ManagerCounts;
import org.faultline.memory.textbook.TextbookCounts;
import org.faultline.memory.textbook.TextbookIdentities.Counts;
import org.faultline.memory.windows.FrameCounts;
import org.faultline.memory.windows.WindowsCounts;
import org.faultline.memory.windows.WindowsIdentities;
import org.jspecify.annotations.Nullable;

/**
 * Draws up both sides of each {@link Identity} from what its owners count at one moment, at which
 * no message is under way between them. What one of them has done and another has not heard of yet
 * is counted in.
 */
public final class Identities {
  private final Timekeeper time;
  private final ProcessCounts[] own;
  private final ManagerCounts manager;
  private final @Nullable Identity planted;
  private final List<Identity.Check> checks = new ArrayList<>();

  private Identities(
      Timekeeper time, ProcessCounts[] own, ManagerCounts manager, @Nullable Identity planted) {
    this.time = time;
    this.own = own;
    this.manager = manager;
    this.planted = planted;
  }

  /**
   * The checks at one moment.
   *
   * @param time what the Scheduler counts
   * @param own what each process counts, from process 1 on
   * @param transfers pages that the device moved, or -1 where it takes no time and is never asked
   * @param planted the identity to break on purpose, if any
   */
  static List<Identity.Check> of(
      Timekeeper time,
      ProcessCounts[] own,
      ManagerCounts manager,
      long transfers,
      @Nullable Identity planted) {
    Identities identities = new Identities(time, own, manager, planted);
    if (manager.detail() instanceof WindowsCounts lists) {
      identities.checkLists(lists);
    } else if (manager.detail() instanceof TextbookCounts frames) {
      identities.checkFrames(frames);
    }
    identities.checkCommit();
    identities.checkFaults(transfers);
    identities.checkTime();
    return identities.checks;
  }

  private void checkFrames(TextbookCounts frames) {
    long pages = walked(frames, Counts::pages);
    long tables = walked(frames, Counts::tables);
    long free = frames.freeFrames() + leased(lease -> lease.freeFrames() - lease.report().frames());
    check(Identity.FRAMES, free + pages + tables, frames.frames());
    check(Identity.RESIDENT_PAGES, pages, walked(frames, Counts::resident));
    check(Identity.PAGE_TABLES, tables, walked(frames, Counts::residentTables));
    check(
        Identity.LOCKED_PAGES,
        walked(frames, Counts::locked),
        walked(frames, Counts::residentLocked));
    checkContents();
    checkReturned(
        manager.pagefileSlots() + leased(lease -> lease.report().usedSlots()) + pages + tables);
  }

  private void checkLists(WindowsCounts lists) {
    WindowsIdentities.Walk walk = lists.walk();
    FrameCounts counts = lists.counts();
    long active = walk.frames().activePages() + walk.frames().activeTables();
    check(Identity.FRAMES, walk.frames().listed() + walk.frames().unlisted(), walk.frames().all());
    check(Identity.AVAILABLE, walk.frames().listed() - counts.modified(), counts.available());
    check(Identity.RESIDENT_PAGES, active, walk.records().workingSetPages());
    check(Identity.PLACES, walk.frames().misplaced(), 0);
    check(Identity.PAGE_TABLES, walk.frames().tables(), lists.tables());
    check(Identity.LOCKED_PAGES, walk.frames().lockedPages(), walk.records().lockedPages());
    check(Identity.SLOTS, walk.slots(), manager.pagefileSlots());
    check(Identity.SHARE_COUNTS, walk.sections().shareCounts(), walk.sections().shares());
    check(Identity.SECTION_CHARGE, walk.sections().chargedPages(), manager.commit().sectionPages());
    checkContents();
    checkReturned(
        manager.pagefileSlots()
            + active
            + counts.modified()
            + counts.allStandby()
            - walk.sections().filePages()
            + walk.sections().handles()
            + walk.sections().segments());
  }

  private void checkContents() {
    each(Identity.CONTENTS, id -> own(id).dataMismatches(), id -> 0);
  }

  private void checkReturned(long used) {
    for (int id = 1; id <= own.length; id++) {
      if (!isGone(id)) {
        return;
      }
    }
    check(Identity.ALL_RETURNED, used + manager.commit().chargePages(), manager.pagesUnderWay());
  }

  private long walked(TextbookCounts frames, ToLongFunction<Counts> count) {
    return count.applyAsLong(frames.walk()) + leased(lease -> count.applyAsLong(lease.walk()));
  }

  private long leased(ToLongFunction<LeaseCounts> count) {
    return Arrays.stream(own)
        .map(ProcessCounts::lease)
        .filter(Objects::nonNull)
        .mapToLong(count)
        .sum();
  }

  private void checkCommit() {
    check(
        Identity.COMMIT_CHARGE,
        manager.commit().chargePages(),
        sum(this::charged) + manager.commit().sectionPages());
    each(
        Identity.COMMITTED_PAGES,
        id -> isGone(id) ? 0 : own(id).committedPages() + granted(id),
        this::charged);
    check(
        Identity.COMMIT_LIMIT,
        Math.max(0, manager.commit().chargePages() - manager.commit().limitPages()),
        0);
  }

  /** What a process has been granted, or has returned, and has not heard of. */
  private long granted(int id) {
    boolean isGranted = manager.granted()[id - 1] || process(id).awaitsSuccess();
    return isGranted ? own(id).askedPages() : 0;
  }

  private long charged(int id) {
    return manager.chargedPages()[id - 1];
  }

  private void checkFaults(long transfers) {
    long faults = total(Counter.PAGE_FAULTS);
    long raised = faults - total(Counter.PAGE_TABLE_FAULTS) - total(Counter.CALL_FAULTS);
    check(
        Identity.PAGE_FAULTS,
        sum(id -> own(id).faults()),
        raised + time.pendingFaults() + manager.faultsOfNoKind());
    each(
        Identity.FAULT_KINDS,
        id -> total(id, Counter.PAGE_FAULTS),
        id ->
            total(id, Counter.HARD_FAULTS)
                + total(id, Counter.TRANSITION_FAULTS)
                + total(id, Counter.DEMAND_ZERO_FAULTS)
                + total(id, Counter.COLLIDED_FAULTS)
                + total(id, Counter.COPY_FAULTS));
    if (transfers >= 0) {
      check(
          Identity.PAGES_PER_SECOND,
          transfers,
          total(Counter.PAGES_INPUT)
              + total(Counter.PAGES_OUTPUT)
              + manager.systemCounters()[Counter.PAGES_OUTPUT.ordinal()]);
    }
  }

  private void checkTime() {
    each(
        Identity.TIME,
        id -> Arrays.stream(process(id).timesNanos()).sum(),
        id -> process(id).accountedUntilNanos() - Math.max(0, process(id).startedAtNanos()));
    each(
        Identity.CPU_TIME,
        id -> own(id).cpuNanos(),
        id -> process(id).timesNanos()[TimeBucket.COMPUTING.ordinal()]);
    each(Identity.REFERENCES, id -> own(id).references(), id -> process(id).references());
  }

  private long total(Counter counter) {
    return sum(id -> total(id, counter));
  }

  /** What the MemoryManager counted of a process, and the process of frames that it leases. */
  private long total(int id, Counter counter) {
    LeaseCounts lease = own(id).lease();
    long leased = lease == null ? 0 : lease.report().counters()[counter.ordinal()];
    return manager.counters()[id - 1][counter.ordinal()] + leased;
  }

  private ProcessCounts own(int id) {
    return own[id - 1];
  }

  private ScheduledProcess process(int id) {
    return time.process(id);
  }

  private boolean isGone(int id) {
    return process(id).state() == ScheduledProcess.State.GONE;
  }

  private long sum(IntToLongFunction of) {
    long sum = 0;
    for (int id = 1; id <= own.length; id++) {
      sum += of.applyAsLong(id);
    }
    return sum;
  }

  /** An identity of each process: its sums, or the sides of the first process that breaks it. */
  private void each(Identity identity, IntToLongFunction left, IntToLongFunction right) {
    for (int id = 1; id <= own.length; id++) {
      long one = left.applyAsLong(id);
      long other = right.applyAsLong(id);
      if (one != other) {
        checks.add(new Identity.Check(identity, one, other, id));
        return;
      }
    }
    check(identity, sum(left), sum(right));
  }

  private void check(Identity identity, long left, long right) {
    long one = identity == planted ? left + 1 : left;
    checks.add(new Identity.Check(identity, one, right, 0));
  }
}
