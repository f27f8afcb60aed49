package org.faultline.workload.config;

/**
 * How the machine pages.
 *
 * @param policy the replacement policy's name, such as {@code lru}
 * @param lists whether pages leave through the standby and modified lists
 * @param pageTables whether page-table pages are charged and take frames
 * @param lease whether a process with a fixed share runs the policy itself
 */
public record PagingConfig(
    String policy, Scope scope, boolean lists, boolean pageTables, boolean lease) {

  /** Whose pages a fault may take. */
  public enum Scope {
    /** Any process's. */
    GLOBAL,
    /** Only those of the faulting process, which has a fixed share of the frames. */
    LOCAL
  }

  /**
   * @throws IllegalArgumentException where frames are leased without a fixed share
   */
  public PagingConfig {
    Check.that(!lease || scope == Scope.LOCAL, "has lease = on, which needs scope = local");
    Check.that(!lease || !lists, "has lease = on, which needs lists = off");
  }
}
