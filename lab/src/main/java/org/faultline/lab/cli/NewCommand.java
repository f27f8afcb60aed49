package org.faultline.lab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.faultline.lab.results.text.TextTable;
import org.faultline.lab.results.theory.LifetimeGrowth;
import org.faultline.lab.studies.draft.TraceDraft;
import org.faultline.lab.studies.draft.fit.PatternFit;
import org.faultline.lab.studies.draft.fit.ReuseCurve;
import org.faultline.lab.verification.recording.FormattedTraceInput;
import org.faultline.workload.locality.Locality;
import org.faultline.workload.trace.TraceFile;
import org.faultline.workload.trace.TraceSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code faultline new}: writes workloads. */
@Command(
    name = "new",
    description = "Writes a commented workload that runs at once.",
    subcommands = {NewServiceCommand.class, NewBatchCommand.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  faultline new service --private 2GiB --working-set 600MiB --requests 25/s",
      "  faultline new batch --private 1GiB --working-set 200MiB --job 2s -o batch.conf",
      "  faultline new --from config/traces/gzip.flt -o like-gzip.conf"
    })
final class NewCommand implements Callable<Integer> {
  /** Fewer pages have no curve to speak of. */
  private static final int FEWEST_PAGES = 8;

  @Spec private CommandSpec spec;
  @Mixin private NewFile file;
  @Mixin private FormattedTraceInput input;

  @Option(
      names = "--from",
      paramLabel = "TRACE",
      description = "Fit a pattern of references to a recorded trace of one process.")
  private Path trace;

  @Override
  public Integer call() throws IOException {
    if (trace == null) {
      throw new ParameterException(
          spec.commandLine(),
          "say what to write: faultline new service, new batch, or new --from TRACE");
    }
    TraceFile recorded = input.open(trace);
    Path path = file.path(recorded.title());
    TraceSummary summary = recorded.summarize();
    if (summary.processes().size() != 1) {
      throw CommandFailure.badInput(
          "%s holds %d processes, and a pattern is fitted to one: give a trace of one process"
              .formatted(trace, summary.processes().size()));
    }
    if (summary.distinctPages() < FEWEST_PAGES) {
      throw CommandFailure.badInput(
          "%s has %d distinct pages; a pattern is fitted to at least %d"
              .formatted(trace, summary.distinctPages(), FEWEST_PAGES));
    }
    ReuseCurve curve = new ReuseCurve(Locality.of(recorded, counted -> {}).missRatios());
    List<PatternFit.Fitted> fitted = PatternFit.of(curve);
    PrintWriter out = spec.commandLine().getOut();
    table(fitted).forEach(out::println);
    out.printf(
        Locale.ROOT,
        "Differences of LRU's miss ratio from the recording's, first touches left out, over sizes from"
            + " 2 pages to %,d.%n",
        summary.distinctPages());
    out.println(growth(curve));
    input.report();
    file.write(path, new TraceDraft(NewFile.command(spec), summary, fitted.get(0)).text(), spec);
    return ExitCode.DONE;
  }

  private static List<String> table(List<PatternFit.Fitted> fitted) {
    TextTable table = new TextTable().left("pattern").right("mean").right("greatest").right("at");
    for (PatternFit.Fitted one : fitted) {
      table.row(
          List.of(
              one.candidate().text(),
              String.format(Locale.ROOT, "%.4f", one.difference().mean()),
              String.format(Locale.ROOT, "%.4f", one.difference().most()),
              String.format(Locale.ROOT, "%,d pages", one.difference().at())));
    }
    return table.lines();
  }

  private static String growth(ReuseCurve curve) {
    try {
      LifetimeGrowth growth = LifetimeGrowth.of(curve.whole());
      return String.format(
          Locale.ROOT,
          "Lifetime grows as m^%.2f from %,d to %,d pages%s (R² %.2f).",
          growth.exponent(),
          growth.from(),
          growth.to(),
          growth.knee() ? ", the knee" : ", half of all: it has no knee",
          growth.rSquared());
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
  }
}
