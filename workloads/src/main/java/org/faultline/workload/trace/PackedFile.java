package org.faultline.workload.trace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A packed trace on disk. Keeps it open only while it reads a part of it. */
final class PackedFile {
  private final Path path;
  private final PackedDirectory directory;

  private PackedFile(Path path, PackedDirectory directory) {
    this.path = path;
    this.directory = directory;
  }

  /** Reads the directory of {@code path}. */
  static PackedFile of(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      long bytes = channel.size();
      String file = path.toString();
      byte[] start = new byte[(int) Math.min(bytes, PackedLayout.PREAMBLE_BYTES)];
      read(channel, file, 0, start, start.length);
      PackedLayout.Preamble preamble = PackedLayout.preamble(file, start, bytes);
      byte[] encoded = new byte[preamble.directoryBytes()];
      read(channel, file, preamble.directoryAt(), encoded, encoded.length);
      if (PackedLayout.crc(encoded, encoded.length) != preamble.directoryCrc()) {
        throw PackedLayout.damaged(file, "its directory");
      }
      return new PackedFile(path, PackedDirectory.decode(file, encoded, preamble.directoryAt()));
    }
  }

  String name() {
    return path.toString();
  }

  PackedDirectory directory() {
    return directory;
  }

  /** Reads {@code block} into {@code into}, or into a longer array, and returns that. */
  byte[] block(PackedDirectory.Block block, byte[] into) throws IOException {
    byte[] bytes = into.length >= block.bytes() ? into : new byte[block.bytes()];
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      read(channel, name(), block.at(), bytes, block.bytes());
    }
    if (PackedLayout.crc(bytes, block.bytes()) != block.crc()) {
      throw PackedLayout.damaged(name(), "the block at byte " + block.at());
    }
    return bytes;
  }

  private static void read(FileChannel channel, String file, long at, byte[] into, int length)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(into, 0, length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, at + buffer.position()) < 0) {
        throw new TraceException(
            file + " is truncated: it ends before byte " + (at + length) + ".");
      }
    }
  }
}
