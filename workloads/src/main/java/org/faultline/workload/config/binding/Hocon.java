package org.faultline.workload.config.binding;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * Reads HOCON without any influence from outside the files: no environment, no system properties,
 * no class path, no network. A comma inside parentheses belongs to the value, so that {@code
 * uniform(1 ms, 3 ms)} needs no quotes.
 */
public final class Hocon {
  /** The largest file that is read, in bytes. */
  public static final long MAXIMUM_BYTES = 16L << 20;

  /** How deep files may include each other. */
  public static final int MAXIMUM_INCLUDES = 32;

  private static final ConfigResolveOptions RESOLVE =
      ConfigResolveOptions.noSystem().setAllowUnresolved(false);

  private Hocon() {}

  /** Parses {@code text}; {@code source} names it in sentences. It may include nothing. */
  public static Config parse(String text, String source, Problems problems) {
    return parse(text, source, problems, new Includer(null, path -> source, problems, 0));
  }

  /**
   * Parses a file. A file that is included is looked for in the including file's folder and must
   * exist.
   *
   * @param display how sentences name a file
   * @return what was read; empty, with a problem recorded, where it could not be
   */
  public static Config parse(Path file, Function<Path, String> display, Problems problems) {
    return parse(file, display, problems, 0);
  }

  private static Config parse(
      Path file, Function<Path, String> display, Problems problems, int depth) {
    String source = display.apply(file);
    Origin origin = new Origin(source, 0);
    try {
      if (!Files.isRegularFile(file)) {
        problems.add(origin, "there is no such file" + Words.nearestFile(file));
        return ConfigFactory.empty();
      }
      if (Files.size(file) > MAXIMUM_BYTES) {
        problems.add(origin, "is larger than 16 MiB, the most that a config may have");
        return ConfigFactory.empty();
      }
      Includer includer = new Includer(file.getParent(), display, problems, depth);
      return parse(Files.readString(file), source, problems, includer);
    } catch (CharacterCodingException e) {
      problems.add(origin, "is not text in UTF-8");
    } catch (IOException e) {
      problems.add(origin, "cannot be read: " + e.getMessage());
    }
    return ConfigFactory.empty();
  }

  private static Config parse(
      String text, String source, Problems problems, ConfigIncluder includer) {
    try {
      return ConfigFactory.parseString(
          Commas.protect(text),
          ConfigParseOptions.defaults()
              .setSyntax(ConfigSyntax.CONF)
              .setOriginDescription(source)
              .setIncluder(includer));
    } catch (ConfigException e) {
      problems.add(Syntax.origin(e, source), Syntax.message(e));
      return ConfigFactory.empty();
    }
  }

  /**
   * Replaces each <code>${...}</code>.
   *
   * @return empty, with a problem recorded, where one leads nowhere
   */
  public static Config resolve(Config config, Problems problems) {
    try {
      return config.resolve(RESOLVE);
    } catch (ConfigException e) {
      problems.add(Syntax.origin(e, "the config"), Syntax.message(e));
      return ConfigFactory.empty();
    }
  }

  /**
   * Replaces each <code>${...}</code> that can be, to look at a config before all layers are known.
   */
  public static Config resolveLeniently(Config config) {
    try {
      return config.resolve(RESOLVE.setAllowUnresolved(true));
    } catch (ConfigException e) {
      return ConfigFactory.empty();
    }
  }

  /** Parses and resolves {@code text} and gives its root. */
  public static ConfigNode node(String text, String source, Problems problems, Sources sources) {
    Config config = resolve(parse(text, source, problems), problems);
    return ConfigNode.root(config.root(), problems, sources);
  }

  /** Includes files beside the including one and nothing else. */
  private record Includer(Path folder, Function<Path, String> display, Problems problems, int depth)
      implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {

    @Override
    public ConfigIncluder withFallback(ConfigIncluder fallback) {
      return this;
    }

    @Override
    public ConfigObject include(ConfigIncludeContext context, String what) {
      if (folder == null) {
        return refuse("include \"" + what + "\" is not allowed here");
      }
      if (depth >= MAXIMUM_INCLUDES) {
        return refuse("include \"" + what + "\": files include each other too deeply");
      }
      Path path = folder.resolve(what).normalize();
      if (!Files.exists(path) && Files.exists(folder.resolve(what + ".conf"))) {
        path = folder.resolve(what + ".conf").normalize();
      }
      return parse(path, display, problems, depth + 1).root();
    }

    @Override
    public ConfigObject includeFile(ConfigIncludeContext context, File what) {
      return include(context, what.getPath());
    }

    @Override
    public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
      return refuse("include url(\"" + what + "\") is not allowed; name a file");
    }

    @Override
    public ConfigObject includeResources(ConfigIncludeContext context, String what) {
      return refuse("include classpath(\"" + what + "\") is not allowed; name a file");
    }

    private ConfigObject refuse(String message) {
      problems.add(new Origin(folder == null ? display.apply(null) : "include", 0), message);
      return ConfigFactory.empty().root();
    }
  }
}
