package org.faultline.lab.verification.win32;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The cases that come with the program. */
public final class ShippedVectors {
  private static final String FOLDER = "/org/faultline/lab/verification/win32/";
  private static final String LIST = "files.txt";

  private ShippedVectors() {}

  /** The files, in order of their names. */
  public static List<ConformanceFile> files() {
    return new String(content(LIST), StandardCharsets.UTF_8)
        .lines()
        .map(name -> VectorReader.read(name, content(name)))
        .toList();
  }

  private static byte[] content(String name) {
    try (InputStream in = ShippedVectors.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its own " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
