package org.faultline.lab.results.summary;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The MemoryManager in the window.
 *
 * @param queue mean requests waiting or in service; absent from older summaries
 * @param waits the time before service
 * @param sojourn from arrival to the end of service
 * @param kinds by the label of the kind of request
 */
public record ManagerSummary(
    long requests,
    long busyNanos,
    BigDecimal utilisation,
    @Nullable BigDecimal queue,
    @JsonProperty("wait") TimeDistribution waits,
    TimeDistribution sojourn,
    List<Server> servers,
    Map<String, Kind> kinds) {
  /** What is absent is empty. */
  public ManagerSummary {
    servers = Absent.empty(servers);
    kinds = Absent.empty(kinds);
  }

  /** One of its servers. */
  public record Server(
      String name,
      long requests,
      long busyNanos,
      BigDecimal utilisation,
      BigDecimal meanWaitNanos,
      BigDecimal queue) {}

  /** Requests of one kind. */
  public record Kind(@JsonProperty("wait") TimeDistribution waits, TimeDistribution sojourn) {}
}
