package org.faultline.workload.strace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The calls of a log that became no step, though they succeeded and concern memory.
 *
 * @param unknown how many concern memory that the log does not know, by the reason
 * @param unmodelled how many are not modelled, by the name of what is not
 */
public record LeftOut(Map<Reason, Long> unknown, Map<String, Long> unmodelled) {
  /** Why the log does not know the memory that a call names. */
  public enum Reason {
    /** The process ran before the log began. */
    BEFORE("memory that the log does not show being mapped, by processes that ran before it began"),
    /** The process was seen from its start: what is not in the log came with its program. */
    LOADED("memory that came with the program or from calls that the log lacks"),
    /** The log shows that nothing is there any more. */
    UNMAPPED("addresses where nothing was mapped any more");

    private final String concerns;

    Reason(String concerns) {
      this.concerns = concerns;
    }
  }

  public LeftOut {
    Map<Reason, Long> reasons = new EnumMap<>(Reason.class);
    reasons.putAll(unknown);
    unknown = Collections.unmodifiableMap(reasons);
    unmodelled = Collections.unmodifiableSortedMap(new TreeMap<>(unmodelled));
  }

  /** How many calls were left out. */
  public long calls() {
    long calls = 0;
    for (long count : unknown.values()) {
      calls += count;
    }
    for (long count : unmodelled.values()) {
      calls += count;
    }
    return calls;
  }

  /** A sentence for each reason. */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    unknown.forEach(
        (reason, count) ->
            sentences.add(
                String.format(
                    Locale.ROOT,
                    "Left out: %,d %s about %s.",
                    count,
                    count == 1 ? "call" : "calls",
                    reason.concerns)));
    unmodelled.forEach(
        (name, count) ->
            sentences.add(
                String.format(
                    Locale.ROOT,
                    "Not modelled: %s, %s.",
                    name,
                    count == 1 ? "once" : times(count))));
    return sentences;
  }

  private static String times(long count) {
    return String.format(Locale.ROOT, "%,d times", count);
  }

  /** Counts while a log is read. */
  static final class Tally {
    private final Map<Reason, Long> unknown = new EnumMap<>(Reason.class);
    private final Map<String, Long> unmodelled = new TreeMap<>();

    void unknown(Reason reason) {
      unknown.merge(reason, 1L, Long::sum);
    }

    void unmodelled(String name) {
      unmodelled.merge(name, 1L, Long::sum);
    }

    LeftOut total() {
      return new LeftOut(unknown, unmodelled);
    }
  }
}
