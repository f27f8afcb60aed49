package org.faultline.workload.config;

import java.util.List;
import java.util.Set;
import org.faultline.memory.address.Privilege;
import org.faultline.workload.program.Step;

/**
 * Processes of one kind.
 *
 * @param name a letter, then letters, digits, hyphens or underscores
 * @param starts how many there are, and when each starts
 * @param memory what each may have of memory, and do with it
 * @param start what is in each before its program begins
 * @param program what each does, step by step
 */
public record ProcessGroup(
    String name, Starts starts, MemoryTerms memory, ProcessStart start, List<Step> program) {

  /** Very low (docs/windows.md W611). */
  public static final int LEAST_PRIORITY = 1;

  /** Normal, the default. */
  public static final int NORMAL_PRIORITY = 5;

  /**
   * How many processes, and when they start.
   *
   * @param count how many, at least 1
   * @param atNanos when the first starts
   * @param everyNanos the time from one start to the next
   */
  public record Starts(int count, long atNanos, long everyNanos) {
    /** One process, at once. */
    public static final Starts ONE = new Starts(1, 0, 0);

    /**
     * @throws IllegalArgumentException where a value is out of range
     */
    public Starts {
      Check.that(count >= 1, "must have a count of at least 1");
      Check.that(atNanos >= 0 && everyNanos >= 0, "has a negative start time");
    }
  }

  /**
   * What each process may have of memory, and do with it.
   *
   * @param workingSet between which sizes each one's working set is kept
   * @param frames the fixed share of each with local scope, in frames; 0 for an equal part
   * @param foreground whether its pages are trimmed last
   * @param priority of its pages, {@value #LEAST_PRIORITY} to {@value #NORMAL_PRIORITY}
   * @param privileges what each may do
   */
  public record MemoryTerms(
      WorkingSetConfig workingSet,
      int frames,
      boolean foreground,
      int priority,
      Set<Privilege> privileges) {
    /**
     * @throws IllegalArgumentException where a value is out of range
     */
    public MemoryTerms {
      Check.that(
          priority >= LEAST_PRIORITY && priority <= NORMAL_PRIORITY,
          "must have a memory-priority from 1 to 5");
      Check.that(frames >= 0, "has a negative number of frames");
      privileges = Set.copyOf(privileges);
    }

    /** In the background, of normal priority, with the privileges that every user has. */
    public static MemoryTerms usual(WorkingSetConfig workingSet, int frames) {
      return new MemoryTerms(
          workingSet, frames, false, NORMAL_PRIORITY, Set.of(Privilege.INCREASE_WORKING_SET));
    }
  }

  /**
   * @throws IllegalArgumentException where the name is none
   */
  public ProcessGroup {
    Check.that(
        name.matches("[A-Za-z][A-Za-z0-9_-]{0,63}"),
        "must have a name of one letter and at most 63 letters, digits, '-' or '_' after it");
    program = List.copyOf(program);
  }

  /** Processes that load nothing. */
  public ProcessGroup(String name, Starts starts, MemoryTerms memory, List<Step> program) {
    this(name, starts, memory, ProcessStart.NOTHING, program);
  }

  /** One process that starts at once, on the usual terms. */
  public static ProcessGroup of(
      String name, WorkingSetConfig workingSet, int frames, List<Step> program) {
    return new ProcessGroup(name, Starts.ONE, MemoryTerms.usual(workingSet, frames), program);
  }

  /** The same with so many processes. */
  public ProcessGroup withCount(int count) {
    Starts other = new Starts(count, starts.atNanos(), starts.everyNanos());
    return new ProcessGroup(name, other, memory, start, program);
  }

  /** How many processes there are. */
  public int count() {
    return starts.count();
  }

  /** When the first starts. */
  public long startAtNanos() {
    return starts.atNanos();
  }

  /** The time from one start to the next. */
  public long startEveryNanos() {
    return starts.everyNanos();
  }

  /** Between which sizes each one's working set is kept. */
  public WorkingSetConfig workingSet() {
    return memory.workingSet();
  }

  /** The fixed share of each with local scope; 0 for an equal part. */
  public int frames() {
    return memory.frames();
  }

  /** Whether its pages are trimmed last. */
  public boolean foreground() {
    return memory.foreground();
  }

  /** The priority of its pages. */
  public int memoryPriority() {
    return memory.priority();
  }

  /** What each may do. */
  public Set<Privilege> privileges() {
    return memory.privileges();
  }
}
