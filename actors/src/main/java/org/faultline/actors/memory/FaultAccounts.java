package org.faultline.actors.memory;

import org.faultline.actors.event.EventKind;
import org.faultline.actors.message.PageChanges;
import org.faultline.actors.message.Served;
import org.faultline.memory.lists.FaultListener;
import org.faultline.memory.lists.ListedMemory;
import org.faultline.workload.config.MachineConfig;

/**
 * Writes down how faults are resolved and what becomes of pages: counters, events, CPU time, and
 * what the processes must be told.
 */
final class FaultAccounts implements FaultListener {
  private static final int PRIORITIES = 8;

  private final PagingJournal journal;
  private final MachineConfig.Costs costs;
  private final AnswerDraft draft;
  private ListedMemory memory;
  private PagingWork work;
  private final RequestsUnderWay underWay;
  private boolean released;
  // How the fault that is served was resolved; null where it is not known.
  private RequestKind kind;
  private final long[] repurposed = new long[PRIORITIES];

  FaultAccounts(
      PagingJournal journal,
      MachineConfig.Costs costs,
      AnswerDraft draft,
      RequestsUnderWay underWay) {
    this.draft = draft;
    this.underWay = underWay;
    this.journal = journal;
    this.costs = costs;
  }

  /** The memory that it is told about. */
  void of(ListedMemory listed) {
    memory = listed;
  }

  /** What happens next happens for this request, which may be null. */
  void serve(PagingWork request) {
    work = request;
    kind = null;
  }

  /** Takes whether a page became available or may be trimmed, since this was last asked. */
  boolean takeReleased() {
    boolean taken = released;
    released = false;
    return taken;
  }

  /** How the fault that is served is resolved, as far as it has come; the process does this now. */
  RequestKind kind(Served.Outcome how) {
    if (how == Served.Outcome.WAITS) {
      return RequestKind.WAITING_FAULT;
    } else if (kind == null) {
      return how == Served.Outcome.BLOCKED ? RequestKind.HARD_FAULT : RequestKind.LATE_FAULT;
    }
    return kind;
  }

  /** Standby pages whose frame was taken so far, by priority. */
  long[] repurposedByPriority() {
    return repurposed.clone();
  }

  @Override
  public void demandZero(int process, long page, boolean table, boolean zeroed) {
    count(process, table, Counter.DEMAND_ZERO_FAULTS, RequestKind.DEMAND_ZERO_FAULT);
    journal.chain(EventKind.DEMAND_ZERO_FAULT, process, page, 0);
    work.cpuNanos += costs.demandZeroFault() + (zeroed ? costs.zeroPage() : 0);
  }

  @Override
  public void transition(int process, long page, boolean table, int from) {
    count(process, table, Counter.TRANSITION_FAULTS, RequestKind.TRANSITION_FAULT);
    journal.chain(EventKind.TRANSITION_FAULT, process, page, from);
    work.cpuNanos += costs.softFault();
  }

  @Override
  public void hard(int process, long page, boolean table, int pages) {
    count(process, table, Counter.HARD_FAULTS, RequestKind.HARD_FAULT);
    journal.chain(EventKind.HARD_FAULT, process, page, pages);
    work.cpuNanos += costs.hardFault();
  }

  @Override
  public void refaulted(int process, long page, boolean thrashing) {
    journal.refaulted(process, page, thrashing);
    if (thrashing) {
      draft.thrash();
    }
  }

  @Override
  public void collided(int process, long page) {
    count(process, false, Counter.COLLIDED_FAULTS, RequestKind.COLLIDED_FAULT);
    journal.chain(EventKind.COLLIDED_FAULT, process, page, 0);
    work.cpuNanos += costs.softFault();
  }

  /** A fault is counted once it is known of which kind it is, so that the kinds add up. */
  private void count(int process, boolean table, Counter counter, RequestKind how) {
    journal.count(process, Counter.PAGE_FAULTS, 1);
    journal.count(process, counter, 1);
    if (table) {
      journal.count(process, Counter.PAGE_TABLE_FAULTS, 1);
    } else if (work.fault == null) {
      journal.count(process, Counter.CALL_FAULTS, 1);
    } else {
      underWay.resolved(process);
      kind = how;
    }
  }

  @Override
  public void joined(int process, long page, boolean table, int frame) {
    if (table) {
      return;
    }
    boolean dirty = work.retiredWrite() && work.fault.page() == page;
    if (dirty) {
      memory.dirtied(process, frame);
    }
    journal.chain(EventKind.PAGE_LOADED, process, page, 0);
    int flags = dirty ? PageChanges.DIRTY : 0;
    draft.add(new Served.Change(process, page, frame, flags, memory.contents(frame)));
  }

  @Override
  public void trimmed(int process, long page, boolean table, boolean dirty) {
    journal.chain(EventKind.TRIMMED, process, page, dirty ? 1 : 0);
    if (!table) {
      draft.add(new Served.Change(process, page, -1, 0, null));
    }
  }

  @Override
  public void repurposed(int process, long page, boolean table, int priority) {
    repurposed[priority]++;
    journal.count(process, Counter.TRANSITION_PAGES_REPURPOSED, 1);
    journal.count(process, Counter.EVICTIONS, 1);
    journal.chain(EventKind.REPURPOSED, process, page, priority);
  }

  @Override
  public void written(int process, long page, boolean table, boolean failed) {
    journal.chain(EventKind.PAGE_WRITTEN, process, page, failed ? 1 : 0);
  }

  @Override
  public void released() {
    released = true;
  }
}
