package org.faultline.workload.program;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program being run by one process: its steps one after the other, with a stack for steps that
 * run others.
 *
 * <p>{@link #next} never answers {@link Demand.Done} or {@link Demand.Do}: a program that is
 * through exits with code 0, and one that has exited or failed gives that demand again.
 */
public final class ProgramRun {
  /** Turns without a demand that can take time; after more in a row the program fails. */
  public static final int IDLE_STEPS = 200_000;

  private static final Demand.Exit END = new Demand.Exit(0);

  private Frame top;
  private @Nullable Demand last;
  private int idle;

  /** Begins {@code program} at its first step. */
  public ProgramRun(List<Step> program) {
    top = new Frame(program, null);
  }

  /** Begins {@code program} once the process has done what it starts with. */
  public ProgramRun(List<Step> start, List<Step> program) {
    this(program);
    top = start.isEmpty() ? top : new Frame(start, top);
  }

  /** What the process must do next, the previous demand being done. */
  public Demand next(ProgramContext context) {
    if (last != null) {
      return last;
    }
    while (idle++ <= IDLE_STEPS) {
      if (top.run == null && !begin(context)) {
        return end(END);
      }
      if (top.run == null) {
        continue;
      }
      Demand demand = top.run.next(context);
      if (demand == Demand.Done.DONE) {
        top.run = null;
      } else if (demand instanceof Demand.Do body) {
        top = new Frame(body.steps(), top);
      } else if (demand instanceof Demand.Fail failure) {
        return end(new Demand.Fail("Step " + position() + ": " + failure.reason()));
      } else if (demand instanceof Demand.Exit) {
        return end(demand);
      } else {
        idle = timeless(demand) ? idle : 0;
        return demand;
      }
    }
    return end(
        new Demand.Fail(
            "Step %s: the program repeats steps without doing anything that takes time"
                .formatted(position())));
  }

  /**
   * The step being run, counted from 1; a dot leads into the steps of a step: {@code 2.1} is the
   * first step in the second's {@code do}. Empty before the first step and after the last.
   */
  public String position() {
    StringBuilder path = new StringBuilder();
    for (Frame frame = top; frame != null; frame = frame.caller) {
      if (frame.started > 0) {
        path.insert(0, path.isEmpty() ? "" : ".").insert(0, frame.started);
      }
    }
    return path.toString();
  }

  /**
   * Tells {@code waiting} of each request that has arrived by {@code untilNanos} and has not begun;
   * none waits for a program that has ended. To be called once, at the end of the run.
   */
  public void tellWaiting(long untilNanos, ProgramContext context, WaitingRequests waiting) {
    for (Frame frame = top; frame != null && last == null; frame = frame.caller) {
      if (frame.run != null) {
        frame.run.tellWaiting(untilNanos, context, waiting);
      }
    }
  }

  /** Gives up what the steps hold, such as files; to be called when the process ends. */
  public void close() {
    for (Frame frame = top; frame != null; frame = frame.caller) {
      if (frame.run != null) {
        frame.run.close();
        frame.run = null;
      }
    }
    last = last == null ? END : last;
  }

  private static boolean timeless(Demand demand) {
    return demand instanceof Demand.RequestStarted || demand instanceof Demand.RequestDone;
  }

  private boolean begin(ProgramContext context) {
    if (top.started < top.steps.size()) {
      top.run = top.steps.get(top.started++).start(context);
      return true;
    }
    if (top.caller == null) {
      top.started = 0;
      return false;
    }
    top = top.caller;
    return true;
  }

  private Demand end(Demand demand) {
    last = demand;
    return demand;
  }

  /** A list of steps being run, and the frame whose step runs it. */
  private static final class Frame {
    final List<Step> steps;
    final @Nullable Frame caller;
    int started;
    @Nullable StepRun run;

    Frame(List<Step> steps, @Nullable Frame caller) {
      this.steps = steps;
      this.caller = caller;
    }
  }
}
