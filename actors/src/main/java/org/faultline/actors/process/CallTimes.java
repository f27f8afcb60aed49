package org.faultline.actors.process;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;
import org.faultline.memory.address.SystemCallKind;
import org.faultline.workload.program.SystemCall;

/**
 * How long the system calls of a process take its program: from the call to the first moment at
 * which the program goes on, whatever it waited for in between. In nanoseconds, by the call's name;
 * of few calls it holds little.
 */
final class CallTimes {
  private static final long LONGEST_NANOS = 1_000_000_000_000_000L;
  private static final int SIGNIFICANT_DIGITS = 3;

  private final Map<SystemCallKind, Histogram> byKind = new EnumMap<>(SystemCallKind.class);

  void record(SystemCall call, long nanos) {
    byKind
        .computeIfAbsent(call.kind(), kind -> new PackedHistogram(SIGNIFICANT_DIGITS))
        .recordValue(Math.min(nanos, LONGEST_NANOS));
  }

  SortedMap<String, Histogram> byName() {
    SortedMap<String, Histogram> byName = new TreeMap<>();
    byKind.forEach((kind, times) -> byName.put(kind.label(), times));
    return byName;
  }
}
