package org.faultline.memory.server;

import org.faultline.memory.address.MemoryWork;
import org.faultline.memory.address.PageRange;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.event.EventKind;

/** Grants a system call the locks, the minimum and the charge that it needs, or refuses it. */
final class CallServer<W extends PagingWork> {
  private final FaultHandler<W> handler;
  private final CallHandler<W> calls;
  private final PagingJournal journal;
  private final RequestsUnderWay underWay;
  private final Waiters<W> waiters;

  CallServer(ServerBooks books, FaultHandler<W> handler, Waiters<W> waiters) {
    this.handler = handler;
    this.waiters = waiters;
    calls = handler.calls();
    journal = books.journal();
    underWay = books.underWay();
  }

  /** Serves a call of which nothing was done. */
  RequestProgress serve(W work, Request.Call call) {
    Win32Error refused = calls.check(work);
    if (refused != Win32Error.ERROR_SUCCESS) {
      return end(work, refused);
    }
    return call.leased() ? chargeLease(work, call) : admit(work, call.work());
  }

  private RequestProgress admit(W work, MemoryWork call) {
    for (PageRange range : call.locks().lock()) {
      if (!calls.admitsLock(work, range)) {
        return refuseResident(work, Win32Error.ERROR_WORKING_SET_QUOTA);
      }
    }
    if (call.workingSet().sizes() != null && !calls.promises(work, call.workingSet().sizes())) {
      return refuseResident(work, Win32Error.ERROR_NO_SYSTEM_RESOURCES);
    }
    return charge(work);
  }

  /** Of a process that leases its frames: all but the charge is its own affair. */
  private RequestProgress chargeLease(W work, Request.Call call) {
    if (call.refused() == Win32Error.ERROR_WORKING_SET_QUOTA) {
      return refuseResident(work, call.refused());
    } else if (call.refused() == Win32Error.ERROR_SUCCESS
        && calls.charge(work, call.work().chargePages()) == ChargeDecision.REFUSED) {
      return refuseCharge(work);
    }
    return end(work, call.refused());
  }

  /** Charges a call that was granted all else, for the first time or again, and performs it. */
  RequestProgress charge(W work) {
    long pages = work.chargePages();
    ChargeDecision decision = pages > 0 ? calls.charge(work, pages) : ChargeDecision.GRANTED;
    return switch (decision) {
      case GRANTED -> perform(work, pages);
      case WAITS -> waitForCommit(work, pages);
      case REFUSED -> refuseCharge(work);
    };
  }

  private RequestProgress waitForCommit(W work, long pages) {
    waiters.addForCommit(work);
    if (work.isAway()) {
      return Reply.Outcome.NONE;
    }
    journal.chain(EventKind.COMMIT_WAIT, work.process(), pages, 0);
    return Reply.Outcome.COMMIT_WAITS;
  }

  /** Whether it is known what becomes of the charge that has waited longest. */
  boolean canDecideCharge() {
    return waiters.anyForCommit() && calls.isDecided(waiters.firstCharge());
  }

  private RequestProgress perform(W work, long pages) {
    underWay.granted(work.process());
    calls.perform(work);
    if (pages < 0) {
      calls.charge(work, pages);
    }
    return handler.advance(work);
  }

  private RequestProgress refuseResident(W work, Win32Error error) {
    journal.count(work.process(), Counter.RESIDENT_REFUSALS, 1);
    return end(work, error);
  }

  private RequestProgress refuseCharge(W work) {
    journal.commitRefused(work.process(), work.chargePages());
    return end(work, Win32Error.ERROR_COMMITMENT_LIMIT);
  }

  private RequestProgress end(W work, Win32Error error) {
    work.answer(error);
    calls.completed(work);
    return work.ended();
  }
}
