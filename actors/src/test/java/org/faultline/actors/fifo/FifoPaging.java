package org.faultline.actors.fifo;

import org.faultline.memory.pagefile.Pagefile;
import org.faultline.memory.server.Alarm;
import org.faultline.memory.server.CallHandler;
import org.faultline.memory.server.FaultHandler;
import org.faultline.memory.server.LoadOrder;
import org.faultline.memory.server.PagerChoice;
import org.faultline.memory.server.PagerQuestion;
import org.faultline.memory.server.PagingReports;
import org.faultline.memory.server.Reply;
import org.faultline.memory.server.Request;
import org.faultline.memory.server.RequestKind;
import org.faultline.memory.server.RequestProgress;
import org.faultline.memory.server.RunReport;
import org.faultline.memory.server.ServerBooks;
import org.faultline.memory.server.TransferQueue;

/** A kind of paging with demand-zero faults and hard faults, without lists and working sets. */
final class FifoPaging implements FaultHandler<FifoWork> {
  private final ServerBooks books;
  private final FifoMemory memory;
  private final FifoTransfers transfers;
  private boolean released;
  private RequestKind kind = RequestKind.LATE_FAULT;

  FifoPaging(ServerBooks books, Pagefile pagefile) {
    this.books = books;
    memory = new FifoMemory(books, pagefile);
    transfers = new FifoTransfers(books);
  }

  @Override
  public void apply(RunReport report) {
    report.tell(memory);
    FifoProcess process = memory.processes[report.process()];
    released |= process != null && memory.letGo(process);
  }

  @Override
  public void arrived(int process) {
    if (memory.processes[process] == null) {
      memory.processes[process] = new FifoProcess(process);
    }
  }

  @Override
  public FifoWork work(int process, Request request) {
    return new FifoWork(memory.processes[process], request);
  }

  @Override
  public void begin(FifoWork work) {}

  @Override
  public RequestProgress fault(FifoWork work, Request.Fault fault, long now) {
    memory.count(work.process, fault.page());
    boolean zero = work.process.slot(fault.page()) < 0;
    kind = zero ? RequestKind.DEMAND_ZERO_FAULT : RequestKind.HARD_FAULT;
    work.spend(
        zero
            ? books.settings().costs().demandZeroFaultNanos()
            : books.settings().costs().hardFaultNanos());
    if (fault.held() >= 0) {
      memory.hold(work.process, work.process.frame(fault.held()));
    }
    return advance(work);
  }

  @Override
  public RequestProgress advance(FifoWork work) {
    if (work.fault() == null) {
      return work.ended();
    } else if (memory.free.isEmpty()) {
      return new PagerQuestion.Victim(0, work.process(), work.needed());
    }
    boolean read = memory.load(work.process, work.needed());
    if (read && !books.settings().pagefile().instant()) {
      return Reply.Outcome.BLOCKED;
    }
    memory.map(work.process, work.needed(), work.isRetiredWrite());
    return work.ended();
  }

  @Override
  public RequestProgress chosen(
      FifoWork work, PagerQuestion question, PagerChoice choice, long now) {
    if (choice.frames().length == 0 || !memory.canEvict(choice.frames()[0])) {
      return Reply.Outcome.WAITS;
    }
    memory.evict(choice.frames()[0]);
    released = true;
    return advance(work);
  }

  @Override
  public RequestProgress exit(FifoWork work, Request.Exit exit) {
    abandon(work);
    return Reply.Outcome.GONE;
  }

  @Override
  public void abandon(FifoWork work) {
    memory.exit(work.process);
    released = true;
  }

  @Override
  public boolean startOver(FifoWork work) {
    return false;
  }

  @Override
  public void order(LoadOrder order) {}

  @Override
  public FifoWork waitingFor(Alarm alarm) {
    return transfers.reading.remove(alarm.id());
  }

  @Override
  public RequestProgress resume(FifoWork work, Alarm alarm) {
    memory.map(work.process, work.needed(), work.isRetiredWrite());
    return Reply.Outcome.WAKES;
  }

  @Override
  public RequestKind kind(Reply.Outcome outcome) {
    return kind;
  }

  @Override
  public void serviced(FifoWork work, long nanos, RequestKind served) {}

  @Override
  public void settle(long now) {
    if (books.settings().pagefile().instant()) {
      books.journal().countTransfers();
      books.journal().transfers().clear();
    }
  }

  @Override
  public boolean replied(FifoWork work, boolean retrying, long now) {
    boolean any = released;
    released = false;
    return any;
  }

  @Override
  public CallHandler<FifoWork> calls() {
    return new FifoCalls(memory);
  }

  @Override
  public TransferQueue<FifoWork> transfers() {
    return transfers;
  }

  @Override
  public PagingReports reports() {
    return new FifoReports(books, memory);
  }
}
