package org.faultline.lab.studies.draft;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.faultline.lab.studies.draft.fit.Candidate;
import org.faultline.lab.studies.draft.fit.PatternFit.Fitted;
import org.faultline.memory.address.AddressLayout;
import org.faultline.workload.binding.Quantities;
import org.faultline.workload.trace.TraceSummary;

/** A workload of one process that uses memory as a recorded trace does, by a fitted pattern. */
public final class TraceDraft {
  /** References of one request, about. */
  private static final long REQUEST_REFERENCES = 200_000;

  /** Time of one reference in the shipped profiles, in nanoseconds. */
  private static final double REFERENCE_NANOS = 4;

  private static final long LEAST_RAM = 4L << 20;

  private final String command;
  private final TraceSummary trace;
  private final Fitted fitted;

  /**
   * @param command the command line, which the file begins with
   * @param trace of one process
   */
  public TraceDraft(String command, TraceSummary trace, Fitted fitted) {
    this.command = command;
    this.trace = trace;
    this.fitted = fitted;
  }

  /** The workload, as a commented file. */
  public String text() {
    long bytes = trace.distinctPages() * AddressLayout.PAGE_SIZE;
    return String.format(
        Locale.ROOT,
        """
        # %s
        #
        # One process that uses memory as the recording %s does: %,d references to %,d pages, %s %% writes and
        # %s %% fetches. Its pattern is %s.
        # LRU's miss ratio of the pattern differs from the recording's by %.4f on average and by %.4f at most, at %,d pages.
        # Look at Hard Faults/s with less memory: --set machine.ram=%sKiB
        title = "As the recording %s: %s"
        seed = 1
        machine { profile = laptop, cpus = 1, ram = %s, pagefile { initial = %s, maximum = %s, device = nvme } }
        run { warm-up = 2 s, until = 22 s, timeline = 1 s }
        processes {
          program {
            count = 1
            program = [
              { VirtualAlloc { as = pages, size = %s, type = MEM_RESERVE | MEM_COMMIT, protect = %s } }
              { Serve { request = piece, think = 1 ms, do = [
                  %s%s ] } } ]
          }
        }
        """,
        command,
        trace.name(),
        trace.references(),
        trace.distinctPages(),
        percent(trace.writes()),
        percent(trace.fetches()),
        fitted.candidate().text(),
        fitted.difference().mean(),
        fitted.difference().most(),
        fitted.difference().at(),
        Math.max(16, trace.distinctPages() / 2) * AddressLayout.PAGE_SIZE / 1024,
        trace.name(),
        fitted.candidate().text(),
        Quantities.bytes(ram(bytes)),
        Quantities.bytes(ram(bytes)),
        Quantities.bytes(4 * ram(bytes)),
        Quantities.bytes(bytes),
        trace.fetches() > 0 ? "PAGE_EXECUTE_READWRITE" : "PAGE_READWRITE",
        touches(),
        computing());
  }

  private static long ram(long bytes) {
    return Math.max(LEAST_RAM, 4 * Long.highestOneBit(bytes));
  }

  private String touches() {
    StringBuilder text = new StringBuilder();
    boolean alone = fitted.candidate().parts().size() == 1;
    if (!alone) {
      text.append("{ Repeat { times = ").append(rounds()).append(", do = [\n");
    }
    String gap = "";
    for (Candidate.Part part : fitted.candidate().parts()) {
      text.append(gap)
          .append(alone ? "" : "            ")
          .append("{ Touch { in = pages, pattern = ")
          .append(part.text())
          .append(", references = ")
          .append(alone ? REQUEST_REFERENCES : part.references())
          .append(", writes = ")
          .append(percent(trace.writes()))
          .append(" %, fetches = ")
          .append(percent(trace.fetches()))
          .append(" % } }");
      gap = "\n";
    }
    return alone ? text.toString() : text.append(" ] } }").toString();
  }

  private long rounds() {
    return Math.max(1, REQUEST_REFERENCES / round());
  }

  /** References of one turn of each part. */
  private long round() {
    return fitted.candidate().parts().stream().mapToLong(Candidate.Part::references).sum();
  }

  /** The time of the references that were merged into others when the program was recorded. */
  private String computing() {
    boolean alone = fitted.candidate().parts().size() == 1;
    double references = alone ? REQUEST_REFERENCES : (double) rounds() * round();
    double merged = trace.rawPerMille() / 1000.0 - 1;
    long nanos = Math.round(references * merged * REFERENCE_NANOS);
    return nanos <= 0
        ? ""
        : """

                  # The time of the references that were merged into others when it was recorded.
                  { Compute = %s }"""
            .formatted(Quantities.nanos(nanos))
            .replace("\n", "\n          ");
  }

  private String percent(long count) {
    return BigDecimal.valueOf(100.0 * count / trace.references())
        .setScale(2, RoundingMode.DOWN)
        .stripTrailingZeros()
        .toPlainString();
  }
}
