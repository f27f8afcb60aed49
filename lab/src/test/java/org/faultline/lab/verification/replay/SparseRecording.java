package org.faultline.lab.verification.replay;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a recording whose pages lie far apart, as that of a block device: {@code main FILE PAGES
 * STRIDE REFERENCES JITTER}. Each page is touched once in ascending order; then every other
 * reference goes to one of the lowest fiftieth, the rest to any page. Three in ten are writes.
 */
public final class SparseRecording {
  private SparseRecording() {}

  /**
   * Writes the recording, compressed, to {@code file}.
   *
   * @param jitter 1 for pages that lie evenly, else by how many pages less one each may lie higher
   */
  public static void write(Path file, int pages, long stride, int references, long jitter)
      throws IOException {
    try (BufferedWriter out =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.US_ASCII))) {
      long state = 1;
      for (int i = 0; i < references; i++) {
        state = state * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
        long random = state >>> 33;
        long within = i % 2 == 0 ? Math.max(1, pages / 50) : pages;
        long page = i < pages ? i : random % within;
        out.write(state >>> 20 << 58 >>> 58 < 19 ? "W 0x" : "R 0x");
        out.write(Long.toHexString(page * stride + page * page % jitter));
        out.write('\n');
      }
    }
  }

  /** Writes what the arguments say. */
  public static void main(String[] args) throws IOException {
    write(
        Path.of(args[0]),
        Integer.parseInt(args[1]),
        Long.parseLong(args[2]),
        Integer.parseInt(args[3]),
        Long.parseLong(args[4]));
  }
}
