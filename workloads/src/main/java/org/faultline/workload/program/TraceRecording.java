package org.faultline.workload.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.faultline.workload.trace.TraceFile;
import org.faultline.workload.trace.TraceSummary;

/** A trace file and what it holds, found out once for all processes that play it. */
public final class TraceRecording {
  private final Path path;
  private CompletableFuture<Content> content;

  /** What the file holds. */
  record Content(TraceFile file, TraceSummary summary) {}

  /** The file is not opened before the first process asks for its content. */
  public TraceRecording(Path path) {
    this.path = path;
  }

  /** The file. */
  public Path path() {
    return path;
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
      TraceFile file = TraceFile.of(path);
      return new Content(file, file.summarize());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
