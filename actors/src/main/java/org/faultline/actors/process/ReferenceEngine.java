package org.faultline.actors.process;

import java.util.Locale;
import org.faultline.memory.address.Access;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.AddressSpace;
import org.faultline.memory.address.PageReference;
import org.faultline.memory.address.PageTable;
import org.faultline.memory.address.Resolution;
import org.faultline.memory.address.Win32Exception;
import org.faultline.memory.replacement.ReplacementPolicy;
import org.faultline.memory.server.Request;
import org.faultline.workload.program.ReferenceBatch;
import org.jspecify.annotations.Nullable;

/**
 * Makes references: the hits of a batch in one sweep over the page table, all else one at a time.
 */
final class ReferenceEngine {
  private static final int OBSERVED_AT_ONCE = 256;
  private static final long NO_OTHER_PAGE = -1;

  private final AddressSpace space;
  private final PageTable table;
  private final VirtualClock clock;
  private final ReferenceClock references;
  private final StackGrowth stacks;
  private final CommitQuestions views;
  private final PageUses uses;
  private final long referencePicos;
  // As those of the uses.
  private final @Nullable UseOrder order;
  private final @Nullable ObservedUses observed;
  private @Nullable Raised raised;

  ReferenceEngine(ProcessState state) {
    space = state.memory().space();
    table = space.pageTable();
    stacks = state.memory().stacks();
    views = state.memory().views();
    uses = state.memory().uses();
    references = state.clocks().references();
    clock = state.clocks().virtual();
    referencePicos = state.settings().costs().referencePicos();
    order = uses.order();
    observed = uses.observed();
  }

  /** An exception that the program does not handle, raised at an address. */
  record Raised(Win32Exception exception, long address) {}

  /** What ended the program last, if anything has. */
  @Nullable Raised raised() {
    return raised;
  }

  /**
   * Makes references of the batch until {@code untilNanos} or so many; gives what one of them
   * needs, if one does.
   */
  @Nullable Request run(ReferenceBatch batch, long untilNanos, long budgetReferences) {
    long costPicos = referencePicos * batch.costPerMille / 1000;
    long allowedReferences =
        Math.min(budgetReferences, clock.affordableReferences(untilNanos, costPicos));
    Request needed = null;
    long done = 0;
    while (needed == null
        && done < allowedReferences
        && batch.from < batch.to
        && !uses.mustReport()) {
      if (observed != null) {
        done +=
            sweepObserved(
                observed, batch, allowedReferences - done, references.nowReferences() + done);
      } else if (order != null) {
        done += sweepInOrder(order, batch, allowedReferences - done);
      } else if (batch.single) {
        done += sweep(batch, allowedReferences - done);
      } else {
        done += sweepRuns(batch, allowedReferences - done);
      }
      if (done < allowedReferences && batch.from < batch.to && !uses.mustReport()) {
        long reference = batch.references[batch.from];
        int outcome = resolve(reference, references.nowReferences() + done);
        if (outcome == Resolution.HIT && space.isShared(PageReference.page(reference))) {
          retire(batch, reference);
          done++;
        } else if ((outcome & Resolution.STOPS) == 0) {
          uses.note(PageReference.page(reference), outcome);
        } else {
          needed = needed(batch, outcome, references.nowReferences() + done);
          if (!(needed instanceof Request.Call)) {
            retire(batch, reference);
            done++;
          }
        }
      }
    }
    if (done > 0) {
      uses.hasRun();
    }
    clock.references(done, costPicos);
    references.add(done);
    return needed;
  }

  private long sweepInOrder(UseOrder order, ReferenceBatch batch, long allowedReferences) {
    order.makeRoom(batch.to - batch.from);
    batch.from = table.hitsInOrder(batch.references, batch.from, batch.to, allowedReferences);
    return table.referencesHit();
  }

  private int sweep(ReferenceBatch batch, long allowedReferences) {
    int from = batch.from;
    int end = (int) Math.min(batch.to, from + Math.min(allowedReferences, Integer.MAX_VALUE / 2));
    batch.from = table.hits(batch.references, from, end);
    return batch.from - from;
  }

  /** One reference that may be no plain hit; a page that counts as gone faults. */
  private int resolve(long reference, long nowReferences) {
    long page = PageReference.page(reference);
    Access access = PageReference.access(reference);
    boolean lapsed = uses.lapsed(page, nowReferences);
    return lapsed && space.stop(page, access) == 0 ? Resolution.FAULT : space.resolve(page, access);
  }

  /** As {@link #sweepRuns}, telling of each use; ends at a page that counts as gone. */
  private long sweepObserved(
      ObservedUses observed, ReferenceBatch batch, long allowedReferences, long nowReferences) {
    int end = Math.min(batch.to, batch.from + OBSERVED_AT_ONCE);
    int hit = table.hits(batch.references, batch.from, end);
    long done = 0;
    while (batch.from < hit && done < allowedReferences && !observed.isFull()) {
      long reference = batch.references[batch.from];
      long page = PageReference.page(reference);
      if (observed.lapsed(page, nowReferences + done)) {
        break;
      }
      int count = PageReference.count(reference);
      int part = (int) Math.min(count, allowedReferences - done);
      observed.use(
          page,
          part,
          nowReferences + done,
          nextUse(batch, part == count, nowReferences + done + part));
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
  private static long nextUse(ReferenceBatch batch, boolean whole, long afterReferences) {
    if (batch.nextUses == null) {
      return ReplacementPolicy.NEVER;
    }
    return whole ? batch.nextUses[batch.from] : afterReferences;
  }

  /** As {@link #sweep}, where an entry may stand for several references. */
  private long sweepRuns(ReferenceBatch batch, long allowedReferences) {
    int hit = table.hits(batch.references, batch.from, batch.to);
    long done = 0;
    while (batch.from < hit) {
      long reference = batch.references[batch.from];
      int count = PageReference.count(reference);
      if (done + count > allowedReferences) {
        int part = (int) (allowedReferences - done);
        batch.references[batch.from] = PageReference.minus(reference, part);
        return allowedReferences;
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

  /** What the reference that is due needs, or the end of its program. */
  private Request needed(ReferenceBatch batch, int outcome, long nowReferences) {
    long reference = batch.references[batch.from];
    long page = PageReference.page(reference);
    Access access = PageReference.access(reference);
    if ((outcome & Resolution.FAULT) != 0) {
      uses.faulted(page, nowReferences);
      long nextReferences = nextUse(batch, PageReference.count(reference) == 1, nowReferences + 1);
      return new Request.Fault(
          page,
          access,
          true,
          NO_OTHER_PAGE,
          nowReferences,
          nextReferences,
          space.needsCopy(page, access));
    }
    if ((outcome & Resolution.UNKNOWN) != 0) {
      Request ask = views.reference(page);
      return ask != null ? ask : exception(Win32Exception.EXCEPTION_ACCESS_VIOLATION, page, access);
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
  Request.Exit exception(Win32Exception exception, long page, Access access) {
    raised = new Raised(exception, page << AddressLayout.PAGE_SHIFT);
    return new Request.Exit(
        1,
        "%s: %s of page 0x%x at 0x%x"
            .formatted(exception, access.name().toLowerCase(Locale.ROOT), page, raised.address()));
  }
}
