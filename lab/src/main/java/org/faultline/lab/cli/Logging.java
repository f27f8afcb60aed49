package org.faultline.lab.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import java.util.Locale;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.workload.binding.Nearest;
import org.slf4j.LoggerFactory;

/**
 * What is logged, and where to. Nothing is, unless {@code --log} or {@code config/logback.xml} says
 * so; then it goes to standard error. Nothing here is used before something is to be logged.
 */
final class Logging {
  private static final String ALL = "org.faultline";
  private static final List<String> LEVELS =
      List.of("ERROR", "WARN", "INFO", "DEBUG", "TRACE", "OFF");

  private Logging() {}

  /**
   * Logs as the values of {@code --log} say.
   *
   * @throws UserMistake before anything is changed
   */
  static void use(List<String> values) {
    List<Setting> settings = values.stream().map(value -> setting(value)).toList();
    for (Setting setting : settings) {
      ((Logger) LoggerFactory.getLogger(setting.logger())).setLevel(Level.valueOf(setting.level()));
    }
  }

  private record Setting(String level, String logger) {}

  private static Setting setting(String value) {
    int colon = value.indexOf(':');
    String level = colon < 0 ? value : value.substring(0, colon);
    if (!LEVELS.contains(level.toUpperCase(Locale.ROOT))) {
      String hint = Nearest.hint(level, LEVELS);
      throw UserMistake.inUsage(
          "--log: there is no level '%s'%s"
              .formatted(
                  level, hint.isEmpty() ? "; there are " + String.join(", ", LEVELS) : hint));
    }
    String logger = colon < 0 ? ALL : logger(value.substring(colon + 1));
    return new Setting(level.toUpperCase(Locale.ROOT), logger);
  }

  /** A package or class by its name, or by what stands behind {@value #ALL}. */
  private static String logger(String name) {
    for (String full : List.of(ALL + "." + name, name)) {
      String path = full.replace('.', '/');
      ClassLoader loader = Logging.class.getClassLoader();
      if (!name.isEmpty()
          && (loader.getResource(path) != null || loader.getResource(path + ".class") != null)) {
        return full;
      }
    }
    throw UserMistake.inUsage(
        "--log: there is no package or class '%s'; give one such as 'actors' or '%s.lab.studies'"
            .formatted(name, ALL));
  }

  /** Logs what ended a program from a thread that nobody waits for; never throws. */
  static void emergency(Throwable cause, boolean givenUp) {
    try {
      LoggerFactory.getLogger(Attendant.class)
          .error("emergency{}", givenUp ? ": the command is given up" : "", cause);
    } catch (Throwable another) {
      // The sentence is said; memory may be used up.
      return;
    }
  }
}
