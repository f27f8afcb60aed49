package org.faultline.lab.results.summary;

import java.math.BigDecimal;

/**
 * The whole of {@code host.json}: what concerns only the machine on which a run was made.
 *
 * @param cpus of that machine
 * @param start as ISO 8601 has it
 * @param simulatedToReal simulated time by real time
 * @param configFolder where the paths of the inputs start
 */
public record HostSummary(
    String schema,
    int workers,
    int cpus,
    String java,
    String os,
    String start,
    BigDecimal wallSeconds,
    BigDecimal simulatedToReal,
    String configFolder) {
  /** The schema. */
  public static final String SCHEMA = "faultline-host/1";
}
