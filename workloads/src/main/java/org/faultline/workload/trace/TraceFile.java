package org.faultline.workload.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * A trace file whose format is known. Holds no open file: each reader opens its own.
 *
 * <p>The format is told by the content, by many of its first lines (see {@link Recognition}),
 * unless somebody names it.
 */
public final class TraceFile {
  private final TraceSource source;
  private final TraceFormat format;
  private final List<String> warnings;

  TraceFile(TraceSource source, TraceFormat format, List<String> warnings) {
    this.source = source;
    this.format = format;
    this.warnings = List.copyOf(warnings);
  }

  /**
   * Recognises the format of {@code path}.
   *
   * @throws TraceException where the file cannot be read, no format fits, or the one that fits
   *     would likely misread it
   */
  public static TraceFile of(Path path) throws IOException {
    return of(path, ReadOptions.NONE);
  }

  /** The same, where {@code badLines} says how many lines of each reading may be malformed. */
  public static TraceFile of(Path path, BadLines badLines) throws IOException {
    return of(path, new ReadOptions(Optional.empty(), badLines));
  }

  /** Opens {@code path} as {@code options} say. */
  public static TraceFile of(Path path, ReadOptions options) throws IOException {
    return Recognition.of(TraceSource.of(path, options.badLines()), options.format());
  }

  /** The names of the formats that are installed, in order of the alphabet. */
  public static List<String> formatNames() {
    return formats().stream().map(TraceFormat::name).sorted().toList();
  }

  /** The formats that are installed. */
  static List<TraceFormat> formats() {
    return ServiceLoader.load(TraceFormat.class, TraceFile.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  /** What is doubtful about the reading, each in a sentence that names the file. */
  public List<String> warnings() {
    return warnings;
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
}
