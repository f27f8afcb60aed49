package org.faultline.lab.studies.draft;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.faultline.lab.studies.draft.fit.Candidate;
import org.faultline.lab.studies.draft.fit.PatternFit.Fitted;
import org.faultline.memory.address.AddressLayout;
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
    return DraftTemplates.text("trace.jte", this);
  }

  /** The command line, which the file begins with. */
  public String command() {
    return command;
  }

  /** What is imitated. */
  public TraceSummary trace() {
    return trace;
  }

  /** The pattern that imitates it, and how far the two are apart. */
  public Fitted fitted() {
    return fitted;
  }

  /** What the trace refers to. */
  public long bytes() {
    return trace.distinctPages() * AddressLayout.PAGE_SIZE;
  }

  /** Physical memory in which all of it has room. */
  public long ramBytes() {
    return Math.max(LEAST_RAM, 4 * Long.highestOneBit(bytes()));
  }

  /** To how many bytes the pagefile may grow. */
  public long pagefileMaximumBytes() {
    return 4 * ramBytes();
  }

  /** Memory that half of the pages fit in, in binary kilobytes. */
  public long scarceKib() {
    return Math.max(16, trace.distinctPages() / 2) * AddressLayout.PAGE_SIZE / 1024;
  }

  /** By how much the miss ratios differ on average. */
  public String meanDifference() {
    return ratio(fitted.difference().mean());
  }

  /** By how much the miss ratios differ at most. */
  public String mostDifference() {
    return ratio(fitted.difference().most());
  }

  private static String ratio(double ratio) {
    return String.format(Locale.ROOT, "%.4f", ratio);
  }

  /** Whether the program is fetched from the same pages. */
  public boolean executes() {
    return trace.fetches() > 0;
  }

  /** Writes in percent of the references. */
  public String writes() {
    return percent(trace.writes());
  }

  /** Fetches in percent of the references. */
  public String fetches() {
    return percent(trace.fetches());
  }

  /** Whether one pattern imitates it, not several in turn. */
  public boolean alone() {
    return fitted.candidate().parts().size() == 1;
  }

  /** References to {@code part} between those to another. */
  public long references(Candidate.Part part) {
    return alone() ? REQUEST_REFERENCES : part.references();
  }

  /** How many times a request goes through all parts. */
  public long rounds() {
    return Math.max(1, REQUEST_REFERENCES / round());
  }

  /** References of one turn of each part. */
  private long round() {
    return fitted.candidate().parts().stream().mapToLong(Candidate.Part::references).sum();
  }

  /**
   * The time of the references that were merged into others when the program was recorded, for a
   * request; 0 where there is none.
   */
  public long computingNanos() {
    double references = alone() ? REQUEST_REFERENCES : (double) rounds() * round();
    double merged = trace.rawPerMille() / 1000.0 - 1;
    return Math.max(0, Math.round(references * merged * REFERENCE_NANOS));
  }

  private String percent(long count) {
    return BigDecimal.valueOf(100.0 * count / trace.references())
        .setScale(2, RoundingMode.DOWN)
        .stripTrailingZeros()
        .toPlainString();
  }
}
