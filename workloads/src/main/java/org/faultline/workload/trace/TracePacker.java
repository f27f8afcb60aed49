package org.faultline.workload.trace;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.LongConsumer;

/** Packs a trace of any format into one {@code .flt} file. */
public final class TracePacker {
  private static final int MAXIMUM_PARTIALS = 64;

  private TracePacker() {}

  /**
   * Packs {@code in} to {@code out}. The target appears whole or not at all: it is written beside
   * itself under another name and then moved.
   *
   * @param progress told the references packed so far, now and then
   * @return what was packed
   * @throws TraceException where the input is malformed or the window holds no reference
   */
  public static TraceSummary pack(Path in, Path out, LongConsumer progress, PackOptions options)
      throws IOException {
    TraceFile trace = TraceFile.of(in);
    Path folder = out.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw new TraceException(folder + " is not a folder, so " + out + " cannot be written.");
    }
    Path partial = partial(folder, String.valueOf(out.getFileName()));
    try {
      TraceSummary summary = write(trace, partial, progress, options);
      move(partial, out);
      return summary;
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  /** Creates the file to write to, under a name that nobody uses. */
  private static Path partial(Path folder, String name) throws IOException {
    for (int i = 1; i <= MAXIMUM_PARTIALS; i++) {
      Path partial = folder.resolve(name + "." + i + ".partial");
      try {
        return Files.createFile(partial);
      } catch (FileAlreadyExistsException used) {
        continue;
      } catch (IOException failure) {
        throw new TraceException(
            "The folder " + folder + " cannot be written to: " + failure.getMessage() + ".",
            failure);
      }
    }
    throw new TraceException(
        folder + " holds " + MAXIMUM_PARTIALS + " unfinished " + name + ".*.partial: remove them.");
  }

  private static TraceSummary write(
      TraceFile trace, Path partial, LongConsumer progress, PackOptions options)
      throws IOException {
    String file = trace.path().toString();
    try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE);
        TraceReader reader = new TraceWindow(trace.open(), options.skip(), options.references())) {
      PackedWriter writer = new PackedWriter(channel, file, options.level());
      long[] references = new long[TraceCounter.BATCH];
      int[] processes = new int[TraceCounter.BATCH];
      for (int n; (n = reader.read(references, processes)) > 0; ) {
        writer.add(references, processes, n);
        progress.accept(writer.references());
      }
      if (writer.references() == 0) {
        throw new TraceException(
            file
                + " holds no reference to pack"
                + (options.skip() == 0 ? "." : " after those skipped."));
      }
      String name = options.name() == null ? name(trace) : options.name();
      TraceSummary summary = writer.finish(name, raw(trace, options, writer.references()));
      channel.force(true);
      return summary;
    }
  }

  private static String name(TraceFile trace) throws IOException {
    return trace.packed() ? trace.summarize().name() : trace.title();
  }

  private static long raw(TraceFile trace, PackOptions options, long references)
      throws IOException {
    if (options.raw() != null) {
      return options.raw().of(references);
    }
    if (!trace.packed()) {
      return references;
    }
    TraceSummary said = trace.summarize();
    return new PackOptions.RawRatio(said.rawReferences(), said.references()).of(references);
  }

  private static void move(Path partial, Path out) throws IOException {
    try {
      Files.move(partial, out, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException unsupported) {
      Files.move(partial, out, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
