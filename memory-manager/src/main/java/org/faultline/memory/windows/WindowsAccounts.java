package org.faultline.memory.windows;

import java.util.function.Function;
import org.faultline.memory.event.EventKind;
import org.faultline.memory.server.Costs;
import org.faultline.memory.server.Counter;
import org.faultline.memory.server.PageChanges;
import org.faultline.memory.server.PagingJournal;
import org.faultline.memory.server.Reply;
import org.faultline.memory.server.ReplyDraft;
import org.faultline.memory.server.Request;
import org.faultline.memory.server.RequestKind;
import org.faultline.memory.server.RequestsUnderWay;
import org.faultline.memory.server.ServerBooks;
import org.jspecify.annotations.Nullable;

/**
 * Writes down how faults are resolved and what becomes of pages: counters, events, CPU time, and
 * what the processes must be told.
 */
final class WindowsAccounts implements WindowsListener {
  private static final int PRIORITIES = 8;

  private final ServerBooks books;
  private final PagingJournal journal;
  private final Costs costs;
  private final ReplyDraft draft;
  private final WindowsMemory memory;
  // Who is served, if anybody.
  private @Nullable WindowsWork work;
  private final RequestsUnderWay underWay;
  private boolean released;
  // Whether the page that joins next is a copy of one that its process shared.
  private boolean copying;
  private Trimming trimming = Trimming.BY_CALL;
  // How the fault that is served was resolved, once it is known.
  private @Nullable RequestKind kind;
  private final long[] repurposed = new long[PRIORITIES];

  /**
   * Nothing was written down yet.
   *
   * @param memory makes the memory that tells of its pages
   */
  WindowsAccounts(ServerBooks books, Function<WindowsListener, WindowsMemory> memory) {
    this.books = books;
    draft = books.draft();
    underWay = books.underWay();
    journal = books.journal();
    costs = books.settings().costs();
    this.memory = memory.apply(this);
  }

  /** The memory that tells of its pages. */
  WindowsMemory memory() {
    return memory;
  }

  /** What happens next happens for this request, or for nobody. */
  void serve(@Nullable WindowsWork request) {
    work = request;
    kind = null;
  }

  /** The request that is served: only then do pages come in. */
  private WindowsWork served() {
    WindowsWork own = work;
    if (own == null) {
      throw new IllegalStateException("a page came in for nobody");
    }
    return own;
  }

  /** Takes whether a page became available or may be trimmed, since this was last asked. */
  boolean takeReleased() {
    boolean taken = released;
    released = false;
    return taken;
  }

  /** How the fault that is served is resolved, as far as it has come; the process does this now. */
  RequestKind kind(Reply.Outcome how) {
    if (how == Reply.Outcome.WAITS) {
      return RequestKind.WAITING_FAULT;
    } else if (kind == null) {
      return how == Reply.Outcome.BLOCKED ? RequestKind.HARD_FAULT : RequestKind.LATE_FAULT;
    }
    return kind;
  }

  /** Why pages leave a working set. */
  enum Trimming {
    /** A call takes them out, or the process is suspended. */
    BY_CALL,
    /** The Pager took them, for memory is short. */
    BY_PAGER,
    /** The Pager took them from a process that is at its hard maximum. */
    AT_HARD_MAXIMUM
  }

  /** Pages that leave a working set from now on do so for this reason. */
  void trimming(Trimming why) {
    trimming = why;
  }

  /**
   * The request that is served costs its process, which has its CPU, this service and what it has
   * come to.
   *
   * @param served its kind; absent where the service was told already
   */
  void charge(WindowsWork work, long serviceNanos, @Nullable RequestKind served) {
    int process = work.process();
    journal.count(process, Counter.SOFT_FAULT_NANOS, work.softNanos);
    journal.count(process, Counter.DEMAND_ZERO_NANOS, work.demandZeroNanos);
    journal.count(process, Counter.ZEROING_NANOS, work.zeroingNanos);
    journal.count(process, Counter.HARD_FAULT_NANOS, work.hardNanos);
    Counter service = served == null ? null : served.serviceTime();
    if (service != null) {
      journal.count(process, service, serviceNanos);
    }
  }

  /** Standby pages whose frame was taken so far, by priority. */
  long[] repurposedByPriority() {
    return repurposed.clone();
  }

