package org.faultline.actors.process;

import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** The latencies of a process's requests, by the request's name, in nanoseconds. */
final class RequestLatencies {
  private static final long LONGEST_NANOS = 3_600_000_000_000L;
  private static final int SIGNIFICANT_DIGITS = 3;

  private final TreeMap<String, Histogram> byRequest = new TreeMap<>();

  void record(String request, long nanos) {
    byRequest
        .computeIfAbsent(request, name -> new Histogram(SIGNIFICANT_DIGITS))
        .recordValue(Math.min(nanos, LONGEST_NANOS));
  }

  Map<String, Histogram> byRequest() {
    return byRequest;
  }
}
