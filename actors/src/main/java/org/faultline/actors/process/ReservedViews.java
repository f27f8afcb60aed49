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
final class ReservedViews {
  private static final long NO_PAGE = -1;

  private final AddressSpace space;
  // What is asked; absent while nothing is.
  private @Nullable PageRange asked;
  // The page for whose reference it was asked in vain, until that is made again; -1 for none.
  private long wanted = NO_PAGE;

  ReservedViews(AddressSpace space) {
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

  /**
   * The request that a reference to this page needs, of which nothing is known; absent where it was
   * just asked for, so that the page is not committed.
   */
  @Nullable Request reference(long page) {
    if (wanted == page) {
      wanted = NO_PAGE;
      return null;
    }
    wanted = page;
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

  /** Takes the answer. */
  void answered(@Nullable Finding finding) {
    PageRange pages = Objects.requireNonNull(asked, "an answer is waited for");
    asked = null;
    if (finding instanceof SectionFindings.CommittedPages found) {
      space.learnCommitted(pages, found.firsts(), found.lasts());
    }
    if (wanted != NO_PAGE && space.unknownCommitted(wanted << AddressLayout.PAGE_SHIFT, 1) == null) {
      wanted = NO_PAGE;
    }
  }

  /** A reference went on: what was asked before says nothing of the next one. */
  void forget() {
    wanted = NO_PAGE;
  }
}
