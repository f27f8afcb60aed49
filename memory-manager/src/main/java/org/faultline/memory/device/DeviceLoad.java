package org.faultline.memory.device;

/**
 * What a device was asked to do from some moment on.
 *
 * @param busyNanos time during which at least one transfer was under way
 * @param placeNanos time that each place of the device held a transfer, all places together; over a
 *     time, its quotient is the mean number of busy places
 * @param busNanos time during which the one bus moved bytes
 * @param queueNanos time that transfers waited or were under way, in all; over a time, its quotient
 *     is the average length of the queue
 */
public record DeviceLoad(
    Moved reads, Moved writes, long busyNanos, long placeNanos, long busNanos, long queueNanos) {

  /**
   * What was submitted in one direction.
   *
   * @param transfers of one page or more
   * @param pages of these, in all
   * @param nanos from the submission to the end of each, in all
   */
  public record Moved(long transfers, long pages, long nanos) {}
}
