package org.faultline.lab.studies.design;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Hocon;
import org.faultline.workload.binding.Nearest;
import org.faultline.workload.binding.Origin;
import org.faultline.workload.binding.Problems;
import org.faultline.workload.binding.Sources;
import org.faultline.workload.config.Home;
import org.jspecify.annotations.Nullable;

/**
 * Reads studies. With {@code quick} the values of the object of that name lie above the others, and
 * so do those of {@code replay} where the workload, as its own file says and without the study's
 * values, is a replay to its end; they must be good in any case.
 */
public final class StudyLoader {
  private static final String QUICK = "quick";
  private static final String REPLAY = "replay";
  private static final String EXTENSION = ".conf";

  private final Home home;
  private final Work.Teller works;

  /**
   * A loader that finds the studies and workloads that ship in {@code home}.
   *
   * @param works tells whether the workload of a study is a replay
   */
  public StudyLoader(Home home, Work.Teller works) {
    this.home = home;
    this.works = works;
  }

  /** A loader that takes no workload for a replay. */
  public StudyLoader(Home home) {
    this(home, Work.Teller.NONE);
  }

  /**
   * Reads a study.
   *
   * @param fileOrName a file, or the name of one in {@code config/studies}
   * @throws org.faultline.workload.binding.ConfigProblemsException with one sentence for each
   *     mistake
   */
  public StudyConfig load(String fileOrName, Adjustments adjustments) {
    Problems problems = new Problems();
    Path file = sound(locate(fileOrName, problems), problems);
    Sources sources = new Sources(folder(file), folder(home.study("any")));
    Config parsed =
        Hocon.parse(file, path -> sources.use(path.toString(), path), sources::find, problems);
    problems.throwIfAny();
    ConfigObject root = Hocon.resolve(parsed, problems).root();
    problems.throwIfAny();
    ConfigObject base = root.withoutKey(QUICK).withoutKey(REPLAY);
    ConfigObject quick = variant(QUICK, root, base, problems, sources);
    String name = name(file);
    StudyConfig study = bind(name, base, adjustments, problems, sources);
    StudyConfig shorter = quick == base ? study : bind(name, quick, adjustments, problems, sources);
    if (root.containsKey(REPLAY)) {
      StudyConfig replayed =
          bind(
              name,
              variant(REPLAY, root, adjustments.quick() ? quick : base, problems, sources),
              adjustments,
              problems,
              sources);
      String workload = sound(study, problems).workload();
      if (works.apply(workload, adjustments.sets()) == Work.WHOLE) {
        return sound(replayed, problems);
      }
    }
    return sound(adjustments.quick() ? shorter : study, problems);
  }

  /** What was read, which is there where there are no problems. */
  private static <T> T sound(@Nullable T read, Problems problems) {
    problems.throwIfAny();
    return Objects.requireNonNull(read, "what was read without a problem");
  }

  private static Path folder(Path file) {
    return Objects.requireNonNull(file.getParent(), "the folder of a file");
  }

  /** The study {@code base} with the values of one of the objects of {@code root} above its own. */
  private static ConfigObject variant(
      String key, ConfigObject root, ConfigObject base, Problems problems, Sources sources) {
    ConfigValue variant = root.get(key);
    if (variant == null) {
      return base;
    }
    if (!(variant instanceof ConfigObject object)) {
      ConfigNode.root(root, problems, sources)
          .find(key)
          .ifPresent(node -> node.wrong("must be an object with keys of the study"));
      return base;
    }
    return object.withFallback(base);
  }

  private @Nullable StudyConfig bind(
      String name, ConfigObject root, Adjustments adjustments, Problems problems, Sources sources) {
    // What is wrong in both variants is told once.
    Problems found = new Problems();
    StudyConfig study = new StudyBinder(name, home, adjustments, sources, found, works).study(root);
    found.list().stream()
        .filter(problem -> !problems.list().contains(problem))
        .forEach(problem -> problems.add(problem.origin(), problem.message()));
    return study;
  }

  /** The file; absent, with a problem recorded, where there is none. */
  private @Nullable Path locate(String fileOrName, Problems problems) {
    Origin origin = new Origin(fileOrName, 0);
    try {
      Path file = Path.of(fileOrName);
      if (Files.isRegularFile(file)) {
        return file.toAbsolutePath().normalize();
      }
      Path shipped = home.study(fileOrName);
      if (Files.isRegularFile(shipped)) {
        return shipped;
      }
      problems.add(origin, missing(fileOrName));
    } catch (InvalidPathException e) {
      problems.add(origin, "is not a path: " + e.getReason());
    }
    return null;
  }

  private String missing(String fileOrName) {
    return fileOrName.matches(".*(/|\\\\|\\.conf$).*")
        ? Nearest.missing(Path.of(fileOrName))
        : "there is no such file and no shipped study of that name"
            + FactorBinder.hint(fileOrName, home.studies());
  }

  private static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
  }
}
