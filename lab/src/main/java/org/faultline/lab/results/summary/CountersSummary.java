package org.faultline.lab.results.summary;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Map;

/**
 * The counters of Windows' performance monitor, by its objects and with its names: bytes, percent
 * from 0 to 100, seconds.
 */
public record CountersSummary(
    @JsonProperty("Memory") Map<String, BigDecimal> memory,
    @JsonProperty("Paging File") Map<String, BigDecimal> pagefile,
    @JsonProperty("PhysicalDisk") Map<String, BigDecimal> disk) {}
