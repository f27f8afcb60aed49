package org.faultline.actors.naive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.faultline.memory.address.Access;
import org.faultline.memory.address.MemoryWork;
import org.faultline.memory.address.PageRange;
import org.faultline.memory.section.SectionWork;
import org.faultline.memory.server.Finding;

/** A request under way at the memory with page lists: what is left to do, and what was done. */
final class NaiveWork {
  sealed interface Part {}

  /** A page is brought in, and locked. */
  record BringIn(long page, boolean lock) implements Part {}

  /** A page gets a demand-zero entry. */
  record Commit(long page) implements Part {}

  /** The tables above a page are brought in, so that its entry can be written. */
  record Tables(long page) implements Part {}

  /** Bytes of a page that others may see are read or written. */
  record Move(SectionWork.AccessData data) implements Part {}

  /** Pages are read ahead. */
  record Prefetch(PageRange pages) implements Part {}

  final NaiveProcess process;
  final NaiveStop.Fault fault;
  final MemoryWork call;
  final Deque<Part> parts = new ArrayDeque<>();

  /** The pages and tables before which the working set had its chance to shrink. */
  final Set<NaivePage> grown = new HashSet<>();

  final List<NaivePage> locked = new ArrayList<>();

  /** What the call charges, to whomever, in pages. */
  long charge;

  /** What the call asked for; null for nothing. */
  Finding finding;

  /** The page for whose read it waited last. */
  NaivePage collided;

  /** Whether its fault has its kind already, before its page is copied. */
  boolean counted;

  /** Writes to files that it waits for. */
  int writes;

  long cpuNanos;

  /** Whether it waited for a page. */
  boolean waited;

  /** Whether its process has left the CPU. */
  boolean away;

  /** One of the two is null. */
  NaiveWork(NaiveProcess process, NaiveStop.Fault fault, MemoryWork call) {
    this.process = process;
    this.fault = fault;
    this.call = call;
  }

  /** Whether the page shall become a copy of what it shows. */
  boolean copies(NaivePage page) {
    return fault != null && fault.copy() && page.shows != null && page.number == fault.page();
  }

  /** Whether what is brought in as this page is written by the reference that faulted. */
  boolean writes(NaivePage page) {
    return !copies(page)
        && fault != null
        && fault.retired()
        && fault.access() == Access.WRITE
        && !page.isTable();
  }

  /** What becomes of its process once it is done. */
  NaiveAnswer.Outcome end() {
    return away ? NaiveAnswer.Outcome.WAKES : NaiveAnswer.Outcome.RESUMES;
  }
}
