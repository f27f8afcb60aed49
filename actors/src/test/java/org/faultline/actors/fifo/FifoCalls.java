package org.faultline.actors.fifo;

import org.faultline.memory.address.MemoryWork;
import org.faultline.memory.address.PageRange;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.frames.GrantedCall;
import org.faultline.memory.server.CallHandler;
import org.faultline.memory.server.ChargeDecision;

/** System calls; nothing can be locked. */
record FifoCalls(FifoMemory memory) implements CallHandler<FifoWork> {
  @Override
  public Win32Error check(FifoWork work) {
    return Win32Error.ERROR_SUCCESS;
  }

  @Override
  public boolean admitsLock(FifoWork work, PageRange range) {
    return false;
  }

  @Override
  public boolean promises(FifoWork work, MemoryWork.WorkingSetSizes sizes) {
    return true;
  }

  @Override
  public ChargeDecision charge(FifoWork work, long pages) {
    return memory.charge(work.process, pages) ? ChargeDecision.GRANTED : ChargeDecision.REFUSED;
  }

  @Override
  public void perform(FifoWork work) {
    GrantedCall.perform(memory, work.process, work.call());
  }

  @Override
  public void completed(FifoWork work) {}
}
