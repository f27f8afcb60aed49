package org.faultline.memory.server;

/**
 * Something that the MemoryManager waits for: it is to be told when its time has come.
 *
 * @param atNanos when, in nanoseconds
 * @param process whose pages it concerns; 0 for nobody's
 * @param id tells alarms of a kind apart
 * @param isProgress whether something may go on once it has come: with none of those left, who
 *     waits for a page waits for ever
 */
public record Alarm(long atNanos, Kind kind, int process, int id, boolean isProgress) {

  /** What has come. */
  public enum Kind {
    /** The service of the process's request has ended. */
    SERVICE(true),
    /** A read has ended. */
    READ(true),
    /** A write has ended. */
    WRITE(true),
    /** The pagefile has grown. */
    GROWN(true),
    /** The working-set manager is called for, since memory is low. */
    PRESSURE(false),
    /** The working-set manager's regular pass. */
    PERIOD(false),
    /** A failed write may be tried again. */
    WRITE_RETRY(false);

    private final boolean exact;

    Kind(boolean exact) {
      this.exact = exact;
    }

    /** Whether it happens at its very time, even where something later was served already. */
    boolean isExact() {
      return exact;
    }
  }
}
