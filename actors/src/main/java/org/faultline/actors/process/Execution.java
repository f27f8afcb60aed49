package org.faultline.actors.process;

import java.util.List;
import org.faultline.actors.message.Trap;
import org.faultline.memory.address.Access;
import org.faultline.memory.address.AddressSpace;
import org.faultline.memory.address.AddressUse;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.event.EventBuffer;
import org.faultline.memory.server.Finding;
import org.faultline.memory.server.PageChanges;
import org.faultline.memory.server.Reply;
import org.faultline.memory.server.Request;
import org.faultline.memory.server.RunReport;
import org.jspecify.annotations.Nullable;

/**
 * One process executing its program: what the ProcessActor owns, without the actor.
 *
 * <p>It advances its local virtual time until the time is up or something traps it that others must
 * decide. Owns the address space, the program's state and its random streams.
 */
public final class Execution {
  /** Demands of a program in one run; more and the run pauses, so that it always ends. */
  private static final int DEMANDS_IN_A_RUN = 1 << 20;

  private final ProcessState state;
  private final ProcessState.Memory memory;
  private final AddressSpace space;
  private final ProcessLog log;
  private final VirtualClock clock;
  private final ReferenceClock references;
  private final PageUses uses;
  private final DemandExecution demands;
  // Absent if the process leases no frames.
  private final @Nullable FrameLease lease;
  private long epoch;
  private long faultNanos;
  private long lastFaultPage;
  // How it ends as soon as it runs again; absent if it goes on.
  private Request.@Nullable Exit failure;

  /** A process at the beginning of its program. */
  public Execution(ProcessIdentity identity, ExecutionSettings settings) {
    state = ProcessState.of(identity, settings);
    memory = state.memory();
    space = memory.space();
    log = state.log();
    clock = state.clocks().virtual();
    references = state.clocks().references();
    uses = memory.uses();
    demands = new DemandExecution(state);
    lease = settings.lease() == null ? null : new FrameLease(state, settings.lease());
  }

  /**
   * Takes what was decided since the last run.
   *
   * @param changes maps and unmaps, in order
   * @param answer what its system call ends with, if it waits for one
   * @param finding what its inquiry asked for, if it made one
   * @param newEpoch a new one makes every touch count as not reported
   * @param allReferences those that all processes together have made so far
   */
  public void begin(
      long fromNanos,
      PageChanges changes,
      @Nullable Win32Error answer,
      @Nullable Finding finding,
      long newEpoch,
      long allReferences) {
    clock.set(fromNanos);
    references.begin(allReferences);
    if (newEpoch != epoch) {
      epoch = newEpoch;
      space.pageTable().nextEpoch();
    }
    apply(changes);
    if (answer == null) {
      return;
    }
    if (lease != null && answer == Win32Error.ERROR_SUCCESS && !memory.stacks().isUnderWay()) {
      uses.tell(lease);
      lease.perform(demands.waitingWork(), fromNanos);
    }
    demands.answered(answer, finding);
  }

  private void apply(PageChanges changes) {
    for (int i = 0, contents = 0; i < changes.size(); i++) {
      long page = changes.page(i);
      int flags = changes.flags(i);
      if ((flags & PageChanges.MAP) == 0) {
        space.unmap(page);
        memory.data().left(page);
        continue;
      }
      boolean locked = (flags & PageChanges.LOCKED) != 0;
      byte[] bytes = (flags & PageChanges.CONTENTS) != 0 ? changes.contents(contents++) : null;
      if ((flags & PageChanges.DIRTY) != 0 && space.needsCopy(page, Access.WRITE)) {
        space.mapCopy(page, changes.frame(i), locked);
        memory.data().copied(page, bytes);
        continue;
      }
      space.map(page, changes.frame(i), locked);
      if ((flags & PageChanges.DIRTY) != 0) {
        space.retireWrite(page);
      }
      memory.data().returned(page, bytes);
    }
  }

  /** The page that it faulted on could not be read: the exception is its program's affair. */
  public void failInPage() {
    failure = demands.failInPage(lastFaultPage);
  }

