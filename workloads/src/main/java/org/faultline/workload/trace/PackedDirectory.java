package org.faultline.workload.trace;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.faultline.memory.address.PageReference;

/**
 * What a packed trace says of itself, and where its blocks are.
 *
 * @param processes by ascending id
 * @param blocks the blocks of each process, in order, as {@code processes}
 * @param turns the blocks of the schedule; empty unless the trace is a mix
 */
record PackedDirectory(
    String name,
    boolean mix,
    long rawReferences,
    List<RecordedProcess> processes,
    List<List<Block>> blocks,
    List<Block> turns) {

  /** A compressed part of the file that holds {@code items} runs or turns. */
  record Block(long at, int bytes, int items, int crc) {}

  VarInts encoded() {
    VarInts out = new VarInts(1 << 12);
    byte[] title = name.getBytes(StandardCharsets.UTF_8);
    out.put(title.length).putBytes(title).put(mix ? 1 : 0).put(rawReferences);
    out.put(processes.size());
    for (int i = 0; i < processes.size(); i++) {
      RecordedProcess p = processes.get(i);
      out.put(p.process()).put(p.references()).put(p.runs()).put(p.distinctPages());
      out.put(p.reads()).put(p.writes()).put(p.fetches());
      out.put(p.joined() ? 1 : 0).put(p.ranges().size());
      long end = 0;
      for (RecordedRange range : p.ranges()) {
        out.put(range.first() - end).put(range.pages());
        end = range.end();
      }
      encode(out, blocks.get(i));
    }
    encode(out, turns);
    return out;
  }

  private static void encode(VarInts out, List<Block> blocks) {
    out.put(blocks.size());
    for (Block block : blocks) {
      out.put(block.at()).put(block.bytes()).put(block.items()).putInt(block.crc());
    }
  }

  /** Decodes the directory of {@code file}, whose blocks all end before {@code limit}. */
  static PackedDirectory decode(String file, byte[] bytes, long limit) throws TraceException {
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      byte[] title = new byte[VarInts.getInt(in, in.remaining())];
      in.get(title);
      boolean mix = VarInts.getInt(in, 1) == 1;
      long raw = VarInts.get(in);
      int count = VarInts.getInt(in, TraceCounter.MAXIMUM_PROCESSES);
      List<RecordedProcess> processes = new ArrayList<>();
      List<List<Block>> blocks = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        processes.add(process(in));
        blocks.add(blocks(in, limit, PackedLayout.BLOCK_RUNS));
      }
      List<Block> turns = blocks(in, limit, PackedLayout.BLOCK_TURNS);
      String name = new String(title, StandardCharsets.UTF_8);
      PackedDirectory read = new PackedDirectory(name, mix, raw, processes, blocks, turns);
      read.requireGapless(limit);
      return read;
    } catch (BufferUnderflowException | IllegalArgumentException wrong) {
      String why = wrong.getMessage() == null ? "it ends too early" : wrong.getMessage();
      throw PackedLayout.malformed(file, "its directory", why);
    }
  }

  /**
   * Each byte between the preamble and the directory belongs to one block, and so to a checksum.
   */
  private void requireGapless(long limit) {
    List<Block> all = new ArrayList<>(turns);
    blocks.forEach(all::addAll);
    all.sort(Comparator.comparingLong(Block::at));
    long end = PackedLayout.PREAMBLE_BYTES;
    for (Block block : all) {
      if (block.at() != end) {
        throw new IllegalArgumentException(
            "a block was expected at byte " + end + ", but the next is at byte " + block.at());
      }
      end += block.bytes();
    }
    if (end != limit) {
      throw new IllegalArgumentException(
          "blocks were expected up to byte " + limit + ", but they end at byte " + end);
    }
  }

  private static RecordedProcess process(ByteBuffer in) {
    int id = VarInts.getInt(in, Integer.MAX_VALUE);
    long references = VarInts.get(in);
    long runs = VarInts.get(in);
    long distinct = VarInts.get(in);
    long reads = VarInts.get(in);
    long writes = VarInts.get(in);
    long fetches = VarInts.get(in);
    boolean joined = VarInts.getInt(in, 1) == 1;
    int count = VarInts.getInt(in, RecordedProcess.MAXIMUM_RANGES);
    PageRanges.Builder ranges = new PageRanges.Builder();
    long end = 0;
    for (int i = 0; i < count; i++) {
      long first = end + VarInts.get(in);
      long pages = VarInts.get(in);
      end = first + pages;
      if (pages < 1 || end < first || end > PageReference.MAXIMUM_PAGE + 1) {
        throw new IllegalArgumentException("a range of pages was expected");
      }
      ranges.add(first, end);
    }
    return new RecordedProcess(
        id, references, runs, distinct, reads, writes, fetches, ranges.build(), joined);
  }

  private static List<Block> blocks(ByteBuffer in, long limit, int maximumItems) {
    int count = VarInts.getInt(in, in.remaining());
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long at = VarInts.get(in);
      int bytes = VarInts.getInt(in, Integer.MAX_VALUE);
      int items = VarInts.getInt(in, maximumItems);
      if (at > limit - bytes || bytes == 0 || items == 0) {
        throw new IllegalArgumentException("a block inside the file was expected");
      }
      blocks.add(new Block(at, bytes, items, in.getInt()));
    }
    return blocks;
  }
}
