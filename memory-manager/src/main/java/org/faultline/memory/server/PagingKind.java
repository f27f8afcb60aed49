package org.faultline.memory.server;

import org.faultline.memory.pagefile.Pagefile;

/**
 * A kind of paging that is found by its name in {@code META-INF/services}: it makes what the
 * MemoryManager and the Pager own.
 */
public interface PagingKind {
  /** Its name in {@code paging.policy}. */
  String name();

  /** How it resolves faults: memory of which nothing is used. */
  FaultHandler<?> handler(ServerBooks books, Pagefile pagefile);

  /** What its Pager knows of frames, and how it chooses among them. */
  PagerBook pagerBook(ServerSettings settings);
}
