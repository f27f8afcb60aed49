package org.faultline.workload.config;

import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Expressions;

/** Which rule decides how many processes are active at once, with its parameters. */
public sealed interface LoadControl {
  /** The most references of a window. */
  long MOST_REFERENCES = 1_000_000_000_000L;

  /** The longest time, in nanoseconds: 1,000 s. */
  long LONGEST = 1_000_000_000_000L;

  /** Every process is active: no rule. */
  LoadControl NONE = new None();

  /** Every process is active. */
  record None() implements LoadControl {}

  /**
   * The working sets of the active must fit into memory.
   *
   * @param references the window, in references of the process itself, at least 1
   */
  record WorkingSet(long references) implements LoadControl {}

  /**
   * The paging device is busy half of the time.
   *
   * @param tolerance how far from one half it may be, as a fraction
   */
  record FiftyPercent(double tolerance) implements LoadControl {}

  /**
   * The CPU time between faults is that of a page transfer.
   *
   * @param margin by which it may be longer before another process is activated, as a fraction
   */
  record LEqualsS(double margin) implements LoadControl {}

  /**
   * The lifetime per page is the greatest that was found.
   *
   * @param faults after which it is looked at, at least 1
   */
  record Knee(int faults) implements LoadControl {}

  /**
   * The faults of a process in a second of its CPU time are between two limits.
   *
   * @param low below which another process is activated
   * @param high above which one is suspended
   */
  record FaultFrequency(double low, double high) implements LoadControl {
    /**
     * @throws IllegalArgumentException where the limits are in the wrong order
     */
    public FaultFrequency {
      Check.that(low < high, "must have a lower limit below the upper one");
    }
  }

  /**
   * The pages of one process at a time are not taken.
   *
   * @param nanos how long it is that one
   */
  record SwapToken(long nanos) implements LoadControl {}

  /**
   * While memory thrashes, the process that holds most is suspended.
   *
   * @param low busy share of the paging device below which a process is activated
   * @param high busy share from which one is suspended
   */
  record SuspendLargest(double low, double high) implements LoadControl {
    /**
     * @throws IllegalArgumentException where the limits are in the wrong order
     */
    public SuspendLargest {
      Check.that(low < high, "must have a lower limit below the upper one");
    }
  }

  /** Whether the rule suspends processes. */
  default boolean suspends() {
    return !(this instanceof None || this instanceof SwapToken);
  }

  /** What the key may be; the first form of a name takes the defaults. */
  Expressions<LoadControl> EXPRESSIONS =
      new Expressions<LoadControl>("load control")
          .with("none", a -> NONE)
          .with("working-set", a -> new WorkingSet(1_000_000))
          .with("working-set(references)", a -> new WorkingSet(a.get(0).whole(1, MOST_REFERENCES)))
          .with("fifty-percent", a -> new FiftyPercent(0.05))
          .with("fifty-percent(tolerance)", a -> new FiftyPercent(a.get(0).percentage()))
          .with("l-equals-s", a -> new LEqualsS(0.15))
          .with("l-equals-s(margin)", a -> new LEqualsS(a.get(0).percentage()))
          .with("knee", a -> new Knee(500))
          .with("knee(faults)", a -> new Knee(a.get(0).integer(1, 1_000_000)))
          .with("pff", a -> new FaultFrequency(50, 500))
          .with(
              "pff(low, high)", a -> new FaultFrequency(a.get(0).perSecond(), a.get(1).perSecond()))
          .with("swap-token", a -> new SwapToken(1_000_000_000L))
          .with("swap-token(hold)", a -> new SwapToken(a.get(0).nanos(1_000, LONGEST)))
          .with("suspend-largest", a -> new SuspendLargest(0.5, 0.95))
          .with(
              "suspend-largest(low, high)",
              a -> new SuspendLargest(a.get(0).percentage(), a.get(1).percentage()));

  /** Reads the key. */
  static LoadControl parse(ConfigNode node) {
    LoadControl read = node.expression(EXPRESSIONS);
    return read == null ? NONE : read;
  }
}
