package org.faultline.workload.trace;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.faultline.memory.address.PageReference;

/**
 * Writes traces as text: lines {@code R|W|I 0xPAGE}, in a mix with the process id before, below one
 * that says so, {@code # format = page}.
 */
public final class TraceText {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final String[] KINDS = {"R 0x", "W 0x", "I 0x"};

  private TraceText() {}

  /**
   * Writes all of {@code in}, a line for each reference; a name that ends in {@code .gz} or {@code
   * .zst} is compressed.
   *
   * @return how many references were written
   */
  public static long write(TraceFile in, Path out) throws IOException {
    boolean mix = in.summarize().mix();
    String format = mix ? MixFormat.NAME : PageFormat.NAME;
    return PartialFile.write(
        out,
        partial -> {
          try (OutputStream lines = open(partial, out.toString())) {
            lines.write(("# format = " + format + "\n").getBytes(StandardCharsets.US_ASCII));
            return write(in, mix, lines);
          }
        });
  }

  private static OutputStream open(Path file, String name) throws IOException {
    OutputStream plain = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES);
    if (name.endsWith(".gz")) {
      return new BufferedOutputStream(new GZIPOutputStream(plain, BUFFER_BYTES), BUFFER_BYTES);
    }
    return name.endsWith(".zst")
        ? new BufferedOutputStream(ZstdLibrary.compressing(plain), BUFFER_BYTES)
        : plain;
  }

  private static long write(TraceFile in, boolean mix, OutputStream out) throws IOException {
    long written = 0;
    long[] references = new long[TraceCounter.BATCH];
    int[] processes = new int[TraceCounter.BATCH];
    try (TraceReader reader = in.open()) {
      for (int n; (n = reader.read(references, processes)) > 0; ) {
        for (int i = 0; i < n; i++) {
          byte[] line = line(mix, processes[i], references[i]);
          int count = PageReference.count(references[i]);
          for (int repeat = 0; repeat < count; repeat++) {
            out.write(line);
          }
          written += count;
        }
      }
    }
    return written;
  }

  private static byte[] line(boolean mix, int process, long reference) {
    String page = KINDS[(int) reference & 3] + Long.toHexString(PageReference.page(reference));
    return ((mix ? process + " " : "") + page + "\n").getBytes(StandardCharsets.US_ASCII);
  }
}
