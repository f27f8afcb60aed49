package org.faultline.lab.results.summary;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;

/**
 * A device: what it was asked to do over the whole run and, apart, in the window.
 *
 * @param measuredOver {@code run}
 * @param firstFailure null where no transfer failed
 * @param places how many transfers it serves at a time; null in older summaries
 * @param utilisation mean busy places by places; in older summaries the share of time with any busy
 * @param busyPlaces on average; null in older summaries
 * @param bus null in older summaries
 * @param waits the time before service
 * @param service the time in the device
 * @param window null in older summaries
 */
public record DeviceSummary(
    String name,
    String measuredOver,
    long reads,
    long writes,
    long failedReads,
    long failedWrites,
    String firstFailure,
    Long places,
    long busyNanos,
    BigDecimal utilisation,
    BigDecimal busyPlaces,
    Bus bus,
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
   * What a device did in the window. Null is what older summaries do not tell.
   *
   * @param readShare reads among the transfers
   * @param transfersPerRequest transfers for each request that ended; null where none did
   * @param queue mean transfers waiting or under way
   */
  public record Window(
      long reads,
      long writes,
      Long pagesRead,
      Long pagesWritten,
      BigDecimal readsPerSecond,
      BigDecimal writesPerSecond,
      BigDecimal readShare,
      BigDecimal transfersPerRequest,
      Long places,
      long busyNanos,
      BigDecimal utilisation,
      BigDecimal busyPlaces,
      Bus bus,
      BigDecimal queue,
      @JsonProperty("wait") TimeDistribution waits,
      TimeDistribution service) {}
}
