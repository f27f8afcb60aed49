package org.faultline.lab.results.folder;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import org.faultline.lab.results.number.Exact;
import org.faultline.lab.results.summary.HostSummary;

/**
 * What concerns only the machine on which a run was made; nothing here can change a result.
 *
 * @param configFolder where the paths of the inputs start
 */
public record HostInfo(int workers, Instant start, long wallNanos, Path configFolder) {
  /** What {@code host.json} says of a run of so much simulated time. */
  public HostSummary summary(long simulatedNanos) {
    return new HostSummary(
        HostSummary.SCHEMA,
        workers,
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        start.toString(),
        BigDecimal.valueOf(wallNanos, 9),
        Exact.ratio(simulatedNanos, wallNanos),
        configFolder.toString());
  }
}
