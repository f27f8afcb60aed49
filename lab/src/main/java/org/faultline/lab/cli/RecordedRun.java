package org.faultline.lab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.faultline.lab.results.folder.EffectiveFile;
import org.faultline.lab.results.folder.Manifest;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.output.OutputFiles;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.lab.results.summary.HostSummary;
import org.faultline.lab.results.summary.RunManifest;
import org.faultline.workload.config.Home;
import org.faultline.workload.config.LoadedWorkload;
import org.jspecify.annotations.Nullable;

/**
 * The run that a summary tells of, to be made again. Its config is the summary's own; the recorded
 * traces that it names are looked for where they were, in the shipped workloads' folder and in the
 * working directory, and must have the recorded hashes.
 */
final class RecordedRun {
  private final RunManifest manifest;
  private final Path results;
  private final @Nullable Path given;

  /**
   * @param results the folder or file that the summary came from
   * @param given where the paths of the inputs start; absent to look for them
   */
  RecordedRun(RunManifest manifest, Path results, @Nullable Path given) {
    this.manifest = manifest;
    this.results = results;
    this.given = given;
  }

  /** Loads the workload; {@code folder} takes a file of it. */
  LoadedWorkload load(Path folder) throws IOException {
    Map<String, Object> tree = Json.map(manifest.config().tree());
    SortedMap<String, Path> files = locate(named(tree));
    Path config = folder.resolve(manifest.workload() + ".conf");
    OutputFiles.write(config, EffectiveFile.text(tree, files, folder));
    return Workloads.loader().load(config.toString(), List.of());
  }

  /** The inputs that the config itself names, with their hashes. */
  private SortedMap<String, String> named(Map<String, Object> tree) {
    SortedMap<String, String> all = new TreeMap<>();
    manifest.inputs().forEach(input -> all.put(input.path(), input.sha256()));
    SortedMap<String, String> named = new TreeMap<>();
    collect(tree, all, named);
    return named;
  }

  private static void collect(
      Object value, Map<String, String> all, SortedMap<String, String> named) {
    if (value instanceof Map<?, ?> map) {
      map.values().forEach(child -> collect(child, all, named));
    } else if (value instanceof List<?> items) {
      items.forEach(item -> collect(item, all, named));
    } else if (value instanceof String text) {
      String path = EffectiveFile.inputOf(text);
      if (all.containsKey(path)) {
        named.put(path, all.get(path));
      }
    }
  }

  private SortedMap<String, Path> locate(SortedMap<String, String> named) throws IOException {
    List<Path> folders = folders();
    SortedMap<String, Path> files = new TreeMap<>();
    for (String path : named.keySet()) {
      Path found =
          folders.stream()
              .map(folder -> folder.resolve(path).normalize())
              .filter(Files::isRegularFile)
              .findFirst()
              .orElseThrow(
                  () ->
                      new UserMistake(
                          "the input %s is not found from %s; say with --inputs where the config's"
                                  .formatted(path, folders.get(0))
                              + " paths start"));
      files.put(path, found);
    }
    check(named, files);
    return files;
  }

  private List<Path> folders() {
    if (given != null) {
      return List.of(given.toAbsolutePath());
    }
    List<Path> folders = new ArrayList<>();
    Path host = Files.isDirectory(results) ? results.resolve("host.json") : null;
    if (host != null && Files.isRegularFile(host)) {
      try {
        folders.add(Path.of(Json.read(host, HostSummary.class).configFolder()));
      } catch (IOException e) {
        folders.clear();
      }
    }
    folders.add(Home.find().workload("any").getParent());
    folders.add(Path.of("").toAbsolutePath());
    return folders;
  }

  private static void check(SortedMap<String, String> hashes, SortedMap<String, Path> files)
      throws IOException {
    for (Map.Entry<String, Path> file : files.entrySet()) {
      String hash = Manifest.sha256(file.getValue());
      String recorded =
          Objects.requireNonNull(hashes.get(file.getKey()), "only named inputs are located");
      if (!hash.equals(recorded)) {
        throw new UserMistake(
            "the input %s has changed since the run: its SHA-256 is %s, and was %s"
                .formatted(file.getKey(), brief(hash), brief(recorded)));
      }
    }
  }

  private static String brief(String hash) {
    return hash.substring(0, Math.min(12, hash.length())) + "...";
  }
}
