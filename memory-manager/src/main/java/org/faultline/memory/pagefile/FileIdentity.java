package org.faultline.memory.pagefile;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Tells whether two paths, or one path at two times, lead to the same file. */
final class FileIdentity {
  private FileIdentity() {}

  /** Equal for the same file: device and inode, or the real path where there are none. */
  static Object of(Path path) throws IOException {
    Object key = Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS).fileKey();
    return key != null ? key : path.toRealPath(NOFOLLOW_LINKS);
  }
}
