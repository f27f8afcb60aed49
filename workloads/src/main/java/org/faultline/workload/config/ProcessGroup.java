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
 * @param workingSet between which sizes each one's working set is kept
 * @param frames the fixed share of each with local scope, in frames; 0 for an equal part
 * @param foreground whether its pages are trimmed last
 * @param memoryPriority of its pages, {@value #LEAST_PRIORITY} to {@value #NORMAL_PRIORITY}
 * @param privileges what each may do
 * @param program what each does, step by step
 */
public record ProcessGroup(
    String name,
    int count,
    long startAtNanos,
    long startEveryNanos,
    WorkingSetConfig workingSet,
    int frames,
    boolean foreground,
    int memoryPriority,
    Set<Privilege> privileges,
    List<Step> program) {

  /** Very low (WINDOWS-VM.md 6.6). */
  public static final int LEAST_PRIORITY = 1;

  /** Normal, the default. */
  public static final int NORMAL_PRIORITY = 5;

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
        memoryPriority >= LEAST_PRIORITY && memoryPriority <= NORMAL_PRIORITY,
        "has no memory-priority from 1 to 5");
    Check.that(frames >= 0, "has a negative number of frames");
    privileges = Set.copyOf(privileges);
    program = List.copyOf(program);
  }

  /** Background processes of normal priority with the privileges that every user has. */
  public ProcessGroup(
      String name,
      int count,
      long startAtNanos,
      long startEveryNanos,
      WorkingSetConfig workingSet,
      int frames,
      List<Step> program) {
    this(
        name,
        count,
        startAtNanos,
        startEveryNanos,
        workingSet,
        frames,
        false,
        NORMAL_PRIORITY,
        Set.of(Privilege.INCREASE_WORKING_SET),
        program);
  }

  /** The same with so many processes. */
  public ProcessGroup withCount(int other) {
    return new ProcessGroup(
        name,
        other,
        startAtNanos,
        startEveryNanos,
        workingSet,
        frames,
        foreground,
        memoryPriority,
        privileges,
        program);
  }
}
