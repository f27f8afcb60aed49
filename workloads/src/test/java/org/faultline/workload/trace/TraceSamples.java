package org.faultline.workload.trace;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.faultline.memory.address.Access;
import org.faultline.memory.address.PageReference;

/** Makes traces by seed, writes them as text and reads them whole. */
final class TraceSamples {
  private TraceSamples() {}

  /** Runs with the process of each. */
  record Sample(long[] runs, int[] processes) {
    Sample of(int process) {
      int n = 0;
      long[] kept = new long[runs.length];
      for (int i = 0; i < runs.length; i++) {
        if (processes[i] == process) {
          kept[n++] = runs[i];
        }
      }
      int[] ids = new int[n];
      Arrays.fill(ids, process);
      return new Sample(Arrays.copyOf(kept, n), ids);
    }

    boolean same(Sample other) {
      return Arrays.equals(runs, other.runs) && Arrays.equals(processes, other.processes);
    }
  }

  static UniformRandomProvider random(long seed) {
    return RandomSource.XO_SHI_RO_256_PP.create(seed);
  }

  /** {@code n} single references; the pages of each seed are few and near, or many and far. */
  static Sample single(long seed, int n, int processes) {
    UniformRandomProvider random = random(seed);
    long pages = 1L << (1 + random.nextInt(36));
    long base = pages == 1L << 36 ? 0 : random.nextLong((1L << 36) - pages);
    long[] runs = new long[n];
    int[] ids = new int[n];
    int id = processes == 1 ? 0 : 1;
    for (int i = 0; i < n; i++) {
      if (processes > 1 && random.nextInt(20) == 0) {
        id = 1 + random.nextInt(processes);
      }
      runs[i] = PageReference.of(base + random.nextLong(pages), Access.of(random.nextInt(3)));
      ids[i] = id;
    }
    return new Sample(runs, ids);
  }

  static String text(Sample sample, boolean mix) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < sample.runs().length; i++) {
      if (mix) {
        text.append(sample.processes()[i]).append(' ');
      }
      text.append("RWI".charAt(PageReference.access(sample.runs()[i]).ordinal()));
      text.append(" 0x").append(Long.toHexString(PageReference.page(sample.runs()[i])));
      text.append('\n');
    }
    return text.toString();
  }

  static Path write(Path file, String content) throws IOException {
    return Files.write(file, compressed(file, content.getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** The bytes of {@code content} compressed as the name of {@code file} says. */
  static byte[] compressed(Path file, byte[] content) throws IOException {
    String name = file.toString();
    if (name.endsWith(".zst")) {
      return Zstd.compress(content);
    }
    if (name.endsWith(".gz")) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
        out.write(content);
      }
      return bytes.toByteArray();
    }
    return content;
  }

  static Sample read(Path file) throws IOException {
    return read(file, 1 << 10);
  }

  static Sample read(Path file, int capacity) throws IOException {
    try (TraceReader reader = TraceFile.of(file).open()) {
      return read(reader, capacity);
    }
  }

  static Sample read(TraceReader reader, int capacity) throws IOException {
    List<long[]> runs = new ArrayList<>();
    List<int[]> ids = new ArrayList<>();
    long[] references = new long[capacity];
    int[] processes = new int[capacity];
    int total = 0;
    for (int n; (n = reader.read(references, processes)) > 0; total += n) {
      runs.add(Arrays.copyOf(references, n));
      ids.add(Arrays.copyOf(processes, n));
    }
    long[] allRuns = new long[total];
    int[] allIds = new int[total];
    int at = 0;
    for (int i = 0; i < runs.size(); i++) {
      System.arraycopy(runs.get(i), 0, allRuns, at, runs.get(i).length);
      System.arraycopy(ids.get(i), 0, allIds, at, ids.get(i).length);
      at += runs.get(i).length;
    }
    return new Sample(allRuns, allIds);
  }
}
