package org.faultline.memory.pagefile;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file for the time of a run, locked while it is open and removed when it is closed.
 *
 * <p>After a kill it stays, unlocked, until the next one is made in its directory. Whoever removes
 * a file holds its lock; whoever makes one looks, once it has the lock, whether the file is still
 * there, and else makes another. So no file that is in use is ever removed, however many programs
 * start at once.
 */
final class TemporaryFile implements SlotFile {
  private static final int MOST_TRIES = 1000;
  private static final long MEBIBYTE = 1L << 20;

  /** The number in the next file's name; guarded by the class. */
  private static int next;

  private final Path path;
  private final FileChannel channel;
  private final Object identity;

  private TemporaryFile(Path path, FileChannel channel, Object identity) {
    this.path = path;
    this.channel = channel;
    this.identity = identity;
  }

  /**
   * Makes a file in {@code directory}, after removing what killed runs left there.
   *
   * @throws PagefileUnavailableException where that cannot be, or the disk has less than {@code
   *     roomBytes} to give
   */
  static TemporaryFile create(Path directory, long roomBytes) throws PagefileUnavailableException {
    synchronized (TemporaryFile.class) {
      Path real = require(directory);
      AbandonedFiles.remove(real);
      requireRoom(real, roomBytes);
      for (int i = 0; i < MOST_TRIES; i++) {
        TemporaryFile made = tryCreate(real, AbandonedFiles.name(next++));
        if (made != null) {
          return made;
        }
      }
      throw unavailable(real, "other programs keep removing the file", null);
    }
  }

  /** A new file of this name; none where it is somebody else's. */
  private static @Nullable TemporaryFile tryCreate(Path directory, String name)
      throws PagefileUnavailableException {
    Path path = directory.resolve(name);
    FileChannel channel = null;
    try {
      channel = FileChannel.open(path, CREATE_NEW, READ, WRITE);
      if (channel.tryLock() != null && Files.exists(path, NOFOLLOW_LINKS)) {
        TemporaryFile made = new TemporaryFile(path, channel, FileIdentity.of(path));
        AbandonedFiles.inUse(made.identity, true);
        path.toFile().deleteOnExit();
        return made;
      }
      channel.close();
      return null;
    } catch (FileAlreadyExistsException taken) {
      return null;
    } catch (IOException e) {
      if (channel != null) {
        removeQuietly(path, channel);
      }
      throw unavailable(directory, Reasons.of(e), e);
    }
  }

  private static Path require(Path directory) throws PagefileUnavailableException {
    if (!Files.exists(directory)) {
      throw unavailable(directory, "there is no such directory", null);
    }
    if (!Files.isDirectory(directory)) {
      throw unavailable(directory, "it is not a directory", null);
    }
    try {
      return directory.toRealPath();
    } catch (IOException e) {
      throw unavailable(directory, Reasons.of(e), e);
    }
  }

  private static void requireRoom(Path directory, long roomBytes)
      throws PagefileUnavailableException {
    long usable;
    try {
      usable = Files.getFileStore(directory).getUsableSpace();
    } catch (IOException e) {
      throw unavailable(directory, Reasons.of(e), e);
    }
    if (usable < roomBytes) {
      String message = "it has room for %,d MiB, and %,d MiB are needed";
      long neededMebibytes = (roomBytes + MEBIBYTE - 1) / MEBIBYTE;
      throw unavailable(
          directory, String.format(Locale.ROOT, message, usable / MEBIBYTE, neededMebibytes), null);
    }
  }

  private static PagefileUnavailableException unavailable(
      Path directory, String why, @Nullable Throwable cause) {
    return new PagefileUnavailableException(
        "the pagefile cannot be kept in %s: %s".formatted(directory, why), cause);
  }

  private static void removeQuietly(Path path, FileChannel channel) {
    try (channel) {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // The first failure is the one that is told.
    }
  }

  /** Where the file is. */
  Path path() {
    return path;
  }

  @Override
  public int read(ByteBuffer into, long position) throws IOException {
    return channel.read(into, position);
  }

  @Override
  public int write(ByteBuffer from, long position) throws IOException {
    return channel.write(from, position);
  }

  @Override
  public long usableBytes() throws IOException {
    return Files.getFileStore(path.getParent()).getUsableSpace();
  }

  /** Removes the file while its lock is held, then gives up the lock. */
  @Override
  public void close() throws IOException {
    synchronized (TemporaryFile.class) {
      AbandonedFiles.inUse(identity, false);
      try (channel) {
        Files.deleteIfExists(path);
      }
    }
  }
}
