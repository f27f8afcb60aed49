package org.faultline.workload.program;

import java.util.List;

/**
 * Runs steps again and again.
 *
 * @param times how often, at least 1; {@link #FOREVER} until the process ends
 */
public record Repeat(long times, List<Step> steps) implements Step {
  /** No end of its own. */
  public static final long FOREVER = Long.MAX_VALUE;

  /** Checks that there is something to do. */
  public Repeat {
    steps = List.copyOf(steps);
    if (times < 1) {
      throw new IllegalArgumentException(
          "Repeat: times = %d is too small; the least is 1".formatted(times));
    }
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("Repeat: do has no steps; give it at least one");
    }
  }

  @Override
  public StepRun start(ProgramContext context) {
    return new Run(times, new Demand.Do(steps));
  }

  private static final class Run implements StepRun {
    private final Demand.Do body;
    private long left;

    Run(long times, Demand.Do body) {
      this.left = times;
      this.body = body;
    }

    @Override
    public Demand next(ProgramContext context) {
      if (left == 0) {
        return Demand.Done.DONE;
      }
      left -= left == FOREVER ? 0 : 1;
      return body;
    }
  }
}
