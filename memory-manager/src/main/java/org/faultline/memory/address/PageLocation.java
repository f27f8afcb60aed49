package org.faultline.memory.address;

/** The places where a page that was touched can be. */
public enum PageLocation {
  /** In the working set, and locked there. */
  LOCKED,
  /** In the working set. */
  WORKING_SET,
  /** In no working set, and clean: it can be taken back, and its frame for another page. */
  STANDBY,
  /** In no working set, and still to be written. */
  MODIFIED,
  /** In memory while it is being read or written. */
  TRANSITION,
  /** In the pagefile alone. */
  PAGEFILE,
  /** In memory always: the system keeps it for all processes. */
  SYSTEM
}
