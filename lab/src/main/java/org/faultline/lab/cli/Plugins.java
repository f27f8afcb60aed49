package org.faultline.lab.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.faultline.memory.plugin.PluginException;

/** Jars with policies of one's own, from the folder {@code plugins} of Faultline's home. */
final class Plugins {
  private Plugins() {}

  /**
   * A class loader of the jars in {@code folder} over {@code parent}; that where there are none.
   *
   * @throws PluginException where a file that is named so is no jar
   */
  static ClassLoader over(ClassLoader parent, Path folder) {
    if (!Files.isDirectory(folder)) {
      return parent;
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
      jars.forEach(Plugins::requireJar);
      return jars.isEmpty()
          ? parent
          : new URLClassLoader(jars.stream().map(Plugins::url).toArray(URL[]::new), parent);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Class loaders leave out what they cannot open, without a word. */
  private static void requireJar(Path jar) {
    try {
      new ZipFile(jar.toFile()).close();
    } catch (IOException e) {
      throw new PluginException(jar + " is not a jar that can be read: " + Sentences.reason(e), e);
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(jar + " is not the path of a jar", e);
    }
  }
}
