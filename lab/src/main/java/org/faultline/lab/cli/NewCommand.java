package org.faultline.lab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.faultline.lab.results.output.ExitCode;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.lab.studies.draft.TraceDraft;
import org.faultline.lab.studies.draft.fit.FitText;
import org.faultline.lab.studies.draft.fit.PatternFit;
import org.faultline.lab.studies.draft.fit.ReuseCurve;
import org.faultline.workload.locality.Locality;
import org.faultline.workload.trace.TraceFile;
import org.faultline.workload.trace.TraceSummary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
final class NewCommand extends ConsoleCommand {
  /** Fewer pages have no curve to speak of. */
  private static final int FEWEST_PAGES = 8;

  @Mixin private NewFile file;
  @Mixin private FormattedTraceInput input;

  @Option(
      names = "--from",
      paramLabel = "TRACE",
      description = "Fit a pattern of references to a recorded trace of one process.")
  private @Nullable Path trace;

  @Override
  ExitCode perform() throws IOException {
    if (trace == null) {
      throw UserMistake.inUsage(
          "say what to write: faultline new service, new batch, or new --from TRACE");
    }
    TraceFile recorded = input.open(trace);
    Path path = file.path(recorded.title());
    TraceSummary summary = recorded.summarize();
    if (summary.processes().size() != 1) {
      throw new UserMistake(
          "%s holds %d processes, and a pattern is fitted to one: give a trace of one process"
              .formatted(trace, summary.processes().size()));
    }
    if (summary.distinctPages() < FEWEST_PAGES) {
      throw new UserMistake(
          "%s has %d distinct pages; a pattern needs at least %d"
              .formatted(trace, summary.distinctPages(), FEWEST_PAGES));
    }
    ReuseCurve curve = new ReuseCurve(Locality.of(recorded, counted -> {}).missRatios());
    List<PatternFit.Fitted> fitted = PatternFit.of(curve);
    console().lines(FitText.lines(fitted, curve, summary.distinctPages()));
    input.report();
    file.write(path, new TraceDraft(typed(), summary, fitted.get(0)).text(), console());
    return ExitCode.DONE;
  }
}
