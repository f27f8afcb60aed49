package org.faultline.lab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.output.ExitCode;
import org.faultline.lab.results.output.TemporaryFolder;
import org.faultline.lab.studies.pool.RunPool;
import org.faultline.lab.verification.replay.FaultReport;
import org.faultline.lab.verification.replay.FaultRow;
import org.faultline.lab.verification.replay.MemorySize;
import org.faultline.lab.verification.replay.PolicyList;
import org.faultline.lab.verification.replay.PreparedTrace;
import org.faultline.lab.verification.replay.TraceReplayer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code faultline faults}: what policies do with a trace in memories of several sizes. */
@Command(
    name = "faults",
    description = {
      "Plays a trace under several policies and sizes of memory, by demand paging on the textbook",
      "machine, and counts faults. OPT is shown as the bound, and VMIN for policies with a window."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  faultline faults config/traces/gzip.flt --policy lru,arc --frames 20,50%%",
      "  faultline faults my.pages.gz --policy 'ws(10000)' --frames 100%% --format csv"
    })
final class FaultsCommand extends ConsoleCommand {
  @Mixin private JobsOption jobs;
  @Mixin private TabularTraceInput input;

  @Parameters(paramLabel = "TRACE", description = "A trace of any known format.")
  private Path trace;

  @Option(
      names = "--policy",
      paramLabel = "A,B",
      defaultValue = "fifo,lru,clock",
      description = "The policies (default: ${DEFAULT-VALUE}); see faultline policies.")
  private String policies;

  @Option(
      names = "--frames",
      paramLabel = "N,N",
      defaultValue = "10%,25%,50%,75%",
      description =
          "Sizes as frames, bytes (64KiB) or per cent of the distinct pages"
              + " (default: 10%%,25%%,50%%,75%%).")
  private String frames;

  @Override
  ExitCode perform() throws IOException {
    TabularTraceInput.Format format = input.format();
    int threads = jobs.count();
    try (TemporaryFolder folder = TemporaryFolder.create("faults");
        RunPool<TraceReplayer> replays = new RunPool<>(threads, "replays", TraceReplayer::new)) {
      List<String> named = PolicyList.withBounds(PolicyList.parse(policies));
      List<MemorySize> sizes = new ArrayList<>();
      for (String size : frames.split(",", -1)) {
        sizes.add(MemorySize.parse(size));
      }
      PreparedTrace prepared = PreparedTrace.of(input.open(trace), folder.path());
      long pages = prepared.summary().distinctPages();
      List<Integer> counts = sizes.stream().map(size -> size.frames(pages)).distinct().toList();
      show(format, prepared, FaultRow.all(prepared, named, counts, replays));
      input.report();
    }
    return ExitCode.DONE;
  }

  private void show(TabularTraceInput.Format format, PreparedTrace prepared, List<FaultRow> rows) {
    switch (format) {
      case csv -> console().text(FaultReport.csv(rows));
      case json -> console().text(Json.text(FaultReport.summary(rows)));
      case table -> {
        console()
            .format(
                "%s: %,d references to %,d pages%n",
                prepared.summary().name(),
                prepared.summary().references(),
                prepared.summary().distinctPages());
        console().lines(FaultReport.table(rows));
      }
    }
  }
}
