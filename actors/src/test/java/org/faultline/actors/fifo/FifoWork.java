package org.faultline.actors.fifo;

import org.faultline.memory.server.PagingWork;
import org.faultline.memory.server.Request;
import org.faultline.memory.server.RequestKind;
import org.faultline.memory.server.Transfers;

/** A request that is under way. */
final class FifoWork extends PagingWork {
  final FifoProcess process;
  RequestKind kind;
  Transfers reads;

  FifoWork(FifoProcess process, Request request) {
    super(request);
    this.process = process;
  }

  @Override
  public int process() {
    return process.id;
  }

  @Override
  public long needed() {
    return fault().page();
  }
}
