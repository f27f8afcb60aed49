package org.faultline.workload.config;

import java.util.List;
import org.faultline.memory.shares.ReplacementScope;
import org.faultline.memory.shares.ShareKind;
import org.faultline.memory.windows.WindowsSettings;

/**
 * How the machine pages.
 *
 * @param policy the replacement policy's name, such as {@code lru}; {@link #WINDOWS} is the
 *     working-set manager with page lists
 * @param shares what the frames of each process follow with {@link ReplacementScope#LOCAL}
 * @param lists whether pages leave through the standby and modified lists
 * @param pageTables whether page-table pages are charged and take frames
 * @param lease whether a process with a fixed share runs the policy itself
 * @param settings the numbers of the lists and the working-set manager
 */
public record PagingConfig(
    String policy,
    ReplacementScope scope,
    ShareKind shares,
    boolean lists,
    boolean pageTables,
    boolean lease,
    WindowsSettings settings) {
  /** The policy that pages as Windows does. */
  public static final String WINDOWS = "windows";

  /**
   * @throws IllegalArgumentException where frames are leased without a fixed share, shares are
   *     named that nobody has, or the policy does not go with the lists
   */
  public PagingConfig {
    boolean windows = policy.equals(WINDOWS);
    Check.part(
        lists || !windows,
        List.of("lists"),
        "is off, and policy = windows has page lists; nearest: auto, or another policy");
    Check.part(
        windows || !lists,
        List.of("lists"),
        "is on, which only policy = windows has; nearest: auto, or policy = windows");
    Check.part(
        !lists || scope == ReplacementScope.GLOBAL,
        List.of("scope"),
        "is local, and with policy = windows each process has a working set; nearest: global, or"
            + " another policy");
    Check.part(
        scope == ReplacementScope.LOCAL || shares.equals(ShareKind.FIXED),
        List.of("shares"),
        "has a meaning only with paging.scope = local; nearest: fixed");
    Check.part(
        !lease || !shares.changes(),
        List.of("lease"),
        "is on, and a process that runs the policy itself needs a share that stays; nearest: off, or"
            + " shares = equal");
    Check.that(
        !lease || scope == ReplacementScope.LOCAL, "has lease = on, which needs scope = local");
    Check.that(!lease || !lists, "has lease = on, which needs lists = off");
  }
}
