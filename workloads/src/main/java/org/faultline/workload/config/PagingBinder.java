package org.faultline.workload.config;

import java.util.List;
import java.util.Set;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.shares.ReplacementScope;
import org.faultline.memory.shares.ShareKind;
import org.faultline.memory.windows.WindowsSettings;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Expressions;
import org.faultline.workload.binding.Fields;
import org.jspecify.annotations.Nullable;

/** Reads {@code paging}. */
final class PagingBinder {
  private static final long SECOND = 1_000_000_000L;
  private static final int MOST_WRITES = 64;
  private static final int MOST_RETRIES = 1_000_000;
  private static final long MOST_REFERENCES = 1_000_000_000_000L;

  private static final Expressions<ShareKind> SHARES =
      new Expressions<ShareKind>("rule")
          .with("fixed", a -> ShareKind.FIXED)
          .with("equal", a -> ShareKind.EQUAL)
          .with("equal-of-active", a -> ShareKind.EQUAL_OF_ACTIVE)
          .with("proportional", a -> ShareKind.PROPORTIONAL)
          .with("working-set(references)", a -> ShareKind.workingSet(references(a)))
          .with("pff(references)", a -> ShareKind.faultFrequency(references(a)));

  private PagingBinder() {}

  private static long references(List<ConfigNode> arguments) {
    return arguments.get(0).whole(1, MOST_REFERENCES);
  }

  private static ShareKind shares(ConfigNode node) {
    ShareKind kind = node.expression(SHARES);
    return kind == null ? ShareKind.FIXED : kind;
  }

  /** The section, for a machine of {@code frames} frames; absent if its part has mistakes. */
  static @Nullable PagingConfig paging(Fields fields, Set<String> policies, int frames) {
    PagingChoice kind = PagingChoice.read(fields, policies);
    ReplacementScope scope = fields.required("scope").oneOf(ReplacementScope.class);
    ShareKind shares = shares(fields.required("shares"));
    boolean pageTables =
        fields.required("page-tables").oneOf(List.of("charged", "free")).equals("charged");
    boolean lease = fields.required("lease").onOff();
    WindowsSettings settings =
        fields.required("windows").object(keys -> windows(keys, WindowsSettings.defaults(frames)));
    return settings == null
        ? null
        : new PagingConfig(kind.kind(), kind.policy(), scope, shares, pageTables, lease, settings);
  }

  private static WindowsSettings windows(Fields fields, WindowsSettings defaults) {
    WindowsSettings.Available available = defaults.available();
    WindowsSettings.Writing writing = defaults.writing();
    // Read in the order of reference.conf, in which mistakes are told.
    WindowsSettings.Available pages =
        new WindowsSettings.Available(
            pagesOr(fields, "reserve", 0, available.reservePages()),
            pagesOr(fields, "critical", 1, available.criticalPages()),
            pagesOr(fields, "low", 1, available.lowPages()),
            pagesOr(fields, "goal", 1, available.goalPages()));
    int readCluster = pagesOr(fields, "read-cluster", 1, defaults.readClusterPages());
    int writeCluster = pagesOr(fields, "write-cluster", 1, writing.clusterPages());
    int outstanding = fields.required("writes-outstanding").integer(1, MOST_WRITES);
    int modified = pagesOr(fields, "modified-maximum", 0, writing.modifiedMaximumPages());
    long period = fields.required("period").nanos(1_000, 1_000 * SECOND);
    long interval = fields.required("pressure-interval").nanos(0, 1_000 * SECOND);
    int threshold = pagesOr(fields, "zeroing-threshold", 1, defaults.zeroingThresholdPages());
    long retry = fields.required("write-retry").nanos(1_000, 1_000 * SECOND);
    int retries = fields.required("write-retries").integer(0, MOST_RETRIES);
    return new WindowsSettings(
        pages,
        readCluster,
        new WindowsSettings.Writing(writeCluster, outstanding, modified, retry, retries),
        period,
        interval,
        threshold);
  }

  /** A size in whole pages, or {@code auto}. */
  private static int pagesOr(Fields fields, String key, int least, int automatic) {
    long smallest = (long) least * AddressLayout.PAGE_SIZE;
    long bytes =
        fields
            .required(key)
            .wordOr(
                "auto",
                (long) automatic * AddressLayout.PAGE_SIZE,
                node -> node.bytes(smallest, MachineConfig.MAXIMUM_RAM));
    return (int) (bytes >>> AddressLayout.PAGE_SHIFT);
  }
}
