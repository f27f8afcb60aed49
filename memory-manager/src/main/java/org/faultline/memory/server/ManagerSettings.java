package org.faultline.memory.server;

import org.faultline.memory.time.Duration;

/**
 * The servers of the MemoryManager and their service times, drawn anew for each request.
 *
 * @param fault of a page fault
 * @param call of a system call
 * @param batch frames that the central server gives to a CPU's cache, with {@link Model#PER_CPU}; 1
 *     to {@value #MAXIMUM_BATCH}
 * @param local service time of a fault that finds a frame in its CPU's cache
 * @param shards servers with {@link Model#SHARDED}, 2 to {@value #MAXIMUM_SHARDS}
 */
public record ManagerSettings(
    Duration fault, Duration call, Model model, int batch, Duration local, int shards) {

  /** The largest batch. */
  public static final int MAXIMUM_BATCH = 65_536;

  /** The most shards. */
  public static final int MAXIMUM_SHARDS = 1024;

  /** Which servers there are. */
  public enum Model {
    /** One for all requests. */
    CENTRAL,
    /** One, and a cache of frames for each CPU. */
    PER_CPU,
    /** Several, among which the pages are divided. */
    SHARDED
  }

  /** One server. */
  public ManagerSettings(Duration fault, Duration call) {
    this(fault, call, Model.CENTRAL, 1, Duration.NONE, 2);
  }

  /**
   * @throws IllegalArgumentException where a value is out of range
   */
  public ManagerSettings {
    if (batch < 1 || batch > MAXIMUM_BATCH) {
      throw new IllegalArgumentException("must have a batch from 1 to 65536");
    }
    if (shards < 2 || shards > MAXIMUM_SHARDS) {
      throw new IllegalArgumentException("must have shards from 2 to 1024");
    }
  }
}
