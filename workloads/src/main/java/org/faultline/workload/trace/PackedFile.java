package org.faultline.workload.trace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

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
    try (FileChannel channel = open(path)) {
      long bytes = channel.size();
      String file = path.toString();
      byte[] start = new byte[(int) Math.min(bytes, PackedLayout.PREAMBLE_BYTES)];
      read(channel, file, 0, start, start.length);
      PackedLayout.Preamble preamble = PackedLayout.preamble(file, start, bytes);
      byte[] encoded = new byte[preamble.directoryBytes()];
      read(channel, file, preamble.directoryAt(), encoded, encoded.length);
      PackedLayout.requireCrc(
          file,
          "its directory at byte " + preamble.directoryAt(),
          encoded,
          encoded.length,
          preamble.directoryCrc());
      return new PackedFile(path, PackedDirectory.decode(file, encoded, preamble.directoryAt()));
    }
  }

  String name() {
    return path.toString();
  }

  PackedDirectory directory() {
    return directory;
  }

  /**
   * Where a block stands.
   *
   * @param number among those of its process or of the schedule, from 1
   * @param process whose it is; {@link #SCHEDULE} for nobody's
   * @param at its first byte
   */
  record Place(int number, int process, long at) {
    static final int SCHEDULE = -1;

    static Place ofSchedule(int number, long at) {
      return new Place(number, SCHEDULE, at);
    }

    @Override
    public String toString() {
      String owner = process == SCHEDULE ? "the schedule" : "process " + process;
      return "block %d of %s at byte %d".formatted(number, owner, at);
    }
  }

  /** Reads {@code block} into {@code into}, or into a longer array, and returns that. */
  byte[] block(PackedDirectory.Block block, byte[] into, Place place) throws IOException {
    byte[] bytes = into.length >= block.bytes() ? into : new byte[block.bytes()];
    try (FileChannel channel = open(path)) {
      read(channel, name(), block.at(), bytes, block.bytes());
    } catch (TraceException said) {
      throw said;
    } catch (IOException failure) {
      throw TraceSource.unreadable(name(), failure);
    }
    PackedLayout.requireCrc(name(), place, bytes, block.bytes(), block.crc());
    return bytes;
  }

  /** Reads each block and compares its checksum. */
  void check() throws IOException {
    byte[] bytes = new byte[0];
    for (int i = 0; i < directory.processes().size(); i++) {
      bytes = check(directory.blocks().get(i), directory.processes().get(i).process(), bytes);
    }
    check(directory.turns(), Place.SCHEDULE, bytes);
  }

  private byte[] check(List<PackedDirectory.Block> blocks, int process, byte[] buffer)
      throws IOException {
    byte[] bytes = buffer;
    int number = 0;
    for (PackedDirectory.Block block : blocks) {
      bytes = block(block, bytes, new Place(++number, process, block.at()));
    }
    return bytes;
  }

  private static FileChannel open(Path path) throws TraceException {
    try {
      return FileChannel.open(path, StandardOpenOption.READ);
    } catch (IOException failure) {
      throw TraceSource.unreadable(path.toString(), failure);
    }
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
