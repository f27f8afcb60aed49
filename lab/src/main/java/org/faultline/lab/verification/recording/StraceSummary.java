package org.faultline.lab.verification.recording;

import java.util.List;
import java.util.Map;

/**
 * What a log of strace holds, for a program.
 *
 * @param calls that concern memory
 * @param leftOut how many of them are left out
 * @param unknownMemory calls about memory that the log does not explain, by reason
 * @param notModelled calls of a kind that the model does not have, by kind
 * @param guesses what was taken for true and could not be read from the log
 */
record StraceSummary(
    String schema,
    String name,
    String format,
    long calls,
    long leftOut,
    Map<String, Long> unknownMemory,
    Map<String, Long> notModelled,
    List<String> guesses,
    List<ProcessMemory> processes) {
  static final String SCHEMA = "faultline-strace-info/1";

  /** How long one process ran, and what it had mapped. */
  record ProcessMemory(
      int process, long startNanos, long endNanos, int steps, long peakBytes, long endBytes) {}
}
