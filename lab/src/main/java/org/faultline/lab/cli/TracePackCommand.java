package org.faultline.lab.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.output.ExitCode;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.workload.trace.PackOptions;
import org.faultline.workload.trace.TraceInfo;
import org.faultline.workload.trace.TracePacker;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code faultline trace pack}. */
@Command(
    name = "pack",
    description = "Packs a trace of any known format into one .flt file.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  faultline trace pack gcc.lackey.zst gcc.flt --references 1000000 --skip 200000",
      "  faultline trace pack awk.pages.gz awk.flt --raw-from awk.stats.json"
    })
final class TracePackCommand extends ConsoleCommand {
  @Mixin private FormattedTraceInput input;
  @Mixin private ReplaceFileOption replace;
  @Mixin private SkipOption skip;

  @Parameters(index = "0", paramLabel = "IN", description = "The trace to pack.")
  private Path in;

  @Parameters(index = "1", paramLabel = "OUT", description = "The file to write.")
  private Path out;

  @Option(
      names = "--references",
      paramLabel = "N",
      description = "Pack at most this many references.")
  private long references = Long.MAX_VALUE;

  @Option(names = "--name", description = "The recording's name (default: that of IN).")
  private String name;

  @Option(
      names = "--raw-from",
      paramLabel = "STATS.json",
      description =
          "What merged references stand for: rawReferences and dedupedReferences of this file.")
  private @Nullable Path rawFrom;

  @Override
  ExitCode perform() throws IOException {
    replace.check(out, "");
    PackOptions options = UserMistake.whereRefused(this::options);
    console().lines(TraceInfo.lines(TracePacker.pack(input.open(in), out, packed -> {}, options)));
    input.report();
    return ExitCode.DONE;
  }

  private PackOptions options() {
    PackOptions options = PackOptions.ALL.withWindow(skip.count(), references).withName(name);
    return rawFrom == null ? options : options.withRaw(raw(rawFrom));
  }

  private static PackOptions.RawRatio raw(Path file) {
    JsonNode stats;
    try {
      stats = Json.read(file);
    } catch (IOException e) {
      throw new UserMistake(file + " cannot be read as JSON: " + Sentences.reason(e), e);
    }
    JsonNode raw = stats.path("rawReferences");
    JsonNode merged = stats.path("dedupedReferences");
    if (!raw.canConvertToLong() || !merged.canConvertToLong()) {
      throw new UserMistake(file + " has no whole numbers rawReferences and dedupedReferences");
    }
    return new PackOptions.RawRatio(raw.asLong(), merged.asLong());
  }
}
