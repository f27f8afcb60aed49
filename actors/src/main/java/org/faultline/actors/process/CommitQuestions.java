package org.faultline.actors.process;

import java.util.Objects;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.AddressSpace;
import org.faultline.memory.address.MemoryWork;
import org.faultline.memory.address.PageRange;
import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.section.SectionWork;
import org.faultline.memory.server.Finding;
import org.faultline.memory.server.Request;
import org.faultline.memory.server.SectionFindings;
import org.jspecify.annotations.Nullable;

/**
 * What a process knows of the pages of a section that are committed one by one: only the section
 * knows them all, so that the MemoryManager is asked before anything depends on one.
 */
final class CommitQuestions {
  private final AddressSpace space;
  // What is asked; absent while nothing is.
  private @Nullable PageRange asked;
  // What was asked last, while the reference that wanted to know has not been made again.
  private @Nullable PageRange answered;

  CommitQuestions(AddressSpace space) {
    this.space = space;
  }

  /**
   * The request that must be answered before a call on this memory is planned, if there is one.
   *
   * @param bytes 0 for all like pages from there on
   */
  @Nullable Request ask(long address, long bytes) {
    PageRange unknown = space.unknownCommitted(address, bytes);
    return unknown == null ? null : ask(unknown);
  }

  /** As {@link #ask}, for what lies from the address {@code known} on. */
  @Nullable Request askBehind(long known, long address, long bytes) {
    if (Long.compareUnsigned(known, address) <= 0) {
      return ask(address, bytes);
    }
    long left = address + bytes - known;
    return left <= 0 ? null : ask(known, left);
  }

  /**
   * The request that a reference to this page needs, of which nothing is known; absent where it was
   * just asked for, so that the page is not committed.
   */
  @Nullable Request reference(long page) {
    PageRange known = answered;
    if (known != null && page >= known.first() && page <= known.last()) {
      answered = null;
      return null;
    }
    return ask(page << AddressLayout.PAGE_SHIFT, 1);
  }

  private Request ask(PageRange pages) {
    asked = pages;
    MemoryWork work =
        MemoryWork.NONE.and(new SectionWork.FindCommitted(pages.first(), pages.last()));
    return new Request.Call(SystemCallKind.FIND_COMMITTED, work, false, Win32Error.ERROR_SUCCESS);
  }

  /** Whether a request is under way. */
  boolean isUnderWay() {
    return asked != null;
  }

  /** Takes the answer; gives the address behind what was asked. */
  long answered(@Nullable Finding finding) {
    PageRange pages = Objects.requireNonNull(asked, "nothing was asked");
    asked = null;
    answered = pages;
    if (finding instanceof SectionFindings.CommittedPages found) {
      space.learnCommitted(pages, found.firsts(), found.lasts());
    }
    return (pages.last() + 1) << AddressLayout.PAGE_SHIFT;
  }

  /** A reference went on: what was asked before says nothing of the next one. */
  void forget() {
    answered = null;
  }
}
