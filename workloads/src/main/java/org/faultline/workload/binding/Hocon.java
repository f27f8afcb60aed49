package org.faultline.workload.binding;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.faultline.workload.text.Encoding;

/**
 * Reads HOCON without any influence from outside the files: no environment, no system properties,
 * no class path, no network. A comma inside parentheses belongs to the value, so that {@code
 * uniform(1 ms, 3 ms)} needs no quotes.
 */
public final class Hocon {
  /** The largest file that is read, in bytes. */
  public static final long MAXIMUM_BYTES = 16L << 20;

  private static final ConfigResolveOptions RESOLVE =
      ConfigResolveOptions.noSystem().setAllowUnresolved(false);

  private Hocon() {}

  /** Parses {@code text}; {@code source} names it in sentences. It may include nothing. */
  public static Config parse(String text, String source, Problems problems) {
    return parse(text, source, problems, Includer.none(source, problems));
  }

  /**
   * Parses a file. A file that is included is looked for in the including file's folder and must
   * exist.
   *
   * @param display how sentences name a file
   * @return what was read; empty, with a problem recorded, where it could not be
   */
  public static Config parse(Path file, Function<Path, String> display, Problems problems) {
    return parse(file, display, Path::resolve, problems);
  }

  /**
   * As {@link #parse(Path, Function, Problems)}.
   *
   * @param finder where the path of an include leads from the folder of the including file
   */
  public static Config parse(
      Path file,
      Function<Path, String> display,
      BiFunction<Path, String, Path> finder,
      Problems problems) {
    String source = display.apply(file);
    if (!Files.isRegularFile(file)) {
      problems.add(new Origin(source, 0), Nearest.missing(file));
      return ConfigFactory.empty();
    }
    return parseExisting(file, problems, Includer.of(file, display, finder, problems));
  }

  static Config parseExisting(Path file, Problems problems, Includer includer) {
    String source = includer.source();
    Origin origin = new Origin(source, 0);
    try {
      if (Files.size(file) > MAXIMUM_BYTES) {
        problems.add(origin, "is larger than 16 MiB, the most that a config may have");
        return ConfigFactory.empty();
      }
      byte[] content = Files.readAllBytes(file);
      Optional<String> wide = Encoding.wide(content);
      if (wide.isPresent()) {
        problems.add(origin, wide.get());
        return ConfigFactory.empty();
      }
      String text = Encoding.withoutMark(decoded(content));
      return parse(text, source, problems, includer.within(text));
    } catch (CharacterCodingException e) {
      problems.add(origin, "is not UTF-8 text");
    } catch (IOException e) {
      problems.add(origin, "cannot be read: " + e.getMessage());
    }
    return ConfigFactory.empty();
  }

  private static String decoded(byte[] content) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
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
}
