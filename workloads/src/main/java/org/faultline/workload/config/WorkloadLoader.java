package org.faultline.workload.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOriginFactory;
import com.typesafe.config.ConfigValue;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Hocon;
import org.faultline.workload.binding.Nearest;
import org.faultline.workload.binding.Origin;
import org.faultline.workload.binding.Problems;
import org.faultline.workload.binding.Sources;
import org.faultline.workload.program.ProgramParser;

/**
 * Reads workloads. Four layers are merged, each above the last: {@code config/reference.conf}, the
 * machine profile, the workload's file, and the overrides; only then is {@code ${...}} replaced.
 * Neither environment nor system properties can change a value.
 */
public final class WorkloadLoader {
  /** The group whose values all others have that say nothing themselves. */
  static final String TEMPLATE = "*";

  private final Home home;
  private final Set<String> policies;
  private final ProgramParser parser;

  /**
   * @param policies the names that {@code paging.policy} may have, at least one
   * @param parser knows the kinds of step that a program may have
   */
  public WorkloadLoader(Home home, Set<String> policies, ProgramParser parser) {
    this.home = home;
    this.policies = new TreeSet<>(policies);
    this.parser = parser;
  }

  /**
   * Reads a workload.
   *
   * @param fileOrName a file, or the name of one in {@code config/workloads}
   * @param sets the overrides, each {@code key=value}
   * @throws org.faultline.workload.binding.ConfigProblemsException with one sentence for each
   *     mistake
   */
  public LoadedWorkload load(String fileOrName, List<String> sets) {
    Problems problems = new Problems();
    Path file = locate(fileOrName, problems);
    return new Loading(file, problems).load(sets);
  }

  private Path locate(String fileOrName, Problems problems) {
    Origin origin = new Origin(fileOrName, 0);
    Path shipped;
    try {
      Path file = Path.of(fileOrName);
      if (Files.isRegularFile(file)) {
        return file.toAbsolutePath().normalize();
      }
      shipped = home.workload(fileOrName);
    } catch (InvalidPathException e) {
      problems.add(origin, "is not a path: " + e.getReason());
      return problems.valid(null);
    }
    if (!Files.isRegularFile(shipped) && fileOrName.matches(".*(/|\\\\|\\.conf$).*")) {
      problems.add(origin, Nearest.missing(Path.of(fileOrName)));
    } else if (!Files.isRegularFile(shipped)) {
      List<String> names = home.workloads();
      String near = Nearest.hint(fileOrName, names);
      problems.add(
          origin,
          "there is no such file and no shipped workload of that name"
              + near
              + (near.isEmpty() ? "; shipped: " : " Shipped: ")
              + (names.isEmpty() ? "none" : String.join(", ", names)));
    }
    problems.throwIfAny();
    return shipped;
  }

  /** One reading of one file. */
  private final class Loading {
    private final Path file;
    private final Problems problems;
    private final Sources sources;
    private String profile = "";

    Loading(Path file, Problems problems) {
      this.file = file;
      this.problems = problems;
      this.sources =
          new Sources(
              Objects.requireNonNull(file.getParent(), "a file lies in a folder"),
              home.workloadFolder());
    }

    LoadedWorkload load(List<String> sets) {
      Config reference = Hocon.parse(home.reference(), this::homeName, problems);
      Config workload = Hocon.parse(file, this::inputName, sources::find, problems);
      Overrides overrides = new Overrides(sets, problems);
      problems.throwIfAny();
      Config base = workload.withFallback(profile(overrides.layer(), workload, reference));
      base = base.withFallback(reference);
      int before = problems.count();
      overrides.checkNames(base);
      Config merged = Hocon.resolve(overrides.layer().withFallback(base), problems);
      if (problems.count() > before) {
        problems.throwIfAny();
      }
      ConfigObject root = withTemplate(merged.root());
      WorkloadConfig config =
          problems.valid(
              new WorkloadBinder(policies, parser, new NamedDevices(home, problems))
                  .workload(ConfigNode.root(root, problems, sources)));
      return new LoadedWorkload(
          config,
          new Effective(
              PagingChoice.said(root, config.paging()), this::describe, sources::portable),
          sources.files(),
          sources.folder(),
          sources.taken(String.valueOf(file.getFileName())));
    }

    private Config profile(Config overrides, Config workload, Config reference) {
      Config layers = overrides.withFallback(workload).withFallback(reference);
      ConfigNode root =
          ConfigNode.root(Hocon.resolveLeniently(layers).root(), new Problems(), sources);
      ConfigNode named = root.find("machine").flatMap(m -> m.find("profile")).orElse(null);
      if (named == null) {
        return ConfigFactory.empty();
      }
      int before = problems.count();
      profile = named.at(problems).oneOf(home.profiles());
      if (problems.count() > before) {
        profile = "";
        return ConfigFactory.empty();
      }
      Config parsed = Hocon.parse(home.profile(profile), this::homeName, problems);
      // The policy of a profile is for who takes its kind of paging, too.
      return root.find("paging")
              .flatMap(p -> p.find("kind"))
              .filter(k -> k.is("windows"))
              .isPresent()
          ? parsed.withoutPath("paging.policy")
          : parsed;
    }

    /** Puts the defaults of a group below each group, and takes them out of the map. */
    private ConfigObject withTemplate(ConfigObject root) {
      ConfigObject result = root.withOrigin(ConfigOriginFactory.newSimple(inputName(file)));
      if (!(root.get("processes") instanceof ConfigObject groups)) {
        return result;
      }
      ConfigValue template = groups.get(TEMPLATE);
      ConfigObject filled = groups.withoutKey(TEMPLATE);
      for (String name : groups.keySet()) {
        if (!name.equals(TEMPLATE) && groups.get(name) instanceof ConfigObject group) {
          filled = filled.withValue(name, group.withFallback(template));
        }
      }
      return result.withValue("processes", filled);
    }

    private String inputName(Path path) {
      return sources.use(path.toString(), path);
    }

    private String homeName(Path path) {
      return home.display(path);
    }

    private String describe(Origin origin) {
      if (origin.source().equals(homeName(home.reference()))) {
        return "default " + origin.brief();
      }
      return !profile.isEmpty() && origin.source().equals(homeName(home.profile(profile)))
          ? "profile " + origin.brief()
          : origin.brief();
    }
  }
}