  /** Executes until {@code untilNanos}, the end of its budget of references, or a trap. */
  public Trap run(long untilNanos, long budgetReferences) {
    if (failure != null) {
      log.asked(failure);
      return demands.needs(failure);
    }
    long leftReferences = budgetReferences;
    for (int i = 0; i < DEMANDS_IN_A_RUN; i++) {
      boolean takesNothing = demands.take();
      if (!takesNothing && (clock.nowNanos() >= untilNanos || leftReferences <= 0)) {
        return Trap.Paused.PAUSED;
      }
      long madeBefore = references.made();
      Trap trap = demands.perform(untilNanos, leftReferences);
      leftReferences -= references.made() - madeBefore;
      if (trap == null && uses.mustReport()) {
        if (lease == null) {
          return Trap.Paused.PAUSED;
        }
        uses.tell(lease);
      }
      if (trap != null) {
        trapped(trap);
        trap = lease == null ? trap : leased(lease, trap);
        if (trap != null) {
          return trap;
        }
      }
    }
    return Trap.Paused.PAUSED;
  }

  private void trapped(Trap trap) {
    if (!(trap instanceof Trap.Await)) {
      uses.hasRun();
    }
    log.trapped(trap);
    if (request(trap) instanceof Request.Fault fault) {
      lastFaultPage = fault.page();
      memory.held().faulted(fault.page());
    }
  }

  /** What a trap needs of the MemoryManager, if anything. */
  private static @Nullable Request request(Trap trap) {
    return trap instanceof Trap.MemoryRequest needed ? needed.request() : null;
  }

  /** Does what {@code frames} can; gives what is left to be served, if anything. */
  private @Nullable Trap leased(FrameLease frames, Trap trap) {
    uses.tell(frames);
    Request request = request(trap);
    if (request instanceof Request.Fault fault) {
      if (!frames.fault(fault, clock.nowNanos())) {
        return noPage(frames);
      }
      resolved(frames);
      return null;
    } else if (request instanceof Request.Call call) {
      return demands.needs(
          new Request.Call(call.kind(), call.work(), true, frames.check(call.work())));
    } else if (request instanceof Request.Exit exit) {
      frames.end(exit.nowReferences(), clock.nowNanos());
    }
    return trap;
  }

  private void resolved(FrameLease frames) {
    long nanos = frames.spendFault();
    clock.skip(nanos);
    faultNanos += nanos;
  }

  private Trap noPage(FrameLease frames) {
    Request exit = new Request.Exit(1, Reply.NO_PAGE, references.nowReferences());
    log.asked(exit);
    frames.end(references.nowReferences(), clock.nowNanos());
    return demands.needs(exit);
  }

  /** What the process did to its pages since the last report, if anything. */
  public @Nullable RunReport takeReport() {
    int id = state.identity().id();
    return lease == null ? uses.takeReport(id) : RunReport.leased(id, lease.report());
  }

  /** CPU time of the faults that its lease resolved so far, in nanoseconds. */
  public long faultNanos() {
    return faultNanos;
  }

  /** The events since they were last taken. */
  public List<EventBuffer.Batch> takeEvents() {
    EventBuffer.Batch own = log.takeEvents();
    return lease == null ? List.of(own) : List.of(own, lease.takeEvents());
  }

  /** References made so far. */
  public long references() {
    return references.made();
  }

  /** Its local virtual time, in nanoseconds. */
  public long nowNanos() {
    return clock.nowNanos();
  }

  /** Lets go of files that its program reads. */
  public void close() {
    demands.program().close();
  }

  /**
   * What the process counted until {@code endNanos}, the end of the run, for the results and the
   * identities. It must not run again.
   */
  public ProcessReport report(long endNanos) {
    demands.program().tellWaiting(endNanos, demands.environment(), log.arrivals()::waits);
    return new ProcessReport(
        state.identity(),
        counts(),
        new ProcessReport.Requests(
            log.requests(), log.latencies().byRequest(), log.arrivals().byRequest()),
        new ProcessReport.Addresses(space.reservedBytes(), AddressUse.of(space)),
        log.callTimes().byName(),
        demands.environment().drawn(),
        log.chain());
  }

  /** What the process counts by itself now. */
  public ProcessCounts counts() {
    return new ProcessCounts(
        references.made(),
        log.faults(),
        clock.consumedNanos(),
        space.committedPages() + space.chargedTablePages(),
        demands.waitingWork().chargePages(),
        memory.data().returned(),
        memory.data().mismatches(),
        lease == null ? null : lease.counts());
  }
}
