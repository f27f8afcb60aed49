package org.faultline.actors.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.faultline.memory.address.Access;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.AddressSpace;
import org.faultline.memory.address.DataAccess;
import org.faultline.memory.address.PageReference;
import org.faultline.memory.address.PageTable;
import org.faultline.memory.address.Pte;
import org.faultline.memory.address.Resolution;
import org.faultline.memory.address.Win32Exception;
import org.faultline.memory.replacement.Knowledge;
import org.faultline.memory.replacement.ReplacementPolicy;
import org.faultline.memory.server.Request;
import org.faultline.memory.server.RunReport;
import org.faultline.workload.program.ReferenceBatch;

/**
 * Makes references: the hits of a batch in one sweep over the page table, all else one at a time.
 * Remembers what was touched and dirtied until it is reported.
 */
final class ReferenceEngine {
  private static final int OBSERVED_AT_ONCE = 256;

  private final AddressSpace space;
  private final PageTable table;
  private final VirtualClock clock;
  private final DataPages data;
  private final StackGrowth stacks;
  private final long referencePicos;
  private final UseOrder order;
  private final ObservedUses observed;
  private final boolean ownTime;
  private final FrameList touched = new FrameList();
  private final DetailList details = new DetailList();
  private final FrameList dirtied = new FrameList();
  private final List<byte[]> newData = new ArrayList<>(0);
  private final FrameList newDataFrames = new FrameList();
  private boolean ran;
  private long references;
  private long othersReferences;
  private Win32Exception exception;
  private long exceptionAddress;

  ReferenceEngine(
      AddressSpace space,
      ExecutionSettings settings,
      VirtualClock clock,
      DataPages data,
      StackGrowth stacks) {
    this.space = space;
    this.table = space.pageTable();
    this.clock = clock;
    this.data = data;
    this.stacks = stacks;
    this.referencePicos = settings.referencePicos();
    this.ownTime = !settings.sharedTime();
    long window = settings.policy() == null ? 0 : settings.policy().window();
    this.observed = ObservedUses.of(settings.knowledge(), window, table);
    this.order = settings.knowledge() == Knowledge.LAST_USE ? new UseOrder(table) : null;
  }

  /** How a data access ended: a fault to serve, an exception, or neither. */
  record DataOutcome(Request request, Win32Exception exception, long address) {
    static final DataOutcome DONE = new DataOutcome(null, null, 0);

    static DataOutcome raised(Win32Exception exception, long address) {
      return new DataOutcome(null, exception, address);
    }
  }

  long references() {
    return references;
  }

  /** All processes together have made so many references before the run that begins now. */
  void clock(long allReferences) {
    othersReferences = ownTime ? 0 : allReferences - references;
  }

  /** The references made before the next one by the processes that share the frames. */
  long time() {
    return othersReferences + references;
  }

  /** Whether what was used must be reported before more is. */
  boolean mustReport() {
    return (observed != null && observed.isFull()) || (order != null && order.isFull());
  }

  /** The exception that ended the program; null for none. */
  Win32Exception exception() {
    return exception;
  }

  long exceptionAddress() {
    return exceptionAddress;
  }

  /** Makes references of the batch until {@code until} or {@code budget}; null where none stops. */
  Request run(ReferenceBatch batch, long until, long budget) {
    long cost = referencePicos * batch.costPerMille / 1000;
    long allowed = Math.min(budget, clock.affordable(until, cost));
    Request stop = null;
    long done = 0;
    while (stop == null && done < allowed && batch.from < batch.to && !mustReport()) {
      if (observed != null) {
        done += sweepObserved(batch, allowed - done, time() + done);
      } else if (order != null) {
        done += sweepInOrder(batch, allowed - done);
      } else if (batch.single) {
        done += sweep(batch, allowed - done);
      } else {
        done += sweepRuns(batch, allowed - done);
      }
      if (done < allowed && batch.from < batch.to && !mustReport()) {
        long reference = batch.references[batch.from];
        int outcome = resolve(reference, time() + done);
        if (outcome == Resolution.HIT && space.isShared(PageReference.page(reference))) {
          retire(batch, reference);
          done++;
        } else if ((outcome & Resolution.STOPS) == 0) {
          note(PageReference.page(reference), outcome);
        } else {
          stop = stop(batch, outcome, time() + done);
          if (!(stop instanceof Request.Call)) {
            retire(batch, reference);
            done++;
          }
        }
      }
    }
    ran |= done > 0;
    clock.references(done, cost);
    references += done;
    return stop;
  }

  private long sweepInOrder(ReferenceBatch batch, long allowed) {
    order.makeRoom(batch.to - batch.from);
    batch.from = table.hitsInOrder(batch.references, batch.from, batch.to, allowed);
    return table.referencesHit();
  }

