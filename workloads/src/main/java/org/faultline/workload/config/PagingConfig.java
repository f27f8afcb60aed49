package org.faultline.workload.config;

import java.util.List;
import org.faultline.memory.shares.ReplacementScope;
import org.faultline.memory.shares.ShareKind;
import org.faultline.memory.windows.WindowsSettings;

/**
 * How the machine pages.
 *
 * @param policy the replacement policy with its parameters, such as {@code lru} or {@code
 *     ws(5000)}; used with {@link Kind#TEXTBOOK} only
 * @param shares what the frames of each process follow with {@link ReplacementScope#LOCAL}
 * @param pageTables whether page-table pages are charged and take frames
 * @param lease whether a process with a fixed share runs the policy itself
 * @param settings the numbers of the lists and the working-set manager; used with {@link
 *     Kind#WINDOWS} only
 */
public record PagingConfig(
    Kind kind,
    String policy,
    ReplacementScope scope,
    ShareKind shares,
    boolean pageTables,
    boolean lease,
    WindowsSettings settings) {
  /** What stands for {@link Kind#WINDOWS} where a policy is named. */
  public static final String WINDOWS = "windows";

  /** The policy of the textbook machine where none is named. */
  public static final String DEFAULT_POLICY = "lru";

  /** How pages leave memory. */
  public enum Kind {
    /** Working sets, a standby and a modified list, a writer: docs/windows.md. */
    WINDOWS,
    /** A replacement policy over frames; every page starts in the pagefile: docs/model.md. */
    TEXTBOOK
  }

  /**
   * @throws IllegalArgumentException where frames are leased without a fixed share, shares are
   *     named that nobody has, or the scope does not go with the kind of paging
   */
  public PagingConfig {
    Check.part(
        kind == Kind.TEXTBOOK || scope == ReplacementScope.GLOBAL,
        List.of("scope"),
        "is local, but kind = windows gives each process a working set; nearest: global, or kind"
            + " = textbook with a policy");
    Check.part(
        scope == ReplacementScope.LOCAL || shares.equals(ShareKind.FIXED),
        List.of("shares"),
        "makes sense only with paging.scope = local; nearest: fixed");
    Check.part(
        !lease || !shares.changes(),
        List.of("lease"),
        "is on, but a process that runs the policy itself needs a share that stays the same; nearest: off,"
            + " or shares = equal");
    Check.that(
        !lease || scope == ReplacementScope.LOCAL, "has lease = on, which needs scope = local");
    Check.that(!lease || kind == Kind.TEXTBOOK, "has lease = on, which needs kind = textbook");
  }

  /** Whether memory has working sets and page lists. */
  public boolean isWindows() {
    return kind == Kind.WINDOWS;
  }
}
