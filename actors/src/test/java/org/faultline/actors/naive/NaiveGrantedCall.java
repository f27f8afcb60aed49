package org.faultline.actors.naive;

import java.util.List;
import org.faultline.actors.naive.NaivePage.Where;
import org.faultline.memory.address.MemoryWork;
import org.faultline.memory.address.PageRange;

/** What a system call does to memory once its charge fits. */
final class NaiveGrantedCall {
  private final NaivePhysicalMemory memory;
  private final NaiveCommit commit;
  private final long commitPageNanos;

  NaiveGrantedCall(NaivePhysicalMemory memory, NaiveCommit commit, long commitPageNanos) {
    this.memory = memory;
    this.commit = commit;
    this.commitPageNanos = commitPageNanos;
  }

  /** Does what is done at once, and leaves to the work what takes frames. */
  void perform(NaiveWork work) {
    MemoryWork call = work.call;
    NaiveProcess process = work.process;
    if (call.chargePages() > 0) {
      commit.charge(process, call.chargePages());
    }
    call.contents().discard().forEach(r -> memory.pages.in(process, r).forEach(memory::discard));
    call.contents().reset().forEach(r -> memory.pages.in(process, r).forEach(memory::reset));
    call.contents()
        .undoReset()
        .forEach(r -> memory.pages.in(process, r).forEach(memory::undoReset));
    for (PageRange range : call.locks().unlock()) {
      for (NaivePage page : memory.pages.in(process, range)) {
        if (page.where == Where.FRAME) {
          memory.unlock(page);
        }
      }
    }
    call.workingSet().trim().forEach(range -> trim(memory.pages.in(process, range)));
    for (PageRange range : call.workingSet().trimTables()) {
      trim(memory.pages.tablesAbove(process, range));
    }
    if (call.chargePages() < 0) {
      commit.charge(process, call.chargePages());
    }
    for (PageRange range : call.entries().commit()) {
      work.cpuNanos += range.pages() * commitPageNanos;
      for (long page = range.first(); page <= range.last(); page++) {
        work.parts.add(new NaiveWork.Commit(page));
      }
    }
    for (PageRange range : call.entries().protect()) {
      for (NaivePage page : memory.pages.in(process, range)) {
        work.parts.add(new NaiveWork.Tables(page.number));
      }
    }
    call.prefetch().forEach(range -> work.parts.add(new NaiveWork.Prefetch(range)));
    for (PageRange range : call.locks().lock()) {
      for (long page = range.first(); page <= range.last(); page++) {
        work.parts.add(new NaiveWork.BringIn(page, true));
      }
    }
  }

  private void trim(List<NaivePage> pages) {
    pages.stream().filter(memory::canTrim).forEach(page -> memory.trim(page));
  }
}
