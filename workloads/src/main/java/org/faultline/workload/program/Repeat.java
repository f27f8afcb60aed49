package org.faultline.workload.program;

import java.util.List;
import java.util.Map;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

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
      throw new IllegalArgumentException("has times = " + times + "; the least is 1");
    }
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("has no steps in 'do'; give it at least one");
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

  /** Reads {@code Repeat { times = n | forever, do }}. */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return "Repeat";
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(
          fields ->
              new Repeat(times(fields.required("times")), parser.steps(fields.required("do"))));
    }

    /** A number of times, or {@code forever}. */
    static long times(ConfigNode node) {
      return node.startsWithNumber()
          ? node.whole(1, Long.MAX_VALUE)
          : node.oneOf(Map.of("forever", FOREVER));
    }
  }
}
