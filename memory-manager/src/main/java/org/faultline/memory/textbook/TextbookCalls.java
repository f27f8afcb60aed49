package org.faultline.memory.textbook;

import org.faultline.memory.address.MemoryWork;
import org.faultline.memory.address.PageRange;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.frames.GrantedCall;
import org.faultline.memory.server.CallHandler;
import org.faultline.memory.server.ChargeDecision;
import org.faultline.memory.server.ServerSettings;
import org.jspecify.annotations.Nullable;

/** System calls on the textbook machine: a charge fits or is refused, and nobody waits for one. */
final class TextbookCalls implements CallHandler<TextbookWork> {
  private final ServerSettings settings;
  private final TextbookMemory memory;
  // Absent where shares do not change.
  private final @Nullable DividedFrames divided;
  private final WorkingSetPromises promises;

  TextbookCalls(ServerSettings settings, TextbookMemory memory, @Nullable DividedFrames divided) {
    this.settings = settings;
    this.memory = memory;
    this.divided = divided;
    promises = new WorkingSetPromises(settings.memory().frames(), settings.processes().size());
  }

  /** Sections are not modelled here. */
  @Override
  public Win32Error check(TextbookWork work) {
    return work.call().section() == null
        ? Win32Error.ERROR_SUCCESS
        : Win32Error.ERROR_NOT_SUPPORTED;
  }

  @Override
  public boolean admitsLock(TextbookWork work, PageRange range) {
    if (divided != null) {
      divided.locks(work.process, range);
    }
    return memory.canLock(work.process, range.first(), range.last());
  }

  @Override
  public boolean promises(TextbookWork work, MemoryWork.WorkingSetSizes sizes) {
    return promises.promise(work.process(), sizes.minimumPages());
  }

  @Override
  public ChargeDecision charge(TextbookWork work, long pages) {
    boolean charged = memory.charge(work.process, pages);
    if (divided != null) {
      divided.shares().charged(work.process(), work.process.chargedPages());
    }
    return charged ? ChargeDecision.GRANTED : ChargeDecision.REFUSED;
  }

  @Override
  public void perform(TextbookWork work) {
    GrantedCall.perform(memory, work.process, work.call());
    for (PageRange range : work.call().locks().lock()) {
      work.pageIn = new PageIn(work.process, range.first(), range.last(), true);
    }
  }

  @Override
  public void completed(TextbookWork work) {
    if (!settings.pinsUntilRun()) {
      memory.unpin(work.process);
    }
  }

  /** The process is gone: nothing is promised to it. */
  void forget(int process) {
    promises.forget(process);
  }
}
