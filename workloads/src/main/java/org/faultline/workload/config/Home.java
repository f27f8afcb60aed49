package org.faultline.workload.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.workload.binding.Origin;
import org.faultline.workload.binding.Problems;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which Faultline lies, in the source tree and in a distribution alike: the one that
 * has {@code config/reference.conf}.
 *
 * @param root the folder, absolute
 */
public record Home(Path root) {
  /** The system property that names the folder. */
  public static final String PROPERTY = "faultline.home";

  private static final String MARK = "config/reference.conf";

  /** Makes the path absolute. */
  public Home {
    root = root.toAbsolutePath().normalize();
  }

  /**
   * The folder that {@value #PROPERTY} names, else the first one upward from the place of this
   * class's jar, else from the working directory.
   *
   * @throws org.faultline.workload.binding.ConfigProblemsException where there is none
   */
  public static Home find() {
    return find(System.getProperty(PROPERTY), place(), Path.of(""));
  }

  static Home find(@Nullable String property, Optional<Path> place, Path working) {
    Problems problems = new Problems();
    if (property != null) {
      Path named = Path.of(property);
      if (!Files.isRegularFile(named.resolve(MARK))) {
        problems.add(new Origin("-D" + PROPERTY + "=" + property, 0), "holds no " + MARK);
      }
      problems.throwIfAny();
      return new Home(named);
    }
    Optional<Path> found = place.flatMap(Home::upward).or(() -> upward(working));
    if (found.isEmpty()) {
      problems.add(
          new Origin("faultline", 0),
          "cannot find " + MARK + "; set -D" + PROPERTY + " to the folder that has it");
      problems.throwIfAny();
    }
    return new Home(found.orElseThrow());
  }

  private static Optional<Path> upward(Path from) {
    for (Path at = from.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve(MARK))) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> place() {
    CodeSource source = Home.class.getProtectionDomain().getCodeSource();
    try {
      return source == null ? Optional.empty() : Optional.of(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The defaults of all keys. */
  public Path reference() {
    return root.resolve(MARK);
  }

  /** The file of a machine profile; it need not exist. */
  public Path profile(String name) {
    return root.resolve("config").resolve("profiles").resolve(name + ".conf");
  }

  /** The file of a device that has a name; it need not exist. */
  public Path device(String name) {
    return root.resolve("config").resolve("devices").resolve(name + ".conf");
  }

  /** How sentences name a file below this folder. */
  String display(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  /** Where the workloads lie that are shipped. */
  Path workloadFolder() {
    return root.resolve("config").resolve("workloads");
  }

  /** The file of a workload that is shipped; it need not exist. */
  public Path workload(String name) {
    return workloadFolder().resolve(name + ".conf");
  }

  /** The file of a study that is shipped; it need not exist. */
  public Path study(String name) {
    return root.resolve("config").resolve("studies").resolve(name + ".conf");
  }

  /** The names of the machine profiles, ordered. */
  public List<String> profiles() {
    return names("profiles");
  }

  /** The names of the devices that have a file, ordered. */
  public List<String> devices() {
    return names("devices");
  }

  /** The names of the workloads that are shipped, ordered. */
  public List<String> workloads() {
    return names("workloads");
  }

  /** The names of the studies that are shipped, ordered. */
  public List<String> studies() {
    return names("studies");
  }

  private List<String> names(String folder) {
    Path path = root.resolve("config").resolve(folder);
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".conf"))
          .map(name -> name.substring(0, name.length() - ".conf".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
