package org.faultline.lab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.faultline.lab.results.output.Console;
import org.faultline.workload.binding.Nearest;
import org.faultline.workload.trace.BadLines;
import org.faultline.workload.trace.ReadOptions;
import org.faultline.workload.trace.TraceFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The options of all commands that read a recording. Where a command shows results in several
 * formats, its {@code --format} names one of those, or one of a recording's; {@link
 * FormattedTraceInput} is for all others.
 */
class TraceInput {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec mixee;

  @Option(
      names = "--skip-bad",
      paramLabel = "N",
      defaultValue = "0",
      description = "Leave out up to N malformed lines (default: ${DEFAULT-VALUE}).")
  private long allowed;

  private @Nullable String named;
  private @Nullable ReadOptions options;

  @Option(
      names = "--trace-format",
      paramLabel = "NAME",
      description =
          "Read the recording as page, mix, address, address-mix, lackey, din, csv or flt"
              + " (default: detected from its first lines).")
  final void read(String format) {
    List<String> names = TraceFile.formatNames();
    if (!names.contains(format)) {
      throw wrong("--trace-format is '" + format + "'" + valid(format, names));
    }
    named = format;
  }

  /**
   * What {@code --format} was given to show; a name that is none of {@code type} and one of a
   * recording's formats says how the recording is read.
   *
   * @param formats what was given, perhaps several times
   */
  final <E extends Enum<E>> E shown(List<String> formats, Class<E> type, E fallback) {
    List<String> shown = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    List<String> recorded = TraceFile.formatNames();
    E result = fallback;
    for (String format : formats) {
      if (shown.contains(format)) {
        result = Enum.valueOf(type, format);
      } else if (recorded.contains(format)) {
        named = format;
      } else {
        String near =
            Nearest.of(format.toLowerCase(Locale.ROOT), shown)
                .or(() -> Nearest.of(format, recorded))
                .map(one -> "; did you mean '" + one + "'?")
                .orElse(";");
        throw wrong(
            "--format is '%s'%s shown are %s, and a recording is read as %s"
                .formatted(format, near, String.join(", ", shown), String.join(", ", recorded)));
      }
    }
    return result;
  }

  private static String valid(String format, List<String> names) {
    String near = Nearest.hint(format, names);
    return near + (near.isEmpty() ? "; valid: " : " Valid: ") + String.join(", ", names);
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(mixee.commandLine(), sentence);
  }

  /** How recordings are read. */
  final ReadOptions options() {
    ReadOptions known = options;
    if (known == null) {
      try {
        known = new ReadOptions(Optional.ofNullable(named), new BadLines(allowed));
      } catch (IllegalArgumentException e) {
        throw wrong(Sentences.message(e));
      }
      options = known;
    }
    return known;
  }

  /** Whether a format was named. */
  final boolean formatNamed() {
    return named != null;
  }

  /** The lines that may be left out. */
  final BadLines lines() {
    return options().badLines();
  }

  /** Opens a recording; what is doubtful about it is said. */
  final TraceFile open(Path file) throws IOException {
    TraceFile opened = TraceFile.of(file, options());
    opened.warnings().forEach(this::warn);
    return opened;
  }

  /** Says that something is doubtful. */
  final void warn(String sentence) {
    console().note("Warning: " + sentence);
  }

  /** Says what was left out, if anything. */
  final void report() {
    lines().sentence().ifPresent(console()::note);
  }

  private Console console() {
    return ConsoleCommand.console(mixee.commandLine());
  }
}
