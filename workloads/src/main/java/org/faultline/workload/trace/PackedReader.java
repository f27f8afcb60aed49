package org.faultline.workload.trace;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The references of one process of a packed trace. */
final class PackedReader implements TraceReader {
  private final PackedFile file;
  private final int process;
  private final List<PackedDirectory.Block> blocks;
  private final PackedDecoder decoder;
  private byte[] compressed = new byte[0];
  private int next;

  PackedReader(PackedFile file, int process, List<PackedDirectory.Block> blocks) {
    this.file = file;
    this.process = process;
    this.blocks = blocks;
    this.decoder = new PackedDecoder(file.name());
  }

  @Override
  public int read(long[] references, int @Nullable [] processes) throws IOException {
    int filled = 0;
    while (filled < references.length) {
      if (decoder.remaining() == 0) {
        if (next == blocks.size()) {
          break;
        }
        PackedDirectory.Block block = blocks.get(next++);
        PackedFile.Place place = new PackedFile.Place(next, process, block.at());
        compressed = file.block(block, compressed, place);
        decoder.begin(compressed, block.bytes(), block.items(), place);
      }
      int n = Math.min(decoder.remaining(), references.length - filled);
      decoder.take(references, filled, n);
      filled += n;
    }
    if (processes != null) {
      Arrays.fill(processes, 0, filled, process);
    }
    return filled;
  }

  @Override
  public void close() {
    next = blocks.size();
  }
}
