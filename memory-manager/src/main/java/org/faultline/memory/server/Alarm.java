package org.faultline.memory.server;

/**
 * Something that the MemoryManager waits for: it is to be told when its time has come.
 *
 * @param time when, in nanoseconds
 * @param process whose pages it concerns; 0 for nobody's
 * @param id tells alarms of a kind apart
 * @param isProgress whether something may go on once it has come: with none of those left, who
 *     waits for a page waits in vain
 */
public record Alarm(long time, Kind kind, int process, int id, boolean isProgress) {

  /** What has come. */
  public enum Kind {
    /** The service of the process's request has ended. */
    SERVICE,
    /** A read has ended. */
    READ,
    /** A write has ended. */
    WRITE,
    /** The pagefile has grown. */
    GROWN,
    /** The working-set manager is called for, since memory is low. */
    PRESSURE,
    /** The working-set manager's regular pass. */
    PERIOD,
    /** A failed write may be tried again. */
    WRITE_RETRY
  }
}
