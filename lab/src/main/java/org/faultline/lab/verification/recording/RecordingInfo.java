package org.faultline.lab.verification.recording;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.LongStream;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.number.Exact;
import org.faultline.lab.verification.recording.RecordingSummary.MeanWorkingSet;
import org.faultline.lab.verification.recording.RecordingSummary.ProcessPages;
import org.faultline.workload.locality.Locality;
import org.faultline.workload.locality.WorkingSetCurve;
import org.faultline.workload.trace.RecordedProcess;
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

  /** The same for a program. */
  public String json() {
    return Json.text(
        new RecordingSummary(
            RecordingSummary.SCHEMA,
            trace.name(),
            trace.format(),
            trace.mix(),
            trace.references(),
            trace.rawReferences(),
            trace.reads(),
            trace.writes(),
            trace.fetches(),
            trace.runs(),
            trace.distinctPages(),
            trace.bytes(),
            LongStream.of(WINDOWS).mapToObj(this::meanWorkingSet).toList(),
            trace.processes().stream().map(RecordingInfo::pages).toList()));
  }

  private MeanWorkingSet meanWorkingSet(long window) {
    BigDecimal mean = Exact.ratio(sets.totalSize(sets.indexOf(window)), sets.references());
    return new MeanWorkingSet(window, mean);
  }

  private static ProcessPages pages(RecordedProcess process) {
    return new ProcessPages(
        process.process(),
        process.references(),
        process.distinctPages(),
        process.lowestPage(),
        process.highestPage(),
        process.ranges().size());
  }
}
