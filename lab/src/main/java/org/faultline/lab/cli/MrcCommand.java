package org.faultline.lab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.LongStream;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.output.ExitCode;
import org.faultline.lab.results.output.OutputFiles;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.lab.verification.mrc.CurveCsv;
import org.faultline.lab.verification.mrc.CurvePlot;
import org.faultline.lab.verification.mrc.CurveSummarizer;
import org.faultline.lab.verification.mrc.CurveTable;
import org.faultline.lab.verification.mrc.Curves;
import org.faultline.workload.locality.Locality;
import org.faultline.workload.locality.SampledCurve;
import org.faultline.workload.locality.ShardsCounter;
import org.faultline.workload.trace.TraceFile;
import org.faultline.workload.trace.TraceSummary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code faultline mrc}. */
@Command(
    name = "mrc",
    description = "Counts the faults of LRU for every memory size, and working sets, in one pass.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  faultline mrc config/traces/awk.flt",
      "  faultline mrc config/traces/hashz.flt --sample 0.1 --svg hashz.svg",
      "  faultline mrc gcc.flt --format csv --curve working-set"
    })
final class MrcCommand extends ConsoleCommand {
  /** Which rows a CSV has. */
  enum Curve {
    lru,
    working_set;

    @Override
    public String toString() {
      return name().replace('_', '-');
    }
  }

  /** The windows of the table: powers of ten. */
  private static final long[] DECADES =
      LongStream.iterate(1, window -> 10 * window).limit(18).toArray();

  @Mixin private TabularTraceInput input;

  @Parameters(paramLabel = "TRACE", description = "A trace of any known format.")
  private Path path;

  @Option(
      names = "--curve",
      paramLabel = "CURVE",
      defaultValue = "lru",
      description = "The rows of the CSV: lru or working-set (default: ${DEFAULT-VALUE}).")
  private Curve curve;

  @Option(names = "--svg", paramLabel = "FILE", description = "Draw the curves to FILE.")
  private @Nullable Path svg;

  @Option(
      names = "--sample",
      paramLabel = "RATE",
      description = "Also estimate the curve from this share of the pages (SHARDS): 0 to 1.")
  private @Nullable Double rate;

  @Option(
      names = "--sample-only",
      description = "Leave the exact curves out: memory then grows with the sample alone.")
  private boolean sampleOnly;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The seed that draws the sample (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Override
  ExitCode perform() throws IOException {
    TabularTraceInput.Format format = input.format();
    if (sampleOnly && rate == null) {
      throw new UserMistake("--sample-only needs --sample RATE");
    }
    if (svg != null && !OutputFiles.hasFolder(svg)) {
      throw new UserMistake("--svg: there is no folder for " + svg);
    }
    Curves curves = curves();
    if (svg != null) {
      OutputFiles.writeWhole(svg, CurvePlot.of(curves));
    }
    switch (format) {
      case table -> console().lines(CurveTable.lines(curves));
      case csv ->
          console()
              .text(
                  curve == Curve.lru ? CurveCsv.missRatios(curves) : CurveCsv.workingSets(curves));
      case json -> console().text(Json.text(CurveSummarizer.summary(curves)));
    }
    input.report();
    return ExitCode.DONE;
  }

  private Curves curves() throws IOException {
    TraceFile file = input.open(path);
    Optional<Locality> exact = Optional.empty();
    Curves.Trace trace;
    if (file.packed() || sampleOnly) {
      trace = described(file.summarize());
      check(trace);
      exact = sampleOnly ? Optional.empty() : Optional.of(count(file));
    } else {
      // Text describes itself only by being read, so it is counted at once.
      exact = Optional.of(count(file));
      trace = described(file.title(), exact.get());
      check(trace);
    }
    Optional<SampledCurve> sampled =
        rate == null ? Optional.empty() : Optional.of(Locality.sampled(file, rate, seed));
    return new Curves(trace, exact, sampled);
  }

  private static Locality count(TraceFile file) throws IOException {
    return Locality.of(file, counted -> {}, DECADES);
  }

  private static Curves.Trace described(TraceSummary summary) {
    return new Curves.Trace(
        summary.name(),
        summary.references(),
        summary.rawReferences(),
        summary.distinctPages(),
        summary.processes().size());
  }

  private static Curves.Trace described(String name, Locality exact) {
    long references = exact.missRatios().references();
    return new Curves.Trace(
        name, references, references, exact.missRatios().distinctPages(), exact.processes());
  }

  private void check(Curves.Trace trace) {
    if (trace.references() == 0) {
      throw new UserMistake(path + " holds no reference");
    }
    if (rate != null) {
      double share = rate;
      UserMistake.whereRefused(
          () -> {
            ShardsCounter.check(share, trace.distinctPages());
            return share;
          });
    }
  }
}
