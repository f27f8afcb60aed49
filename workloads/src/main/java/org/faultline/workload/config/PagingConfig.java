package org.faultline.workload.config;

/**
 * How the machine pages.
 *
 * @param policy the replacement policy's name, such as {@code lru}
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
}
