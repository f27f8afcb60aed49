package org.faultline.workload.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.faultline.workload.trace.ReadOptions;
import org.faultline.workload.trace.TraceFile;
import org.faultline.workload.trace.TraceSummary;
import org.jspecify.annotations.Nullable;

/** A trace file and what it holds, found out once for all processes that play it. */
public final class TraceRecording {
  private final Path path;
  private final ReadOptions options;
  private @Nullable CompletableFuture<Content> content;

  /** What the file holds. */
  record Content(TraceFile file, TraceSummary summary) {}

  /** The file is not opened before the first process asks for its content. */
  public TraceRecording(Path path) {
    this(path, ReadOptions.NONE);
  }

  /** The same, read as {@code options} say. */
  public TraceRecording(Path path, ReadOptions options) {
    this.path = path;
    this.options = options;
  }

  /** The file. */
  public Path path() {
    return path;
  }

  /**
   * Opens the file to look at it.
   *
   * @throws org.faultline.workload.trace.TraceException where it cannot be read as a trace
   */
  public TraceFile open() throws IOException {
    return TraceFile.of(path, options);
  }

  /** Whether malformed lines of it may be left out. */
  public boolean leavesOut() {
    return options.badLines().allowed() > 0;
  }

  /** What was left out of it so far, in a sentence; empty where nothing was. */
  public Optional<String> leftOut() {
    return options.badLines().sentence();
  }

  /** The content; {@code blocking} finds it out, which reads the whole of an unpacked trace. */
  synchronized CompletableFuture<Content> content(Executor blocking) {
    if (content == null) {
      content = CompletableFuture.supplyAsync(this::read, blocking);
    }
    return content;
  }

  private Content read() {
    try {
      TraceFile file = open();
      return new Content(file, file.summarize());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
