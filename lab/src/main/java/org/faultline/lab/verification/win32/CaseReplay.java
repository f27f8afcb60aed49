package org.faultline.lab.verification.win32;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.faultline.lab.verification.win32.CaseOutcome.Mismatch;
import org.faultline.lab.verification.win32.ConformanceCall.Lifecycle;
import org.faultline.lab.verification.win32.ConformanceCall.OfProcess;
import org.faultline.workload.program.CallResult;
import org.faultline.workload.program.Demand;
import org.faultline.workload.program.ProgramContext;
import org.faultline.workload.program.StepRun;
import org.faultline.workload.program.SystemCall;
import org.jspecify.annotations.Nullable;

/**
 * One case being replayed by its processes, up to the first answer that is not right.
 *
 * <p>A process does its acts for as long as the next one is its own; then it is idle, and once the
 * whole machine rests, the process whose turn it is gets its order. So one process of a case is
 * under way at a time, and what one does is over in virtual time when another goes on.
 */
final class CaseReplay {
  private static final String UNFINISHED = "the process ended before it answered";
  private static final Demand END = Demand.Done.DONE;

  private final CaseScript script;
  private final int firstId;
  private final List<Actor> actors = new ArrayList<>();
  private int position;
  private @Nullable Mismatch difference;

  /**
   * @param number of the case in the machine
   * @param firstId the id of its first process; the others follow
   */
  CaseReplay(ConformanceCase replayed, int number, int firstId) {
    script = CaseScript.of(replayed);
    this.firstId = firstId;
    for (int actor = 0; actor < script.actors(); actor++) {
      actors.add(new Actor(actor, new Bindings("case-" + number + "-")));
    }
    meet(CaseScript.FIRST_B);
  }

  /** The programs of its processes, in the order of their ids. */
  List<? extends StepRun> programs() {
    return actors;
  }

  /** Process b is from now on this actor, if there is one. */
  private void meet(int b) {
    if (b < actors.size()) {
      actors.get(CaseScript.A).bindings.setOtherProcess(firstId + b);
      actors.get(b).bindings.setOtherProcess(firstId + CaseScript.A);
    }
  }

  /**
   * The id of the process whose turn it is; 0 once the case is over. To be called while the machine
   * rests.
   *
   * @param ended why each process ended that is gone, by its id
   */
  int turn(Map<Integer, String> ended) {
    while (position < script.acts().size()) {
      int actor = script.acts().get(position).actor();
      String reason = ended.get(firstId + actor);
      if (reason == null) {
        return firstId + actor;
      }
      if (!actors.get(actor).ended) {
        actors.get(actor).ended = true;
        fail(Map.of("error", UNFINISHED + ": " + reason));
      } else {
        position++;
      }
    }
    return 0;
  }

  /** The answer was not right, or there was none: what is left is to end. */
  private void fail(Map<String, Object> got) {
    CaseAct act = script.acts().get(position);
    if (difference == null) {
      difference = new Mismatch(act.number(), act.step().expect(), got);
    }
    position = Math.max(position + 1, script.ending());
  }

  private void check(CaseAct act, CallAnswer answer, Bindings bindings) {
    try {
      if (act.step().anyOf().stream().anyMatch(right -> right.holds(answer, bindings))) {
        position++;
      } else {
        fail(answer.written());
      }
    } catch (Bindings.UnboundName e) {
      fail(Map.of("error", String.valueOf(e.getMessage())));
    }
  }

  /**
   * The first difference, once all processes have ended; absent where the case passed.
   *
   * @param failures why processes of the machine failed, by their ids
   */
  @Nullable Mismatch difference(Map<Integer, String> failures) {
    if (position < script.acts().size()) {
      int id = firstId + script.acts().get(position).actor();
      fail(Map.of("error", failures.getOrDefault(id, UNFINISHED)));
    }
    return difference;
  }

  /** The program of one process of the case. */
  private final class Actor implements StepRun {
    final int number;
    final Bindings bindings;
    boolean ended;
    private boolean begun;
    private @Nullable Demand made;

    Actor(int number, Bindings bindings) {
      this.number = number;
      this.bindings = bindings;
    }

    @Override
    public Demand next(ProgramContext context) {
      if (!begun) {
        // All processes of the machine begin side by side: nobody may act before its first turn.
        begun = true;
        return Demand.Idle.IDLE;
      }
      if (made != null) {
        answered(made, context.lastResult());
        made = null;
      }
      while (script.acts().get(position).actor() == number) {
        CaseAct act = script.acts().get(position);
        if (act.isEnd()) {
          return end(act);
        }
        try {
          made = demand(act.step().call());
          return made;
        } catch (Bindings.UnboundName e) {
          fail(Map.of("error", String.valueOf(e.getMessage())));
        }
      }
      return Demand.Idle.IDLE;
    }

    private Demand end(CaseAct act) {
      ended = true;
      if (act.number() > 0) {
        meet(number + 1);
      }
      check(act, CallAnswer.OK, bindings);
      return END;
    }

    private Demand demand(ConformanceCall call) {
      return call instanceof OfProcess of
          ? of.demand(bindings)
          : new Demand.Call(new SystemCall.InheritHandles(bindings.otherProcess()));
    }

    private void answered(Demand demand, CallResult result) {
      CaseAct act = script.acts().get(position);
      CallAnswer answer = CallAnswer.of(demand, result);
      Binding bind = act.step().bind();
      if (bind != null && result.succeeded()) {
        bind(bind, result.value());
      }
      if (act.step().call() == Lifecycle.START_CHILD && result.succeeded()) {
        bindings.inherit(actors.get(CaseScript.A).bindings);
      }
      check(act, answer, bindings);
    }

    private void bind(Binding bind, long value) {
      switch (bind.kind()) {
        case ADDRESS -> bindings.bindAddress(bind.name(), value);
        case HANDLE -> bindings.bindHandle(bind.name(), value, false);
        case INHERITABLE_HANDLE -> bindings.bindHandle(bind.name(), value, true);
        case HANDLE_OF_OTHER -> other().bindings.bindHandle(bind.name(), value, false);
      }
    }

    private Actor other() {
      return actors.get(bindings.otherProcess() - firstId);
    }
  }
}
