package org.faultline.workload.trace;

import com.github.luben.zstd.Zstd;
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
      throw PackedLayout.damaged(file.name(), "its schedule");
    }
    return true;
  }

  private void load(PackedDirectory.Block block) throws IOException {
    compressed = file.block(block, compressed);
    long size = Zstd.getFrameContentSize(compressed, 0, block.bytes(), false);
    if (size < 0 || size > MAXIMUM_BODY_BYTES) {
      throw PackedLayout.damaged(file.name(), "its schedule");
    }
    byte[] bytes = new byte[(int) size];
    long result = Zstd.decompressByteArray(bytes, 0, (int) size, compressed, 0, block.bytes());
    if (Zstd.isError(result) || result != size) {
      throw PackedLayout.damaged(file.name(), "its schedule");
    }
    body = ByteBuffer.wrap(bytes);
    left = block.items();
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
