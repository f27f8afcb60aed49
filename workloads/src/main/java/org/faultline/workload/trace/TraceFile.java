package org.faultline.workload.trace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * A trace file whose format is known. Holds no open file: each reader opens its own.
 *
 * <p>The format is told by the content; the name decides only where the content does not, as for an
 * empty file or one whose first line is malformed.
 */
public final class TraceFile {
  private final TraceSource source;
  private final TraceFormat format;

  private TraceFile(TraceSource source, TraceFormat format) {
    this.source = source;
    this.format = format;
  }

  /**
   * Recognises the format of {@code path}.
   *
   * @throws TraceException where the file cannot be read or no format fits
   */
  public static TraceFile of(Path path) throws IOException {
    return of(path, new BadLines(0));
  }

  /** The same, where {@code badLines} says how many lines of each reading may be malformed. */
  public static TraceFile of(Path path, BadLines badLines) throws IOException {
    TraceSource source = TraceSource.of(path, badLines);
    byte[] head = source.head();
    List<TraceFormat> formats = formats();
    for (TraceFormat format : formats) {
      if (format.recognises(head)) {
        return new TraceFile(source, format);
      }
    }
    String name = withoutCompression(source.name());
    for (TraceFormat format : formats) {
      if (name.endsWith(format.extension())) {
        return new TraceFile(source, format);
      }
    }
    String start =
        new String(head, 0, Math.min(head.length, 80), StandardCharsets.ISO_8859_1)
            .lines()
            .findFirst()
            .map(line -> "begins with \"" + Text.shown(line) + "\"")
            .orElse("is empty");
    throw new TraceException(
        source.name()
            + " is not a trace: it "
            + start
            + " where one of these formats was expected: "
            + formats.stream().map(TraceFormat::name).sorted().collect(Collectors.joining(", "))
            + ".");
  }

  /** The formats that are installed. */
  public static List<TraceFormat> formats() {
    return ServiceLoader.load(TraceFormat.class, TraceFile.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  public Path path() {
    return source.path();
  }

  public TraceFormat format() {
    return format;
  }

  /** The file's name without folder and extensions. */
  public String title() {
    return source.title();
  }

  /** Whether the file is packed and so describes itself without being read. */
  public boolean packed() {
    return format instanceof PackedFormat;
  }

  /** Begins to read all processes, in recorded order. */
  public TraceReader open() throws IOException {
    return format.open(source);
  }

  /** Begins to read one process of a mix, or process 0: all of a trace of one process. */
  public TraceReader open(int process) throws IOException {
    return format.open(source, process);
  }

  /** Begins to read who runs and for how many references. */
  public MixSchedule schedule() throws IOException {
    return format.schedule(source);
  }

  /**
   * Compares all checksums that the file has.
   *
   * @throws TraceException where one differs, with the place in the file
   */
  public void check() throws IOException {
    format.check(source);
  }

  /** Describes the trace: at once for a packed trace, by reading all of it for any other. */
  public TraceSummary summarize() throws IOException {
    return format.summarize(source);
  }

  private static String withoutCompression(String name) {
    for (String end : List.of(".gz", ".zst")) {
      if (name.endsWith(end)) {
        return name.substring(0, name.length() - end.length());
      }
    }
    return name;
  }
}
