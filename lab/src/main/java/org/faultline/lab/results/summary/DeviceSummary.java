package org.faultline.lab.results.summary;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A device: what it was asked to do over the whole run and, apart, in the window.
 *
 * @param measuredOver {@code run}
 * @param firstFailure why the first transfer failed that did; absent where none did
 * @param places how many transfers it serves at a time; absent from older summaries
 * @param utilisation mean busy places by places; in older summaries the share of time with any busy
 * @param busyPlaces on average; absent from older summaries
 * @param bus that all its places share; absent from older summaries
 * @param waits the time before service
 * @param service the time in the device
 * @param window what it did in the measured window
 */
public record DeviceSummary(
    String name,
    String measuredOver,
    long reads,
    long writes,
    long failedReads,
    long failedWrites,
    @Nullable String firstFailure,
    @Nullable Long places,
    long busyNanos,
    BigDecimal utilisation,
    @Nullable BigDecimal busyPlaces,
    @Nullable Bus bus,
    @JsonProperty("wait") TimeDistribution waits,
    TimeDistribution service,
    Window window) {

  /** Whether utilisation is that of the places. */
  public boolean ofPlaces() {
    return places != null;
  }

  /**
   * The bus that all places share.
   *
   * @param waits the part of a service before the bus is free
   */
  public record Bus(
      long busyNanos, BigDecimal utilisation, @JsonProperty("wait") TimeDistribution waits) {}

  /**
   * What a device did in the window. Older summaries do not tell all of it.
   *
   * @param readShare reads among the transfers
   * @param transfersPerRequest transfers for each request that ended; absent where none did
   * @param queue mean transfers waiting or under way
   */
  public record Window(
      long reads,
      long writes,
      @Nullable Long pagesRead,
      @Nullable Long pagesWritten,
      @Nullable BigDecimal readsPerSecond,
      @Nullable BigDecimal writesPerSecond,
      @Nullable BigDecimal readShare,
      @Nullable BigDecimal transfersPerRequest,
      @Nullable Long places,
      long busyNanos,
      BigDecimal utilisation,
      @Nullable BigDecimal busyPlaces,
      @Nullable Bus bus,
      @Nullable BigDecimal queue,
      @JsonProperty("wait") TimeDistribution waits,
      TimeDistribution service) {}
}
