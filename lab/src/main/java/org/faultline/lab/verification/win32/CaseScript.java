package org.faultline.lab.verification.win32;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.faultline.lab.verification.win32.ConformanceCall.Lifecycle;
import org.jspecify.annotations.Nullable;

/**
 * All acts of a case, in order: its files are made, its steps done, its processes end, and its
 * files are deleted.
 *
 * @param actors how many processes it takes: {@value #A} is a, from {@value #FIRST_B} on each life
 *     of b has its own, and then, where there are files, one makes them and another deletes them;
 *     so that neither is promised memory while the steps are done
 * @param ending the index of the first act after the steps
 */
record CaseScript(List<CaseAct> acts, int actors, int ending) {
  /** The number of process a among the actors. */
  static final int A = 0;

  /** The number of the first process b among the actors. */
  static final int FIRST_B = 1;

  static CaseScript of(ConformanceCase replayed) {
    List<CaseAct> acts = new ArrayList<>();
    int lives = replayed.hasTwoProcesses() ? 1 : 0;
    for (ConformanceStep step : replayed.steps()) {
      lives += step.call() instanceof Lifecycle ? 1 : 0;
    }
    int maker = FIRST_B + lives;
    boolean files = !replayed.files().isEmpty();
    if (files) {
      add(acts, maker, CaseFiles.making(replayed.files()));
    }
    int b = FIRST_B;
    int number = 1;
    for (ConformanceStep step : replayed.steps()) {
      if (step.call() == Lifecycle.END) {
        acts.add(new CaseAct(b++, step, number));
      } else if (step.call() == Lifecycle.START_CHILD) {
        acts.add(new CaseAct(b++, success(Lifecycle.END, null), number));
        acts.add(new CaseAct(b, step, number));
      } else {
        acts.add(new CaseAct(step.process() == CaseProcess.A ? A : b, step, number));
      }
      number++;
    }
    int ending = acts.size();
    for (int actor = A; actor < (files ? maker + 1 : maker); actor++) {
      add(acts, actor, List.of());
    }
    if (files) {
      add(acts, maker + 1, CaseFiles.deleting(replayed.files()));
    }
    return new CaseScript(List.copyOf(acts), files ? maker + 2 : maker, ending);
  }

  /** The last acts of a process. */
  private static void add(List<CaseAct> acts, int actor, List<ConformanceStep> steps) {
    steps.forEach(step -> acts.add(new CaseAct(actor, step, 0)));
    acts.add(new CaseAct(actor, success(Lifecycle.END, null), 0));
  }

  /** A step around those of the case, which must succeed. */
  static ConformanceStep success(ConformanceCall call, @Nullable Binding bind) {
    ObjectNode expect = JsonNodeFactory.instance.objectNode().put("ok", true);
    Expectation succeeds = new Expectation(List.of(Expectation.equal("ok", (Object) true)));
    return new ConformanceStep(CaseProcess.A, call, bind, List.of(succeeds), expect);
  }
}
