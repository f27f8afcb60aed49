package org.faultline.memory.shares;

import java.util.Locale;

/**
 * What the frames of a process with local replacement follow.
 *
 * @param references of {@link Name#WORKING_SET} the window, of {@link Name#FAULT_FREQUENCY} the
 *     interval between faults from which the share shrinks, at least 1; else 0
 */
public record ShareKind(Name name, long references) {

  /** The rules. */
  public enum Name {
    /** As the workload states for each process; equal parts of the rest where it does not. */
    FIXED,
    /** Equal parts for all processes, running or not. */
    EQUAL,
    /** Equal parts for the processes that are active. */
    EQUAL_OF_ACTIVE,
    /** In proportion to the commit charge. */
    PROPORTIONAL,
    /** The working set in a window of the process's own references. */
    WORKING_SET,
    /** One more at each fault that comes soon after the last, else the pages used lately. */
    FAULT_FREQUENCY
  }

  /** Stated by the workload. */
  public static final ShareKind FIXED = new ShareKind(Name.FIXED, 0);

  /** Equal for all. */
  public static final ShareKind EQUAL = new ShareKind(Name.EQUAL, 0);

  /** Equal for those that are active. */
  public static final ShareKind EQUAL_OF_ACTIVE = new ShareKind(Name.EQUAL_OF_ACTIVE, 0);

  /** In proportion to the commit charge. */
  public static final ShareKind PROPORTIONAL = new ShareKind(Name.PROPORTIONAL, 0);

  /**
   * The working set of so many references.
   *
   * @param windowReferences at least 1
   */
  public static ShareKind workingSet(long windowReferences) {
    return new ShareKind(Name.WORKING_SET, windowReferences);
  }

  /**
   * By the frequency of faults.
   *
   * @param intervalReferences between two faults from which the share shrinks, at least 1
   */
  public static ShareKind faultFrequency(long intervalReferences) {
    return new ShareKind(Name.FAULT_FREQUENCY, intervalReferences);
  }

  /** Whether a share may change during the run. */
  public boolean changes() {
    return name != Name.FIXED && name != Name.EQUAL;
  }

  /** Whether it must be known when each page was used last. */
  public boolean observes() {
    return name == Name.WORKING_SET || name == Name.FAULT_FREQUENCY;
  }

  /**
   * The rule for {@code processes} processes, with ids from 1, on {@code frames} frames.
   *
   * @throws IllegalStateException where shares do not change: they need no rule
   */
  ShareRule rule(int frames, int processes) {
    return switch (name) {
      case EQUAL_OF_ACTIVE -> process -> frames;
      case PROPORTIONAL -> new ProportionalShares(frames, processes);
      case WORKING_SET -> new WorkingSetShares(frames, processes, references);
      case FAULT_FREQUENCY -> new FaultFrequencyShares(frames, processes, references);
      case FIXED, EQUAL -> throw new IllegalStateException(name + " shares do not change");
    };
  }

  /** As configs write it: {@code equal-of-active}, {@code pff(1000)}. */
  @Override
  public String toString() {
    return switch (name) {
      case WORKING_SET -> "working-set(" + references + ")";
      case FAULT_FREQUENCY -> "pff(" + references + ")";
      default -> name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    };
  }
}
