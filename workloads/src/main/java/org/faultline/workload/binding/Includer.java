package org.faultline.workload.binding;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import java.io.File;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Includes files, looked for in the including file's folder, and nothing else.
 *
 * @param chain the including files, the outermost first; empty where nothing may be included
 * @param text of the innermost file, to find the line of an include
 * @param finder where a path leads from the folder of the including file
 * @param included how many files were included so far, in all
 */
record Includer(
    List<Path> chain,
    String source,
    String text,
    Function<Path, String> display,
    BiFunction<Path, String, Path> finder,
    Problems problems,
    AtomicInteger included)
    implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {

  /** The most files that a config may include, in all. */
  static final int MAXIMUM = 1_000;

  /** An includer for a text that is no file. */
  static Includer none(String source, Problems problems) {
    return new Includer(
        List.of(), source, "", Path::toString, Path::resolve, problems, new AtomicInteger());
  }

  /** The includer of an outermost file. */
  static Includer of(
      Path file,
      Function<Path, String> display,
      BiFunction<Path, String, Path> finder,
      Problems problems) {
    List<Path> chain = List.of(file.toAbsolutePath().normalize());
    return new Includer(
        chain, display.apply(file), "", display, finder, problems, new AtomicInteger());
  }

  /** This includer, with the text of its file. */
  Includer within(String itsText) {
    return new Includer(chain, source, itsText, display, finder, problems, included);
  }

  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return this;
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    if (chain.isEmpty()) {
      return refuse(what, "nothing can be included here");
    }
    Path file;
    try {
      Path folder = chain.get(chain.size() - 1).getParent();
      file = finder.apply(folder, what).normalize();
      if (!Files.exists(file)) {
        Path named = finder.apply(folder, what + ".conf").normalize();
        file = Files.isRegularFile(named) ? named : file;
      }
    } catch (InvalidPathException e) {
      return refuse(what, "is not a path: " + e.getReason());
    }
    if (chain.contains(file)) {
      return refuse(what, "the file includes itself");
    }
    if (!Files.isRegularFile(file)) {
      return refuse(what, Nearest.missing(file));
    }
    if (included.incrementAndGet() > MAXIMUM) {
      return refuse(what, "more than " + MAXIMUM + " files are included");
    }
    List<Path> longer = Stream.concat(chain.stream(), Stream.of(file)).toList();
    Includer inner =
        new Includer(longer, display.apply(file), "", display, finder, problems, included);
    return Hocon.parseExisting(file, problems, inner).root();
  }

  @Override
  public ConfigObject includeFile(ConfigIncludeContext context, File what) {
    return include(context, what.getPath());
  }

  @Override
  public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
    return refuse(what.toString(), "only files can be included");
  }

  @Override
  public ConfigObject includeResources(ConfigIncludeContext context, String what) {
    return refuse(what, "only files can be included");
  }

  private ConfigObject refuse(String what, String why) {
    int line = 0;
    List<String> lines = text.lines().toList();
    for (int i = lines.size(); i > 0; i--) {
      String at = lines.get(i - 1);
      line = at.contains("include") && at.contains(what) ? i : line;
    }
    problems.add(new Origin(source, line), "include '" + what + "': " + why);
    return ConfigFactory.empty().root();
  }
}
