package org.faultline.workload.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Describes a trace in lines for people. */
public final class TraceInfo {
  private static final int SHOWN_RANGES = 8;
  private static final int SHOWN_PROCESSES = 16;

  private TraceInfo() {}

  /** The lines about {@code trace}: at most 64. */
  public static List<String> lines(TraceSummary trace) {
    List<String> lines = new ArrayList<>();
    int count = trace.processes().size();
    lines.add(
        trace.name() + " (" + trace.format() + (trace.mix() ? ", " + count + " processes)" : ")"));
    lines.add(
        String.format(
            Locale.ROOT,
            "references      %,d (%,d reads, %,d writes, %,d fetches)",
            trace.references(),
            trace.reads(),
            trace.writes(),
            trace.fetches()));
    if (trace.rawReferences() != trace.references()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "stand for       %,d before equal neighbours were merged (each %.3f)",
              trace.rawReferences(),
              trace.rawPerMille() / 1000.0));
    }
    if (trace.runs() != trace.references()) {
      lines.add(String.format(Locale.ROOT, "runs            %,d", trace.runs()));
    }
    lines.add(String.format(Locale.ROOT, "distinct pages  %,d", trace.distinctPages()));
    lines.add(size(trace));
    for (int i = 0; i < Math.min(count, SHOWN_PROCESSES); i++) {
      RecordedProcess process = trace.processes().get(i);
      if (trace.mix()) {
        lines.add(
            String.format(
                Locale.ROOT,
                "process %-8d %,d references, %,d pages",
                process.process(),
                process.references(),
                process.distinctPages()));
      }
      lines.add(ranges(process));
    }
    if (count > SHOWN_PROCESSES) {
      lines.add("and " + (count - SHOWN_PROCESSES) + " processes more");
    }
    return lines;
  }

  private static String size(TraceSummary trace) {
    double bits = trace.runs() == 0 ? 0 : 8.0 * trace.bytes() / trace.runs();
    return String.format(
        Locale.ROOT, "size            %,d bytes (%.2f bits a run)", trace.bytes(), bits);
  }

  private static String ranges(RecordedProcess process) {
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "ranges          %,d:", process.ranges().size()));
    for (int i = 0; i < Math.min(process.ranges().size(), SHOWN_RANGES); i++) {
      RecordedRange range = process.ranges().get(i);
      line.append(String.format(Locale.ROOT, " 0x%x+%d", range.first(), range.pages()));
    }
    if (process.ranges().size() > SHOWN_RANGES) {
      line.append(" ...");
    }
    if (process.joined()) {
      line.append(
          String.format(
              Locale.ROOT,
              " (joined over %,d pages never referenced)",
              process.pagesInRanges() - process.distinctPages()));
    }
    return line.toString();
  }
}