  private int sweep(ReferenceBatch batch, long allowed) {
    int from = batch.from;
    int end = (int) Math.min(batch.to, from + Math.min(allowed, Integer.MAX_VALUE / 2));
    batch.from = table.hits(batch.references, from, end);
    return batch.from - from;
  }

  /** One reference that may be no plain hit; a page that counts as gone faults. */
  private int resolve(long reference, long time) {
    long page = PageReference.page(reference);
    Access access = PageReference.access(reference);
    boolean lapsed = lapsed(page, time);
    return lapsed && space.stop(page, access) == 0 ? Resolution.FAULT : space.resolve(page, access);
  }

  /** As {@link #sweepRuns}, telling of each use; ends at a page that counts as gone. */
  private long sweepObserved(ReferenceBatch batch, long allowed, long time) {
    int end = Math.min(batch.to, batch.from + OBSERVED_AT_ONCE);
    int hit = table.hits(batch.references, batch.from, end);
    long done = 0;
    while (batch.from < hit && done < allowed && !observed.isFull()) {
      long reference = batch.references[batch.from];
      long page = PageReference.page(reference);
      if (observed.lapsed(page, time + done)) {
        break;
      }
      int count = PageReference.count(reference);
      int part = (int) Math.min(count, allowed - done);
      observed.use(page, part, time + done, nextUse(batch, part == count, time + done + part));
      if (part == count) {
        batch.from++;
      } else {
        batch.references[batch.from] = PageReference.minus(reference, part);
      }
      done += part;
    }
    return done;
  }

  /** When the page of the reference that is due is used next. */
  private static long nextUse(ReferenceBatch batch, boolean whole, long after) {
    if (batch.nextUses == null) {
      return ReplacementPolicy.NEVER;
    }
    return whole ? batch.nextUses[batch.from] : after;
  }

  /** As {@link #sweep}, where an entry may stand for several references. */
  private long sweepRuns(ReferenceBatch batch, long allowed) {
    int hit = table.hits(batch.references, batch.from, batch.to);
    long done = 0;
    while (batch.from < hit) {
      long reference = batch.references[batch.from];
      int count = PageReference.count(reference);
      if (done + count > allowed) {
        int part = (int) (allowed - done);
        batch.references[batch.from] = PageReference.minus(reference, part);
        return allowed;
      }
      done += count;
      batch.from++;
    }
    return done;
  }

  private void retire(ReferenceBatch batch, long reference) {
    if (PageReference.count(reference) == 1) {
      batch.from++;
    } else {
      batch.references[batch.from] = PageReference.minus(reference, 1);
    }
  }

  private Request stop(ReferenceBatch batch, int outcome, long time) {
    long reference = batch.references[batch.from];
    long page = PageReference.page(reference);
    Access access = PageReference.access(reference);
    if ((outcome & Resolution.FAULT) != 0) {
      if (observed != null) {
        observed.faulted(page, time);
      }
      long next = nextUse(batch, PageReference.count(reference) == 1, time + 1);
      return new Request.Fault(page, access, true, -1, time, next);
    }
    if ((outcome & Resolution.GUARD) == 0) {
      return exception(Win32Exception.EXCEPTION_ACCESS_VIOLATION, page, access);
    } else if (!space.isStack(page)) {
      return exception(Win32Exception.STATUS_GUARD_PAGE_VIOLATION, page, access);
    }
    Request growth = stacks.touched(page, page << AddressLayout.PAGE_SHIFT, access);
    return growth != null
        ? growth
        : exception(Win32Exception.EXCEPTION_STACK_OVERFLOW, page, access);
  }

  /** The end of a program whose reference raises an exception that it does not handle. */
  Request.Exit exception(Win32Exception raised, long page, Access access) {
    exception = raised;
    exceptionAddress = page << AddressLayout.PAGE_SHIFT;
    return new Request.Exit(
        1,
        "%s: %s of page 0x%x at 0x%x"
            .formatted(raised, access.name().toLowerCase(Locale.ROOT), page, exceptionAddress));
  }

