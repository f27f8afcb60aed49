package org.faultline.workload.config;

import java.util.List;
import java.util.Set;
import org.faultline.memory.address.Privilege;
import org.faultline.workload.program.Step;

/**
 * Processes of one kind.
 *
 * @param name a letter, then letters, digits, hyphens or underscores
 * @param count how many, at least 1
 * @param startAtNanos when the first starts
 * @param startEveryNanos the time from one start to the next
 * @param minimumWorkingSetBytes what each keeps when memory is short
 * @param maximumWorkingSetBytes up to which each grows, at least the minimum
 * @param frames the fixed share of each with local scope, in frames; 0 for an equal part
 * @param privileges what each may do
 * @param program what each does, step by step
 */
public record ProcessGroup(
    String name,
    int count,
    long startAtNanos,
    long startEveryNanos,
    long minimumWorkingSetBytes,
    long maximumWorkingSetBytes,
    int frames,
    Set<Privilege> privileges,
    List<Step> program) {

  /** The default minimum working set, in bytes: 50 pages (WINDOWS-VM.md 8.1). */
  public static final long DEFAULT_MINIMUM = 50 * 4096L;

  /** How far the default maximum lies above the minimum, in bytes: 345 - 50 pages. */
  public static final long DEFAULT_GROWTH = 295 * 4096L;

  /**
   * @throws IllegalArgumentException where a value is out of range
   */
  public ProcessGroup {
    Check.that(
        name.matches("[A-Za-z][A-Za-z0-9_-]{0,63}"),
        "has a name that is not a letter followed by at most 63 letters, digits, '-' or '_'");
    Check.that(count >= 1, "has a count below 1");
    Check.that(startAtNanos >= 0 && startEveryNanos >= 0, "has a negative start");
    Check.that(
        minimumWorkingSetBytes >= 0 && maximumWorkingSetBytes >= minimumWorkingSetBytes,
        "has a working-set.maximum below its minimum");
    Check.that(frames >= 0, "has a negative number of frames");
    privileges = Set.copyOf(privileges);
    program = List.copyOf(program);
  }

  /** Processes with the privileges that every user has. */
  public ProcessGroup(
      String name,
      int count,
      long startAtNanos,
      long startEveryNanos,
      long minimumWorkingSetBytes,
      long maximumWorkingSetBytes,
      int frames,
      List<Step> program) {
    this(
        name,
        count,
        startAtNanos,
        startEveryNanos,
        minimumWorkingSetBytes,
        maximumWorkingSetBytes,
        frames,
        Set.of(Privilege.INCREASE_WORKING_SET),
        program);
  }
}
