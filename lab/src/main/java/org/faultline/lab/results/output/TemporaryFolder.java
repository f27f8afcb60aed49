package org.faultline.lab.results.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder for files that are needed for a while: it is gone, with all in it, once closed. */
public final class TemporaryFolder implements AutoCloseable {
  private final Path path;

  private TemporaryFolder(Path path) {
    this.path = path;
  }

  /**
   * Makes one, where the system has such folders.
   *
   * @param purpose the first part of its name
   */
  public static TemporaryFolder create(String purpose) throws IOException {
    return new TemporaryFolder(Files.createTempDirectory("faultline-" + purpose));
  }

  /** Where it lies. */
  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    OutputFiles.deleteTree(path);
  }
}
