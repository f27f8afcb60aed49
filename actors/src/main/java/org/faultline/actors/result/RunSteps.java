package org.faultline.actors.result;

import java.util.Objects;
import java.util.Optional;
import org.faultline.actors.time.NextStep;
import org.faultline.actors.time.Timekeeper;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a run: each entry of the future event list that is served, and each round. Those of
 * the Timekeeper alone are made on the way to the next that somebody else must make. Where the run
 * is checked every identity is held against each step. Owned by the Scheduler.
 */
public final class RunSteps {
  private final Timekeeper time;
  // Absent if the run is not checked.
  private final @Nullable Audit audit;
  private final long mostSteps;
  private long steps;
  private boolean interrupted;
  private Optional<String> broken = Optional.empty();

  /**
   * Before the first step.
   *
   * @param audit checks the run after each step, if it is checked
   * @param mostSteps after so many the run ends
   */
  public RunSteps(Timekeeper time, @Nullable Audit audit, long mostSteps) {
    this.time = time;
    this.audit = audit;
    this.mostSteps = mostSteps;
  }

  /** Virtual time. */
  public Timekeeper time() {
    return time;
  }

  /** Whether the run is checked, and {@link #audit} is told what everybody counts. */
  public boolean isChecked() {
    return audit != null;
  }

  /** What checks the run, if it is checked. */
  public @Nullable Audit audit() {
    return audit;
  }

  /** The next step that somebody else must make; the run is over where an identity is broken. */
  public NextStep next() {
    while (!interrupted && steps < mostSteps) {
      NextStep next = time.next();
      if (next != NextStep.Timer.TIMER) {
        return next;
      }
      steps++;
      if (audit != null && audit.hasBegun() && !holds(audit)) {
        break;
      }
    }
    return NextStep.Standstill.END;
  }

  /** The step that was asked for last is made. */
  public void completed() {
    steps++;
  }

  /** Whether every identity holds; {@link #broken} says which does not. */
  public boolean holds() {
    return holds(Objects.requireNonNull(audit, "only a checked run has identities to hold"));
  }

  private boolean holds(Audit checks) {
    broken = checks.check(time, steps);
    return broken.isEmpty();
  }

  /** The identity that does not hold, in a sentence that says when and after what. */
  public Optional<String> broken() {
    return broken;
  }

  /** The run ends before its next step. */
  public void interrupt() {
    interrupted = true;
  }

  /** Whether it was to end before its time. */
  public boolean isInterrupted() {
    return interrupted;
  }
}
