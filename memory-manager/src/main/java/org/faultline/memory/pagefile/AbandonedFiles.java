package org.faultline.memory.pagefile;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes the files of programs that were killed: those whose lock can be had. */
final class AbandonedFiles {
  private static final Logger LOG = LoggerFactory.getLogger(AbandonedFiles.class);
  private static final Pattern NAME = Pattern.compile("faultline-pagefile-[0-9]+-[0-9]+\\.tmp");

  /**
   * The files of this program. They must not even be opened: closing any channel of a file may
   * release every lock that this program has on it (see {@link java.nio.channels.FileLock}).
   */
  private static final Set<Object> IN_USE = new HashSet<>();

  private AbandonedFiles() {}

  /** The name of this program's file number {@code n}. */
  static String name(int n) {
    return "faultline-pagefile-" + ProcessHandle.current().pid() + "-" + n + ".tmp";
  }

  /** Notes whether a file is one of this program's. */
  static void inUse(Object identity, boolean used) {
    synchronized (TemporaryFile.class) {
      if (used) {
        IN_USE.add(identity);
      } else {
        IN_USE.remove(identity);
      }
    }
  }

  /** Removes what can be removed; whatever cannot is somebody else's and stays. */
  static void remove(Path directory) {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(directory, AbandonedFiles::hasTheName)) {
      for (Path file : files) {
        removeIfAbandoned(file);
      }
    } catch (IOException | DirectoryIteratorException e) {
      // A directory that cannot be listed may still take a new file.
    }
  }

  private static boolean hasTheName(Path file) {
    return NAME.matcher(String.valueOf(file.getFileName())).matches()
        && Files.isRegularFile(file, NOFOLLOW_LINKS);
  }

  /**
   * The path must lead to the same file before it was opened and after it was locked: between the
   * two its owner, or whoever removed it, could have made way for another.
   */
  private static void removeIfAbandoned(Path file) {
    try {
      Object identity = FileIdentity.of(file);
      if (IN_USE.contains(identity)) {
        return;
      }
      try (FileChannel channel = FileChannel.open(file, WRITE, NOFOLLOW_LINKS)) {
        if (channel.tryLock() != null && identity.equals(FileIdentity.of(file))) {
          Files.delete(file);
          LOG.info("removed {}, which a killed program left", file);
        }
      }
    } catch (IOException | OverlappingFileLockException e) {
      // Another user's, or gone meanwhile.
    }
  }
}
