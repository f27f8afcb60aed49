package org.faultline.workload.trace;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongConsumer;

/** Packs a trace of any format into one {@code .flt} file. */
public final class TracePacker {
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
    return pack(TraceFile.of(in), out, progress, options);
  }

  /** The same for a trace whose format is known already. */
  public static TraceSummary pack(
      TraceFile trace, Path out, LongConsumer progress, PackOptions options) throws IOException {
    return PartialFile.write(
        out,
        partial -> {
          try (TraceReader reader = trace.open()) {
            String file = trace.path().toString();
            Packing packing = new Packing(file, progress, options);
            return packing.write(
                reader,
                partial,
                options.name() == null ? name(trace) : options.name(),
                references -> raw(trace, options, references));
          }
        });
  }

  /**
   * Packs what programs do while they do it, to their end or until the window is full.
   *
   * @param name the recording's, unless the options say another
   */
  public static TraceSummary pack(
      LackeyPrograms programs, String name, Path out, LongConsumer progress, PackOptions options)
      throws IOException {
    return PartialFile.write(
        out,
        partial -> {
          try (TraceReader reader = programs) {
            String title = options.name() == null ? name : options.name();
            return new Packing(name, progress, options)
                .write(reader, partial, title, references -> references);
          }
        });
  }

  /** How many recorded references so many packed ones stand for. */
  private interface Raw {
    long of(long references) throws IOException;
  }

  /** One packing of references that are read. */
  private record Packing(String file, LongConsumer progress, PackOptions options) {
    TraceSummary write(TraceReader all, Path partial, String name, Raw raw) throws IOException {
      TraceReader reader = new TraceWindow(all, options.skip(), options.references());
      try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
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
        TraceSummary summary = writer.finish(name, raw.of(writer.references()));
        channel.force(true);
        return summary;
      }
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
}
