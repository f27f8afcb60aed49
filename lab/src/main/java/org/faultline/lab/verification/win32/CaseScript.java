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
 * @param actors how many processes it takes: {@value #A}, each life of b from {@value #FIRST_B} on,
 *     and at last one that makes and deletes the files, where there are any
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
    int keeper = FIRST_B + lives;
    FileKeeper.making(replayed.files()).forEach(step -> acts.add(new CaseAct(keeper, step, 0)));
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
    for (int actor = 0; actor < keeper; actor++) {
      acts.add(new CaseAct(actor, success(Lifecycle.END, null), 0));
    }
    if (!replayed.files().isEmpty()) {
      FileKeeper.deleting(replayed.files()).forEach(step -> acts.add(new CaseAct(keeper, step, 0)));
      acts.add(new CaseAct(keeper, success(Lifecycle.END, null), 0));
    }
    return new CaseScript(
        List.copyOf(acts), replayed.files().isEmpty() ? keeper : keeper + 1, ending);
  }

  /** A step around those of the case, which must succeed. */
  static ConformanceStep success(ConformanceCall call, @Nullable Binding bind) {
    ObjectNode expect = JsonNodeFactory.instance.objectNode().put("ok", true);
    Expectation succeeds = new Expectation(List.of(Expectation.equal("ok", (Object) true)));
    return new ConformanceStep(CaseProcess.A, call, bind, List.of(succeeds), expect);
  }
}
