package org.faultline.workload.program;

import java.util.List;
import org.faultline.memory.time.Duration;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Serves requests, one at a time.
 *
 * <p>Open: requests arrive whether or not the process is busy, the first one interval after the
 * step began; intervals are drawn from the stream {@code arrivals}. Closed: after each request, and
 * before the first, the next one is thought up for a time drawn from the stream {@code think}; it
 * arrives when that is over.
 *
 * @param request the name under which requests are counted
 * @param open whether {@code interval} separates arrivals, or else is the time to think
 * @param requests how many, at least 1; {@link Repeat#FOREVER} until the run ends
 * @param steps what a request does
 */
public record Serve(
    String request, boolean open, Duration interval, long requests, List<Step> steps)
    implements Step {
  /** Checks that there is something to do. */
  public Serve {
    steps = List.copyOf(steps);
    if (requests < 1) {
      throw new IllegalArgumentException("has requests = " + requests + "; the least is 1");
    }
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("has no steps in 'do'; give it at least one");
    }
  }

  @Override
  public StepRun start(ProgramContext context) {
    return new Run(context.nowNanos());
  }

  private enum Stage {
    WAITING,
    ARRIVED,
    BEGUN,
    SERVED
  }

  private final class Run implements StepRun {
    private final Demand.Do body = new Demand.Do(steps);
    private Stage stage = Stage.SERVED;
    private long arrivalNanos;
    private long left = requests;

    Run(long nowNanos) {
      arrivalNanos = nowNanos;
    }

    @Override
    public Demand next(ProgramContext context) {
      switch (stage) {
        case WAITING:
          if (arrivalNanos > context.nowNanos()) {
            return new Demand.Sleep(arrivalNanos);
          }
          stage = Stage.ARRIVED;
          return new Demand.RequestStarted(request, arrivalNanos);
        case ARRIVED:
          stage = Stage.BEGUN;
          return body;
        case BEGUN:
          stage = Stage.SERVED;
          left -= left == Repeat.FOREVER ? 0 : 1;
          return new Demand.RequestDone(request, arrivalNanos);
        default:
          if (left == 0) {
            return Demand.Done.DONE;
          }
          stage = Stage.WAITING;
          arrivalNanos = nextArrival(context);
          return next(context);
      }
    }

    @Override
    public void tellWaiting(long untilNanos, ProgramContext context, WaitingRequests waiting) {
      if (!open) {
        return;
      }
      boolean begun = stage != Stage.WAITING;
      boolean underWay = stage == Stage.ARRIVED || stage == Stage.BEGUN;
      long more = left == Repeat.FOREVER ? Long.MAX_VALUE : left - (underWay ? 1 : 0);
      while (more-- > 0) {
        arrivalNanos = begun ? nextArrival(context) : arrivalNanos;
        begun = true;
        if (arrivalNanos > untilNanos || !waiting.waits(request, arrivalNanos)) {
          return;
        }
      }
    }

    private long nextArrival(ProgramContext context) {
      long fromNanos = open ? arrivalNanos : context.nowNanos();
      return fromNanos + interval.nextNanos(context.random(open ? "arrivals" : "think"));
    }
  }

  /** Reads {@code Serve { request, arrivals | think, requests, do }}. */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return "Serve";
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(fields -> parse(value, fields, parser));
    }

    private static @Nullable Serve parse(ConfigNode value, Fields fields, ProgramParser parser) {
      String request = fields.required("request").name();
      ConfigNode arrivals = fields.optional("arrivals").orElse(null);
      ConfigNode think = fields.optional("think").orElse(null);
      long requests =
          fields.optional("requests").map(n -> n.whole(1, Long.MAX_VALUE)).orElse(Repeat.FOREVER);
      List<Step> steps = parser.steps(fields.required("do"));
      if (arrivals != null && think == null) {
        return new Serve(request, true, Arrivals.parse(arrivals), requests, steps);
      } else if (think != null && arrivals == null) {
        return new Serve(request, false, Durations.parse(think), requests, steps);
      }
      value.wrong("must have either 'arrivals' or 'think'");
      return null;
    }
  }
}
