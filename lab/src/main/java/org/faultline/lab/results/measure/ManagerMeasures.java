package org.faultline.lab.results.measure;

import static org.faultline.lab.results.measure.Part.MANAGER;
import static org.faultline.lab.results.measure.Part.SERVICES;

import java.util.ArrayList;
import java.util.List;
import org.faultline.lab.results.summary.ManagerSummary;

/** The measures of the MemoryManager, over the window: of all requests and of each kind. */
final class ManagerMeasures {
  static final List<MeasureDefinition<?>> ALL = all();

  private ManagerMeasures() {}

  private static List<MeasureDefinition<?>> all() {
    List<MeasureDefinition<?>> all = new ArrayList<>();
    all.add(
        MeasureDefinition.of(
                MANAGER,
                "utilisation",
                Unit.SHARE,
                "mean busy servers that all CPUs share by servers",
                ManagerSummary::utilisation)
            .overTime(
                new TimelineColumn(
                    "manager_utilisation",
                    span -> span.share(row -> row.memory().manager().busyNanos(), 1))));
    all.add(
        MeasureDefinition.of(
                MANAGER,
                "queue",
                Unit.COUNT,
                "mean requests waiting or in service",
                ManagerSummary::queue)
            .overTime(
                new TimelineColumn(
                    "manager_queue",
                    span -> span.share(row -> row.memory().manager().queueNanos(), 1))));
    String wait = "the time before a request's service";
    all.addAll(DurationMeasures.of(SERVICES, "wait", ManagerSummary.Kind::waits, wait));
    String sojourn = "the time from arrival to its end";
    all.addAll(DurationMeasures.of(SERVICES, "sojourn", ManagerSummary.Kind::sojourn, sojourn));
    return all;
  }
}
