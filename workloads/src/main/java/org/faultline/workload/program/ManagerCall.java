package org.faultline.workload.program;

import org.faultline.memory.time.Duration;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/**
 * Asks the MemoryManager for something that keeps no frame: pure contention.
 *
 * @param service how long the MemoryManager is busy with it; absent for the machine's service time
 * @param times how many requests, one after the other, at least 1
 */
public record ManagerCall(@Nullable Duration service, long times) implements Step {
  @Override
  public StepRun start(ProgramContext context) {
    return new Run(times, new Demand.Manager(service));
  }

  private static final class Run implements StepRun {
    private final Demand.Manager request;
    private long left;

    Run(long times, Demand.Manager request) {
      this.left = times;
      this.request = request;
    }

    @Override
    public Demand next(ProgramContext context) {
      if (left == 0) {
        return Demand.Done.DONE;
      }
      left--;
      return request;
    }
  }

  /** Reads {@code ManagerCall { service, repeat }}. */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return "ManagerCall";
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(
          fields ->
              new ManagerCall(
                  fields.optional("service").map(Durations::parse).orElse(null),
                  fields.optional("repeat").map(n -> n.whole(1, Long.MAX_VALUE)).orElse(1L)));
    }
  }
}
