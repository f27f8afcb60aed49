package org.faultline.lab.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.faultline.lab.results.output.Console;
import org.faultline.lab.results.output.ExitCode;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.lab.results.report.Exact;
import org.faultline.lab.results.report.Json;
import org.faultline.workload.locality.Locality;
import org.faultline.workload.locality.WorkingSetCurve;
import org.faultline.workload.strace.AllocationLog;
import org.faultline.workload.strace.StraceFile;
import org.faultline.workload.trace.PackOptions;
import org.faultline.workload.trace.ProcessSummary;
import org.faultline.workload.trace.TraceFile;
import org.faultline.workload.trace.TraceInfo;
import org.faultline.workload.trace.TracePacker;
import org.faultline.workload.trace.TraceSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code faultline trace}: records, packs, converts and describes traces. */
@Command(
    name = "trace",
    description = "Records, packs, converts and describes traces.",
    subcommands = {
      TraceCommand.Pack.class,
      TraceCommand.Info.class,
      TraceConvertCommand.class,
      TraceRecordCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  faultline trace pack gcc.lackey.zst gcc.flt --references 10000000",
      "  faultline trace info gcc.flt",
      "  faultline trace convert node.strace.gz node.conf",
      "  faultline trace record --out ls.flt -- ls /"
    })
final class TraceCommand extends ConsoleCommand {

  @Override
  ExitCode perform() {
    return usage();
  }

  /** Refuses to write to a file that is there, unless it may be replaced. */
  static void refuseToReplace(Path out, boolean force) {
    if (Files.exists(out) && !force) {
      throw new UserMistake(out + " is there already; --force replaces it");
    }
  }

  static void print(Console console, TraceSummary summary) {
    console.lines(TraceInfo.lines(summary));
  }

  /** {@code faultline trace pack}. */
  @Command(
      name = "pack",
      description = "Packs a trace of any known format into one .flt file.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  faultline trace pack gcc.lackey.zst gcc.flt --references 1000000 --skip 200000",
        "  faultline trace pack awk.pages.gz awk.flt --raw-from awk.stats.json"
      })
  static final class Pack extends ConsoleCommand {
    @Mixin private FormattedTraceInput input;

    @Parameters(index = "0", paramLabel = "IN", description = "The trace to pack.")
    private Path in;

    @Parameters(index = "1", paramLabel = "OUT", description = "The file to write.")
    private Path out;

    @Option(names = "--references", paramLabel = "N", description = "Pack at most so many.")
    private long references = Long.MAX_VALUE;

    @Option(names = "--skip", paramLabel = "N", description = "Leave so many out at the start.")
    private long skip;

    @Option(names = "--name", description = "The recording's name (default: that of IN).")
    private String name;

    @Option(
        names = "--raw-from",
        paramLabel = "STATS.json",
        description =
            "What merged references stand for: rawReferences and dedupedReferences of this file.")
    private Path rawFrom;

    @Option(names = "--force", description = "Replace OUT if it is there.")
    private boolean force;

    @Override
    ExitCode perform() throws IOException {
      refuseToReplace(out, force);
      PackOptions options = UserMistake.whereRefused(this::options);
      print(console(), TracePacker.pack(input.open(in), out, packed -> {}, options));
      input.report();
      return ExitCode.DONE;
    }

    private PackOptions options() {
      PackOptions options = PackOptions.ALL.withWindow(skip, references).withName(name);
      return rawFrom == null ? options : options.withRaw(raw());
    }

    private PackOptions.RawRatio raw() {
      JsonNode stats;
      try {
        stats = Json.read(rawFrom);
      } catch (IOException e) {
        throw new UserMistake(rawFrom + " cannot be read as JSON: " + Sentences.reason(e), e);
      }
      JsonNode raw = stats.path("rawReferences");
      JsonNode merged = stats.path("dedupedReferences");
      if (!raw.canConvertToLong() || !merged.canConvertToLong()) {
        throw new UserMistake(
            rawFrom + " has no whole numbers rawReferences and dedupedReferences");
      }
      return new PackOptions.RawRatio(raw.asLong(), merged.asLong());
    }
  }

  /** {@code faultline trace info}. */
  @Command(
      name = "info",
      description = "Says what a trace, or a log of strace, holds.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  faultline trace info config/traces/mix-a.flt",
        "  faultline trace info gcc.flt --format json"
      })
  static final class Info extends ConsoleCommand {
    /** The windows for which the mean working set is said. */
    private static final long[] WINDOWS = {1_000, 10_000, 100_000, 1_000_000};

    @Mixin private TraceInput input;

    @Mixin private LogClock clock;

    @Parameters(
        paramLabel = "FILE",
        description = "A trace of any known format, or a log of strace.")
    private Path file;

    @Option(
        names = "--format",
        paramLabel = "FORMAT",
        description =
            "What is shown: table or json (default: table); or how FILE is read, such as din.")
    private List<String> formats = List.of();

    @Override
    ExitCode perform() throws IOException {
      RunCommand.Format format =
          input.shown(formats, RunCommand.Format.class, RunCommand.Format.table);
      if (!input.formatNamed() && StraceFile.recognises(file)) {
        return log(format);
      }
      TraceFile trace = input.open(file);
      TraceSummary summary = trace.summarize();
      WorkingSetCurve sets = Locality.of(trace, counted -> {}, WINDOWS).workingSets();
      if (format == RunCommand.Format.table) {
        print(console(), summary);
        console().line(workingSets(sets));
      } else {
        console().text(Json.text(json(summary, sets)));
      }
      input.report();
      return ExitCode.DONE;
    }

    private ExitCode log(RunCommand.Format format) throws IOException {
      AllocationLog log = StraceFile.read(file, input.lines(), clock.seconds());
      if (format == RunCommand.Format.table) {
        console().lines(StraceInfo.lines(file, log));
      } else {
        console().text(StraceInfo.json(file, log));
      }
      input.report();
      return ExitCode.DONE;
    }

    private static String workingSets(WorkingSetCurve sets) {
      StringJoiner means = new StringJoiner(", ");
      for (long window : WINDOWS) {
        double mean = sets.meanSize(sets.indexOf(window));
        means.add(String.format(Locale.ROOT, "%,.1f pages in %,d references", mean, window));
      }
      return "working set     mean " + means;
    }

    private static ObjectNode json(TraceSummary trace, WorkingSetCurve sets) {
      ObjectNode node = Json.object();
      node.put("schema", "faultline-trace-info/1");
      node.put("name", trace.name());
      node.put("format", trace.format());
      node.put("mix", trace.mix());
      node.put("references", trace.references());
      node.put("rawReferences", trace.rawReferences());
      node.put("reads", trace.reads());
      node.put("writes", trace.writes());
      node.put("fetches", trace.fetches());
      node.put("runs", trace.runs());
      node.put("distinctPages", trace.distinctPages());
      node.put("bytes", trace.bytes());
      var workingSets = node.putArray("workingSet");
      for (long window : WINDOWS) {
        int at = sets.indexOf(window);
        ObjectNode one = workingSets.addObject();
        one.put("window", window);
        one.put("meanPages", Exact.ratio(sets.totalSize(at), sets.references()));
      }
      var processes = node.putArray("processes");
      for (ProcessSummary process : trace.processes()) {
        ObjectNode one = processes.addObject();
        one.put("process", process.process());
        one.put("references", process.references());
        one.put("distinctPages", process.distinctPages());
        one.put("lowestPage", process.lowestPage());
        one.put("highestPage", process.highestPage());
        one.put("ranges", process.ranges().size());
      }
      return node;
    }
  }
}
