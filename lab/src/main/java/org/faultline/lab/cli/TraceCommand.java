package org.faultline.lab.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.number.Exact;
import org.faultline.lab.verification.recording.FormattedTraceInput;
import org.faultline.lab.verification.recording.TraceInput;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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
final class TraceCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Refuses to write to a file that is there, unless it may be replaced. */
  static void refuseToReplace(Path out, boolean force) {
    if (Files.exists(out) && !force) {
      throw CommandFailure.badInput(out + " is there already; --force replaces it");
    }
  }

  static void print(CommandSpec spec, TraceSummary summary) {
    PrintWriter out = spec.commandLine().getOut();
    TraceInfo.lines(summary).forEach(out::println);
    out.flush();
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
  static final class Pack implements Callable<Integer> {
    @Spec private CommandSpec spec;
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
    public Integer call() throws IOException {
      refuseToReplace(out, force);
      PackOptions options;
      try {
        options = PackOptions.ALL.withWindow(skip, references).withName(name);
        if (rawFrom != null) {
          options = options.withRaw(raw());
        }
      } catch (IllegalArgumentException e) {
        throw new CommandFailure(ExitCode.BAD_INPUT, e.getMessage(), e);
      }
      print(spec, TracePacker.pack(input.open(in), out, packed -> {}, options));
      input.report();
      return ExitCode.DONE;
    }

    private PackOptions.RawRatio raw() {
      JsonNode stats;
      try {
        stats = Json.read(rawFrom);
      } catch (IOException e) {
        throw new CommandFailure(
            ExitCode.BAD_INPUT, rawFrom + " cannot be read as JSON: " + Sentences.reason(e), e);
      }
      JsonNode raw = stats.path("rawReferences");
      JsonNode merged = stats.path("dedupedReferences");
      if (!raw.canConvertToLong() || !merged.canConvertToLong()) {
        throw CommandFailure.badInput(
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
  static final class Info implements Callable<Integer> {
    /** The windows for which the mean working set is said. */
    private static final long[] WINDOWS = {1_000, 10_000, 100_000, 1_000_000};

    @Spec private CommandSpec spec;
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
    public Integer call() throws IOException {
      RunCommand.Format format =
          input.shown(formats, RunCommand.Format.class, RunCommand.Format.table);
      if (!input.formatNamed() && StraceFile.recognises(file)) {
        return log(format);
      }
      TraceFile trace = input.open(file);
      TraceSummary summary = trace.summarize();
      WorkingSetCurve sets = Locality.of(trace, counted -> {}, WINDOWS).workingSets();
      PrintWriter out = spec.commandLine().getOut();
      if (format == RunCommand.Format.table) {
        print(spec, summary);
        out.println(workingSets(sets));
      } else {
        out.print(Json.text(json(summary, sets)));
      }
      out.flush();
      input.report();
      return ExitCode.DONE;
    }

    private int log(RunCommand.Format format) throws IOException {
      AllocationLog log = StraceFile.read(file, input.lines(), clock.seconds());
      PrintWriter out = spec.commandLine().getOut();
      if (format == RunCommand.Format.table) {
        StraceInfo.print(out, file, log);
      } else {
        out.print(StraceInfo.json(file, log));
      }
      out.flush();
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
