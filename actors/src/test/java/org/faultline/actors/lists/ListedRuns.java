package org.faultline.actors.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.faultline.actors.TestWorkloads;
import org.faultline.actors.plan.RunOptions;
import org.faultline.actors.result.Identity;
import org.faultline.actors.result.RunObserver;
import org.faultline.actors.result.RunResult;
import org.faultline.actors.run.Simulator;
import org.faultline.memory.event.Event;
import org.faultline.memory.event.EventKind;

/** A checked run of a machine with page lists, with its events. */
record ListedRuns(RunResult result, List<Event> events) {
  private static final RunOptions CHECKED = new RunOptions(true, 60, null);

  /** Runs to the end; every identity holds. */
  static ListedRuns of(Simulator simulator, String text, String... overrides) {
    List<Event> events = new ArrayList<>();
    RunObserver observer =
        new RunObserver() {
          @Override
          public void event(Event event) {
            events.add(event);
          }
        };
    RunResult result =
        simulator.start(TestWorkloads.of(text, overrides), CHECKED, observer).result().join();
    assertThat(result.identities()).filteredOn(check -> !check.holds()).isEmpty();
    assertThat(result.identities())
        .extracting(Identity.Check::identity)
        .contains(Identity.CONTENTS, Identity.PLACES, Identity.SLOTS);
    return new ListedRuns(result, events);
  }

  /** How many events of this kind there were. */
  long count(EventKind kind) {
    return events.stream().filter(event -> event.kind() == kind).count();
  }

  /** Why each process failed, in order; null for one that did not. */
  List<String> failures() {
    List<String> failures = new ArrayList<>();
    result.processes().forEach(process -> failures.add(process.failure()));
    return failures;
  }
}
