package org.faultline.workload.config;

import org.faultline.memory.lists.ListSettings;

/**
 * How the machine pages.
 *
 * @param policy the replacement policy's name, such as {@code lru}; {@link #WINDOWS} is the
 *     working-set manager with page lists
 * @param lists whether pages leave through the standby and modified lists
 * @param pageTables whether page-table pages are charged and take frames
 * @param lease whether a process with a fixed share runs the policy itself
 * @param settings the numbers of the lists and the working-set manager
 */
public record PagingConfig(
    String policy,
    Scope scope,
    boolean lists,
    boolean pageTables,
    boolean lease,
    ListSettings settings) {
  /** The policy that pages as Windows does. */
  public static final String WINDOWS = "windows";

  /** Whose pages a fault may take. */
  public enum Scope {
    /** Any process's. */
    GLOBAL,
    /** Only those of the faulting process, which has a fixed share of the frames. */
    LOCAL
  }

  /**
   * @throws IllegalArgumentException where frames are leased without a fixed share, or the policy
   *     does not go with the lists
   */
  public PagingConfig {
    boolean windows = policy.equals(WINDOWS);
    Check.that(
        lists || !windows,
        "has policy = windows, which needs lists = on; nearest: lists = auto, or another policy");
    Check.that(
        windows || !lists,
        "has lists = on, which needs policy = windows; nearest: lists = auto, or policy = windows");
    Check.that(
        !lists || scope == Scope.GLOBAL,
        "has scope = local, which policy = windows does not have: each process has a working set;"
            + " nearest: scope = global");
    Check.that(!lease || scope == Scope.LOCAL, "has lease = on, which needs scope = local");
    Check.that(!lease || !lists, "has lease = on, which needs lists = off");
  }
}
