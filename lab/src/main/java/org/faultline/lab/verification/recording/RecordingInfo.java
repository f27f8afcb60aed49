package org.faultline.lab.verification.recording;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.number.Exact;
import org.faultline.workload.locality.Locality;
import org.faultline.workload.locality.WorkingSetCurve;
import org.faultline.workload.trace.ProcessSummary;
import org.faultline.workload.trace.TraceFile;
import org.faultline.workload.trace.TraceInfo;
import org.faultline.workload.trace.TraceSummary;

/** What a recording of references holds, with the mean working set for some windows. */
public final class RecordingInfo {
  /** The windows for which the mean working set is said, in references. */
  private static final long[] WINDOWS = {1_000, 10_000, 100_000, 1_000_000};

  private final TraceSummary trace;
  private final WorkingSetCurve sets;

  private RecordingInfo(TraceSummary trace, WorkingSetCurve sets) {
    this.trace = trace;
    this.sets = sets;
  }

  /** Reads a recording to its end. */
  public static RecordingInfo of(TraceFile recording) throws IOException {
    TraceSummary summary = recording.summarize();
    return new RecordingInfo(summary, Locality.of(recording, counted -> {}, WINDOWS).workingSets());
  }

  /** Lines for a reader. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(TraceInfo.lines(trace));
    lines.add(workingSets());
    return lines;
  }

  private String workingSets() {
    StringJoiner means = new StringJoiner(", ");
    for (long window : WINDOWS) {
      double mean = sets.meanSize(sets.indexOf(window));
      means.add(String.format(Locale.ROOT, "%,.1f pages in %,d references", mean, window));
    }
    return "working set     mean " + means;
  }

  /** The same for a program: {@code faultline-trace-info/1}. */
  public ObjectNode json() {
    ObjectNode node = Json.object();
    node.put("schema", "faultline-trace-info/1");
    node.put("name", trace.name());
    node.put("format", trace.format());
    node.put("mix", trace.mix());
    node.put("references", trace.references());
    node.put("rawReferences", trace.rawReferences());
    node.put("reads", trace.reads());
    node.put("writes", trace.writes());
    node.put("fetches", trace.fetches());
    node.put("runs", trace.runs());
    node.put("distinctPages", trace.distinctPages());
    node.put("bytes", trace.bytes());
    var workingSets = node.putArray("workingSet");
    for (long window : WINDOWS) {
      int at = sets.indexOf(window);
      ObjectNode one = workingSets.addObject();
      one.put("window", window);
      one.put("meanPages", Exact.ratio(sets.totalSize(at), sets.references()));
    }
    var processes = node.putArray("processes");
    for (ProcessSummary process : trace.processes()) {
      ObjectNode one = processes.addObject();
      one.put("process", process.process());
      one.put("references", process.references());
      one.put("distinctPages", process.distinctPages());
      one.put("lowestPage", process.lowestPage());
      one.put("highestPage", process.highestPage());
      one.put("ranges", process.ranges().size());
    }
    return node;
  }
}