  @Override
  public void demandZero(int process, long page, boolean table, boolean zeroed) {
    count(process, table, Counter.DEMAND_ZERO_FAULTS, RequestKind.DEMAND_ZERO_FAULT);
    journal.chain(EventKind.DEMAND_ZERO_FAULT, process, page, 0);
    WindowsWork own = served();
    own.demandZeroNanos += costs.demandZeroFaultNanos();
    own.zeroingNanos += zeroed ? costs.zeroPageNanos() : 0;
    own.spend(costs.demandZeroFaultNanos() + (zeroed ? costs.zeroPageNanos() : 0));
  }

  @Override
  public void transition(int process, long page, boolean table, TransitionOrigin from) {
    count(process, table, Counter.TRANSITION_FAULTS, RequestKind.TRANSITION_FAULT);
    journal.chain(EventKind.TRANSITION_FAULT, process, page, from.code());
    soft();
  }

  private void soft() {
    WindowsWork own = served();
    own.softNanos += costs.softFaultNanos();
    own.spend(costs.softFaultNanos());
  }

  @Override
  public void hard(int process, long page, boolean table, int pages) {
    count(process, table, Counter.HARD_FAULTS, RequestKind.HARD_FAULT);
    journal.chain(EventKind.HARD_FAULT, process, page, pages);
    WindowsWork own = served();
    own.hardNanos += costs.hardFaultNanos();
    own.spend(costs.hardFaultNanos());
  }

  @Override
  public void refaulted(int process, long page, boolean thrashing) {
    books.refaulted(process, page, thrashing);
  }

  @Override
  public void collided(int process, long page) {
    count(process, false, Counter.COLLIDED_FAULTS, RequestKind.COLLIDED_FAULT);
    journal.chain(EventKind.COLLIDED_FAULT, process, page, 0);
    soft();
  }

  /** A fault is counted once it is known of which kind it is, so that the kinds add up. */
  private void count(int process, boolean table, Counter counter, RequestKind how) {
    boolean raised = !table && served().fault() != null;
    if (raised && !underWay.isOpen(process)) {
      return;
    }
    journal.count(process, Counter.PAGE_FAULTS, 1);
    journal.count(process, counter, 1);
    if (table) {
      journal.count(process, Counter.PAGE_TABLE_FAULTS, 1);
    } else if (!raised) {
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
    Request.Fault fault = served().fault();
    boolean dirty =
        copying || fault != null && fault.isRetiredWrite() && !fault.copy() && fault.page() == page;
    copying = false;
    if (dirty) {
      memory.dirtied(process, frame);
    }
    journal.chain(EventKind.PAGE_LOADED, process, page, 0);
    int flags = dirty ? PageChanges.DIRTY : 0;
    draft.add(new Reply.Change(process, page, frame, flags, memory.contents(frame)));
  }

  @Override
  public void copied(int process, long page, int frame) {
    if (underWay.isOpen(process)) {
      count(process, false, Counter.COPY_FAULTS, RequestKind.COPY_FAULT);
    }
    journal.count(process, Counter.WRITE_COPIES, 1);
    journal.chain(EventKind.COPY_FAULT, process, page, 0);
    WindowsWork own = served();
    own.softNanos += costs.softFaultNanos();
    own.spend(costs.softFaultNanos() + costs.zeroPageNanos());
    copying = true;
  }

  @Override
  public void cleaned(int process, long page, int share, boolean locked) {
    draft.add(new Reply.Change(process, page, -1, 0, null));
    draft.add(new Reply.Change(process, page, share, locked ? PageChanges.LOCKED : 0, null));
  }

  @Override
  public void trimmed(int process, long page, boolean table, boolean dirty) {
    journal.chain(EventKind.TRIMMED, process, page, EventKind.flag(dirty));
    if (trimming != Trimming.BY_CALL) {
      journal.count(process, Counter.PAGES_TRIMMED, 1);
    }
    if (trimming == Trimming.AT_HARD_MAXIMUM) {
      journal.count(process, Counter.HARD_MAXIMUM_TRIMS, 1);
    }
    if (!table) {
      draft.add(new Reply.Change(process, page, -1, 0, null));
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
    journal.chain(EventKind.PAGE_WRITTEN, process, page, EventKind.flag(failed));
  }

  @Override
  public void released() {
    released = true;
  }
}
