package org.faultline.actors.determinism;

import java.util.ArrayList;
import java.util.List;
import org.faultline.actors.TestWorkloads;
import org.faultline.actors.plan.RunOptions;
import org.faultline.actors.result.RunObserver;
import org.faultline.actors.result.RunResult;
import org.faultline.actors.run.Simulator;
import org.faultline.memory.event.Event;

/** What a run gives: its digest and its events. */
record Outcome(String digest, List<Event> events) {
  static Outcome of(Simulator simulator, String text, String... overrides) {
    List<Event> events = new ArrayList<>();
    RunObserver observer =
        new RunObserver() {
          @Override
          public void event(Event event) {
            events.add(event);
          }
        };
    RunResult result =
        simulator
            .start(TestWorkloads.of(text, overrides), RunOptions.DEFAULT, observer)
            .result()
            .join();
    return new Outcome(result.digest(), events);
  }
}
