package org.faultline.lab.results.measure;

import static org.faultline.lab.results.measure.Part.CALLS;
import static org.faultline.lab.results.measure.Part.REQUESTS;

import java.util.ArrayList;
import java.util.List;
import org.faultline.lab.results.summary.CallSummary;
import org.faultline.lab.results.summary.RequestSummary;

/** The measures of requests that processes serve, and of system calls that they make. */
final class RequestMeasures {
  static final List<MeasureDefinition<?>> ALL = all();

  private RequestMeasures() {}

  private static List<MeasureDefinition<?>> all() {
    List<MeasureDefinition<?>> all = new ArrayList<>();
    all.add(
        MeasureDefinition.of(
                REQUESTS,
                "throughput",
                Unit.PER_SECOND,
                "such requests finished",
                RequestSummary::perSecond)
            .inTable("end"));
    all.add(
        MeasureDefinition.of(
                REQUESTS,
                "arrivals",
                Unit.PER_SECOND,
                "such requests that arrived on their own",
                request -> request.arrivals() == null ? null : request.arrivals().perSecond())
            .inTable("arrive"));
    all.add(
        MeasureDefinition.of(
            REQUESTS,
            "waiting",
            Unit.COUNT,
            "of those: not yet begun at the end of the run",
            request -> request.arrivals() == null ? null : request.arrivals().waitingAtEnd()));
    String latency = "their latency, from arrival to end";
    all.addAll(DurationMeasures.of(REQUESTS, "latency", RequestSummary::latency, latency));
    all.addAll(
        DurationMeasures.of(
            REQUESTS,
            "corrected-latency",
            RequestSummary::correctedLatency,
            "the same in a closed loop, corrected for requests not made meanwhile"));
    all.add(
        MeasureDefinition.of(
            CALLS, "count", Unit.COUNT, "such calls that ended", call -> call.time().count()));
    all.add(
        MeasureDefinition.of(
            CALLS, "throughput", Unit.PER_SECOND, "such calls that ended", CallSummary::perSecond));
    String time = "the time from a call until its program goes on, all waits included";
    all.addAll(DurationMeasures.of(CALLS, "time", CallSummary::time, time));
    return all;
  }
}
