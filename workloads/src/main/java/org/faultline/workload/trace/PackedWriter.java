package org.faultline.workload.trace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.faultline.memory.address.PageReference;
import org.jspecify.annotations.Nullable;

/** Writes a packed trace: blocks as they fill up, at the end the directory, then the preamble. */
final class PackedWriter {
  /** The most runs of all processes together that wait for their block to fill up. */
  static final int MAXIMUM_WAITING = 8 * PackedLayout.BLOCK_RUNS;

  private final FileChannel out;
  private final int level;
  private final PackedEncoder encoder;
  private final TraceCounter counter;
  private final TreeMap<Integer, Stream> streams = new TreeMap<>();
  private final VarInts turns = new VarInts(1 << 12);
  private final List<PackedDirectory.Block> turnBlocks = new ArrayList<>();
  private @Nullable Stream current;
  private long currentReferences;
  private int turnCount;
  private long waiting;
  private long at = PackedLayout.PREAMBLE_BYTES;

  /** Begins to write to {@code out}, an empty file; {@code source} is named in messages. */
  PackedWriter(FileChannel out, String source, int level) {
    this.out = out;
    this.level = level;
    this.encoder = new PackedEncoder(level);
    this.counter = new TraceCounter(source);
  }

  private static final class Stream {
    final int process;

    long[] runs = new long[64];
    int length;
    final List<PackedDirectory.Block> blocks = new ArrayList<>();

    Stream(int process) {
      this.process = process;
    }
  }

  /** Appends the first {@code n} runs; {@code processes} says whose they are. */
  void add(long[] references, int[] processes, int n) throws IOException {
    counter.add(references, processes, n);
    for (int i = 0; i < n; i++) {
      if (current == null || current.process != processes[i]) {
        endTurn();
        current = stream(processes[i]);
      }
      Stream stream = current;
      if (stream.length == stream.runs.length) {
        stream.runs =
            Arrays.copyOf(stream.runs, Math.min(2 * stream.length, PackedLayout.BLOCK_RUNS));
      }
      stream.runs[stream.length++] = references[i];
      currentReferences += PageReference.count(references[i]);
      waiting++;
      if (stream.length == PackedLayout.BLOCK_RUNS) {
        writeBlock(stream);
      } else if (waiting == MAXIMUM_WAITING) {
        writeBlock(longest(stream));
      }
    }
  }

  private Stream stream(int process) {
    Stream stream = streams.get(process);
    if (stream == null) {
      stream = new Stream(process);
      streams.put(process, stream);
    }
    return stream;
  }

  /** The stream with the most runs waiting; {@code first} of several. */
  private Stream longest(Stream first) {
    Stream longest = first;
    for (Stream stream : streams.values()) {
      if (stream.length > longest.length) {
        longest = stream;
      }
    }
    return longest;
  }

  private void endTurn() throws IOException {
    if (current != null && currentReferences > 0) {
      turns.put(current.process).put(currentReferences);
      currentReferences = 0;
      if (++turnCount == PackedLayout.BLOCK_TURNS) {
        writeTurns();
      }
    }
  }

  private void writeTurns() throws IOException {
    byte[] body = Arrays.copyOf(turns.bytes(), turns.length());
    turnBlocks.add(write(ZstdLibrary.compress(body, level), turnCount));
    turns.clear();
    turnCount = 0;
  }

  /** Writes one block of what {@code stream} has waiting. */
  private void writeBlock(Stream stream) throws IOException {
    byte[] block = encoder.encode(stream.runs, 0, stream.length);
    int taken = encoder.taken();
    stream.blocks.add(write(block, taken));
    System.arraycopy(stream.runs, taken, stream.runs, 0, stream.length - taken);
    stream.length -= taken;
    waiting -= taken;
  }

  private PackedDirectory.Block write(byte[] bytes, int items) throws IOException {
    PackedDirectory.Block block =
        new PackedDirectory.Block(at, bytes.length, items, PackedLayout.crc(bytes, bytes.length));
    put(bytes, bytes.length, at);
    at += bytes.length;
    return block;
  }

  private void put(byte[] bytes, int length, long where) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
    while (buffer.hasRemaining()) {
      out.write(buffer, where + buffer.position());
    }
  }

  /** Runs that wait for their block to fill up, at most {@link #MAXIMUM_WAITING}. */
  long waiting() {
    return waiting;
  }

  /** References so far. */
  long references() {
    return counter.references();
  }

  /** Completes the file; {@code rawReferences} of 0 stands for as many as were added. */
  TraceSummary finish(String name, long rawReferences) throws IOException {
    endTurn();
    for (Stream stream : streams.values()) {
      while (stream.length > 0) {
        writeBlock(stream);
      }
    }
    TraceSummary counted = counter.summary(name, "flt", rawReferences, 0);
    if (counted.mix() && turnCount > 0) {
      writeTurns();
    }
    PackedDirectory directory = directory(counted);
    VarInts encoded = directory.encoded();
    put(encoded.bytes(), encoded.length(), at);
    long bytes = at + encoded.length();
    PackedLayout.Preamble preamble =
        new PackedLayout.Preamble(
            PackedLayout.version(
                counted.processes().stream().mapToInt(p -> p.ranges().size()).max().orElse(0)),
            bytes,
            at,
            encoded.length(),
            PackedLayout.crc(encoded.bytes(), encoded.length()));
    put(preamble.encoded(), PackedLayout.PREAMBLE_BYTES, 0);
    return new TraceSummary(
        name, "flt", counted.mix(), counted.processes(), counted.rawReferences(), bytes);
  }

  private PackedDirectory directory(TraceSummary counted) {
    List<List<PackedDirectory.Block>> blocks = new ArrayList<>();
    List<RecordedProcess> processes = counted.processes();
    for (RecordedProcess process : processes) {
      blocks.add(stream(process.process()).blocks);
    }
    return new PackedDirectory(
        counted.name(),
        counted.mix(),
        counted.rawReferences(),
        processes,
        blocks,
        counted.mix() ? turnBlocks : List.of());
  }
}
