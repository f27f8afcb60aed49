package org.faultline.actors.naive;

import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.AddressSpace;
import org.faultline.memory.address.MemoryWork;
import org.faultline.memory.address.PageRange;
import org.faultline.memory.section.SectionWork;
import org.faultline.memory.server.Finding;
import org.faultline.memory.server.SectionFindings;

/** What a process asks and learns of the pages that are committed in reserved sections. */
final class NaiveReservedViews {
  private final AddressSpace space;
  private PageRange asked;
  private PageRange answered;

  NaiveReservedViews(AddressSpace space) {
    this.space = space;
  }

  boolean isUnderWay() {
    return asked != null;
  }

  /** The request that must come before a call on this memory; null for none. */
  NaiveStop ask(long address, long bytes) {
    PageRange unknown = space.unknownCommitted(address, bytes);
    if (unknown == null) {
      return null;
    }
    asked = unknown;
    return new NaiveStop.Call(
        MemoryWork.NONE.and(new SectionWork.FindCommitted(unknown.first(), unknown.last())));
  }

  /** The request of a reference to this page; null where it was just answered. */
  NaiveStop reference(long page) {
    if (answered != null && page >= answered.first() && page <= answered.last()) {
      answered = null;
      return null;
    }
    return ask(page * AddressLayout.PAGE_SIZE, 1);
  }

  void answered(Finding finding) {
    answered = asked;
    asked = null;
    if (finding instanceof SectionFindings.CommittedPages found) {
      space.learnCommitted(answered, found.firsts(), found.lasts());
    }
  }

  /** Something else was done since. */
  void forget() {
    answered = null;
  }
}
