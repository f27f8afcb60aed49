package org.faultline.lab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.verification.recording.TraceInput;
import org.faultline.lab.verification.replay.FaultReport;
import org.faultline.lab.verification.replay.FaultRow;
import org.faultline.lab.verification.replay.MemorySize;
import org.faultline.lab.verification.replay.PolicyList;
import org.faultline.lab.verification.replay.PreparedTrace;
import org.faultline.lab.verification.replay.Replays;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code faultline faults}: what policies do with a trace in memories of several sizes. */
@Command(
    name = "faults",
    description = {
      "Plays a trace under several policies and sizes of memory, by demand paging on the textbook",
      "machine, and counts faults. OPT stands beside them as the bound, and VMIN beside windows."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  faultline faults config/traces/gzip.flt --policy lru,arc --frames 20,50%%",
      "  faultline faults my.pages.gz --policy 'ws(10000)' --frames 100%% --format csv"
    })
final class FaultsCommand implements Callable<Integer> {
  /** How results are shown. */
  enum Format {
    table,
    csv,
    json
  }

  @Spec private CommandSpec spec;
  @Mixin private TraceInput input;

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

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "What is shown: table, csv or json (default: table); or how TRACE is read, such as din.")
  private List<String> formats = List.of();

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Replays at a time (default: one for each core).")
  private Integer workers;

  @Override
  public Integer call() throws IOException {
    Format format = input.shown(formats, Format.class, Format.table);
    int threads = workers == null ? Runtime.getRuntime().availableProcessors() : workers;
    if (threads < 1 || threads > 1024) {
      throw CommandFailure.badInput("--workers is " + threads + ", but must be from 1 to 1024");
    }
    Path folder = Files.createTempDirectory("faultline-faults");
    try (Replays replays = new Replays(threads)) {
      List<String> named = PolicyList.withBounds(PolicyList.parse(policies));
      List<MemorySize> sizes = new ArrayList<>();
      for (String size : frames.split(",", -1)) {
        sizes.add(MemorySize.parse(size));
      }
      PreparedTrace prepared = PreparedTrace.of(input.open(trace), folder);
      long pages = prepared.summary().distinctPages();
      List<Integer> counts = sizes.stream().map(size -> size.frames(pages)).distinct().toList();
      show(format, prepared, FaultRow.all(prepared, named, counts, replays));
      input.report();
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, e.getMessage(), e);
    } finally {
      TemporaryFolder.delete(folder);
    }
    return ExitCode.DONE;
  }

  private void show(Format format, PreparedTrace prepared, List<FaultRow> rows) {
    PrintWriter out = spec.commandLine().getOut();
    switch (format) {
      case csv -> out.print(FaultReport.csv(rows));
      case json -> out.print(Json.text(FaultReport.summary(rows)));
      case table -> {
        out.printf(
            Locale.ROOT,
            "%s: %,d references to %,d pages%n",
            prepared.summary().name(),
            prepared.summary().references(),
            prepared.summary().distinctPages());
        FaultReport.table(rows).forEach(out::println);
      }
    }
    out.flush();
  }
}
