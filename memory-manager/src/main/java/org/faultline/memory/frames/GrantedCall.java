package org.faultline.memory.frames;

import org.faultline.memory.address.MemoryWork;

/** What every kind of paging does for a system call that was granted, whoever serves it. */
public final class GrantedCall {
  private GrantedCall() {}

  /** Discards, resets, unlocks and trims the pages that the call names, in this order. */
  public static <P> void perform(PagedMemory<P> memory, P process, MemoryWork call) {
    call.contents()
        .discard()
        .forEach(range -> memory.discard(process, range.first(), range.last()));
    call.contents().reset().forEach(range -> memory.reset(process, range.first(), range.last()));
    call.locks().unlock().forEach(range -> memory.unlock(process, range.first(), range.last()));
    call.workingSet().trim().forEach(range -> memory.trim(process, range.first(), range.last()));
  }
}