  /** Reads into or writes from {@code bytes}; each page that it touches counts as a reference. */
  DataOutcome access(long address, byte[] bytes, Access access) {
    ran = true;
    long first = address >>> AddressLayout.PAGE_SHIFT;
    DataAccess.Stop stop = check(address, bytes.length, access);
    long time = time();
    clock.references(1, referencePicos);
    references++;
    if (stop != null && stop.reason() == Resolution.FAULT) {
      long held = stop.page() == first ? -1 : first;
      if (observed != null) {
        observed.faulted(stop.page(), time);
      }
      Request.Fault fault =
          new Request.Fault(stop.page(), access, false, held, time, ReplacementPolicy.NEVER);
      return new DataOutcome(fault, null, 0);
    }
    if (stop != null && stop.reason() == Resolution.GUARD && space.isStack(stop.page())) {
      Request.Call growth = stacks.touched(stop.page(), stop.address(), access);
      return growth != null
          ? new DataOutcome(growth, null, 0)
          : DataOutcome.raised(Win32Exception.EXCEPTION_STACK_OVERFLOW, stop.address());
    } else if (stop != null) {
      boolean guard = stop.reason() == Resolution.GUARD;
      return DataOutcome.raised(
          guard
              ? Win32Exception.STATUS_GUARD_PAGE_VIOLATION
              : Win32Exception.EXCEPTION_ACCESS_VIOLATION,
          stop.address());
    }
    int done = 0;
    while (done < bytes.length) {
      long at = address + done;
      long page = at >>> AddressLayout.PAGE_SHIFT;
      int outcome = space.resolve(page, access);
      note(page, outcome);
      use(page, time);
      int length = Math.min(bytes.length - done, AddressLayout.PAGE_SIZE - DataPages.offset(at));
      transfer(page, DataPages.offset(at), bytes, done, length, access);
      done += length;
    }
    return DataOutcome.DONE;
  }

  private DataAccess.Stop check(long address, int length, Access access) {
    DataAccess.Stop stop = DataAccess.check(space, address, length, access);
    long last = address + length - 1 >>> AddressLayout.PAGE_SHIFT;
    for (long page = address >>> AddressLayout.PAGE_SHIFT;
        observed != null && stop == null && page <= last;
        page++) {
      if (lapsed(page, time())) {
        stop = new DataAccess.Stop(Resolution.FAULT, page, page << AddressLayout.PAGE_SHIFT);
      }
    }
    return stop;
  }

  /** Whether a page, though mapped, counts as gone; the shared page never does. */
  private boolean lapsed(long page, long time) {
    return observed != null && !space.isShared(page) && observed.lapsed(page, time);
  }

  private void use(long page, long time) {
    if (space.isShared(page)) {
      return;
    }
    if (order != null) {
      order.use(page);
    } else if (observed != null) {
      observed.use(page, 1, time, ReplacementPolicy.NEVER);
    }
  }

  private void transfer(long page, int offset, byte[] bytes, int at, int length, Access access) {
    byte[] contents = data.bytes(page);
    if (access == Access.WRITE) {
      if (contents == null) {
        contents = data.create(page);
        newDataFrames.add(Pte.frame(table.get(page)));
        newData.add(contents);
      }
      data.written(page);
      System.arraycopy(bytes, at, contents, offset, length);
    } else if (contents != null) {
      System.arraycopy(contents, offset, bytes, at, length);
    } else {
      Arrays.fill(bytes, at, at + length, (byte) 0);
    }
  }

  private void note(long page, int outcome) {
    if ((outcome & (Resolution.TOUCHED | Resolution.FIRST_WRITE)) == 0) {
      return;
    }
    int frame = Pte.frame(table.get(page));
    if ((outcome & Resolution.TOUCHED) != 0 && order != null) {
      order.add(page);
    } else if ((outcome & Resolution.TOUCHED) != 0) {
      touched.add(frame);
    }
    if ((outcome & Resolution.FIRST_WRITE) != 0) {
      dirtied.add(frame);
    }
  }

  /** The contents of {@code page}, which was clean, must not be lost. */
  void dirty(long page) {
    if (space.dirty(page)) {
      ran = true;
      dirtied.add(Pte.frame(table.get(page)));
    }
  }

  /** The process has come to a stop by itself: it has run, whether it made a reference or not. */
  void hasRun() {
    ran = true;
  }

  /** Gives what was touched and dirtied to the lease instead. */
  void tell(FrameLease lease) {
    if (ran) {
      ran = false;
      takeUses();
      lease.apply(touched, details, dirtied, newDataFrames, newData);
      touched.clear();
      details.clear();
      dirtied.clear();
      newDataFrames.clear();
      newData.clear();
    }
  }

  /** What to report of the pages since the last report; null where nothing ran. */
  RunReport takeReport(int process) {
    if (!ran) {
      return null;
    }
    ran = false;
    byte[][] bytes = newData.isEmpty() ? RunReport.NO_DATA : newData.toArray(byte[][]::new);
    newData.clear();
    takeUses();
    return new RunReport(
        process, touched.take(), details.take(), dirtied.take(), newDataFrames.take(), bytes, null);
  }

  private void takeUses() {
    if (order != null) {
      order.takeInto(touched);
    } else if (observed != null) {
      observed.takeInto(touched, details);
    }
  }
}
