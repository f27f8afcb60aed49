package org.faultline.actors.naive;

/** Which transfers of the pagefile's device fail. */
interface NaiveFailures {
  /** A device that never fails. */
  NaiveFailures NONE = write -> false;

  /** Whether the transfer that is submitted now will fail. */
  boolean fails(boolean write);
}
