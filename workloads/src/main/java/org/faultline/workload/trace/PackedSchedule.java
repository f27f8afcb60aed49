package org.faultline.workload.trace;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.List;

/** The turns that a packed mix keeps: for each a process id and a number of references. */
final class PackedSchedule implements MixSchedule {
  private static final int MAXIMUM_BODY_BYTES =
      2 * VarInts.MAXIMUM_BYTES * PackedLayout.BLOCK_TURNS;

  private final PackedFile file;
  private final List<PackedDirectory.Block> blocks;
  private ByteBuffer body = ByteBuffer.allocate(0);
  private byte[] compressed = new byte[0];
  private int next;
  private long at;
  private int left;
  private int process;
  private long references;

  PackedSchedule(PackedFile file) {
    this.file = file;
    this.blocks = file.directory().turns();
  }

  @Override
  public boolean advance() throws IOException {
    if (left == 0) {
      if (next == blocks.size()) {
        return false;
      }
      load(blocks.get(next++));
    }
    left--;
    try {
      process = VarInts.getInt(body, Integer.MAX_VALUE);
      references = VarInts.get(body);
    } catch (BufferUnderflowException | IllegalArgumentException wrong) {
      throw malformed("a turn was expected, a process id and a number of references");
    }
    return true;
  }

  private void load(PackedDirectory.Block block) throws IOException {
    at = block.at();
    compressed = file.block(block, compressed, place());
    long size = ZstdLibrary.contentBytes(compressed, block.bytes());
    if (size < 0 || size > MAXIMUM_BODY_BYTES) {
      throw malformed("a zstd frame of at most " + MAXIMUM_BODY_BYTES + " bytes was expected");
    }
    byte[] bytes = new byte[(int) size];
    if (!ZstdLibrary.decompress(compressed, block.bytes(), bytes, (int) size)) {
      throw malformed("a zstd frame of " + size + " bytes was expected");
    }
    body = ByteBuffer.wrap(bytes);
    left = block.items();
  }

  private PackedFile.Place place() {
    return PackedFile.Place.ofSchedule(next, at);
  }

  private TraceException malformed(String expected) {
    return PackedLayout.malformed(file.name(), place().toString(), expected);
  }

  @Override
  public int process() {
    return process;
  }

  @Override
  public long references() {
    return references;
  }

  @Override
  public void close() {
    left = 0;
    next = blocks.size();
  }
}
