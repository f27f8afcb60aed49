package org.faultline.lab.verification.win32;

import java.util.Map;
import org.faultline.lab.verification.win32.CaseOutcome.Mismatch;
import org.faultline.workload.program.Demand;
import org.faultline.workload.program.ProgramContext;
import org.faultline.workload.program.StepRun;
import org.jspecify.annotations.Nullable;

/**
 * The program of one process that replays one case: it makes each call with what the calls before
 * returned, and ends at the first answer that is not right.
 */
final class CaseReplay implements StepRun {
  private static final String UNFINISHED = "the process ended before it answered";

  private final ConformanceCase replayed;
  private final Bindings bindings = new Bindings();
  private @Nullable Demand made;
  private int next;
  private @Nullable Mismatch difference;

  CaseReplay(ConformanceCase replayed) {
    this.replayed = replayed;
  }

  @Override
  public Demand next(ProgramContext context) {
    if (made != null) {
      CallAnswer answer = CallAnswer.of(made, context.lastResult());
      check(answer);
      made = null;
    }
    if (difference != null || next == replayed.steps().size()) {
      return Demand.Done.DONE;
    }
    try {
      made = replayed.steps().get(next).call().demand(bindings);
    } catch (Bindings.UnboundName e) {
      difference = differ(Map.of("error", e.getMessage()));
      return Demand.Done.DONE;
    }
    return made;
  }

  private void check(CallAnswer answer) {
    ConformanceStep step = replayed.steps().get(next);
    if (answer.fields().get("address") instanceof Long address && step.bind() != null) {
      bindings.bind(step.bind(), address);
    }
    try {
      if (step.anyOf().stream().noneMatch(expected -> expected.holds(answer, bindings))) {
        difference = differ(answer.written());
        return;
      }
    } catch (Bindings.UnboundName e) {
      difference = differ(Map.of("error", e.getMessage()));
      return;
    }
    next++;
  }

  private Mismatch differ(Map<String, Object> got) {
    return new Mismatch(next + 1, replayed.steps().get(next).expect(), got);
  }

  /**
   * The first difference, once the process has ended; absent where the case passed.
   *
   * @param failure why the process failed; absent where it did not
   */
  @Nullable Mismatch difference(@Nullable String failure) {
    if (difference != null || next == replayed.steps().size()) {
      return difference;
    }
    return differ(Map.of("error", failure == null ? UNFINISHED : failure));
  }
}
