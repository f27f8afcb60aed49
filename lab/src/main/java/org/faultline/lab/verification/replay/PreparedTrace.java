package org.faultline.lab.verification.replay;

import java.io.IOException;
import java.nio.file.Path;
import org.faultline.lab.results.output.OutputFiles;
import org.faultline.workload.trace.PackOptions;
import org.faultline.workload.trace.TraceFile;
import org.faultline.workload.trace.TracePacker;
import org.faultline.workload.trace.TraceSummary;

/**
 * A trace ready to be played many times: packed, so that it need not be parsed again.
 *
 * @param file the packed trace
 * @param summary what it holds, without the ranges of pages
 */
public record PreparedTrace(Path file, TraceSummary summary) {
  public PreparedTrace {
    summary = summary.withoutRanges();
  }

  /**
   * Packs {@code trace} into {@code folder} unless it is packed already.
   *
   * @throws org.faultline.workload.trace.TraceException where it cannot be read
   */
  public static PreparedTrace of(TraceFile trace, Path folder) throws IOException {
    if (trace.packed()) {
      trace.check();
      return new PreparedTrace(trace.path(), trace.summarize());
    }
    Path packed = OutputFiles.createFile(folder, "trace", ".flt");
    PackOptions quickly = PackOptions.ALL.withLevel(1);
    return new PreparedTrace(packed, TracePacker.pack(trace, packed, done -> {}, quickly));
  }
}
