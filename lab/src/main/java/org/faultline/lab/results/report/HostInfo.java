package org.faultline.lab.results.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;

/**
 * What concerns only the machine on which a run was made; nothing here can change a result.
 *
 * @param configFolder where the paths of the inputs start
 */
public record HostInfo(int workers, Instant start, long wallNanos, Path configFolder) {
  /** The keys of {@code host.json}. */
  public ObjectNode describe(long simulatedNanos) {
    ObjectNode node = Json.object();
    node.put("schema", "faultline-host/1");
    node.put("workers", workers);
    node.put("cpus", Runtime.getRuntime().availableProcessors());
    node.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
    node.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    node.put("start", start.toString());
    node.put("wallSeconds", BigDecimal.valueOf(wallNanos, 9));
    node.put("simulatedToReal", Exact.ratio(simulatedNanos, wallNanos));
    node.put("configFolder", configFolder.toString());
    return node;
  }
}
