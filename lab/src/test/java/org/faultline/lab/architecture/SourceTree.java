package org.faultline.lab.architecture;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.faultline.workload.config.Home;

/** The files that people write: sources, configs and documents, without what is built from them. */
final class SourceTree {
  static final Path ROOT = Home.find().root();

  private static final Set<String> FOLDERS =
      Set.of("memory-manager", "workloads", "actors", "lab", "benchmarks", "config", "docs");
  private static final List<String> KINDS = List.of(".java", ".conf", ".md", ".jte");

  private SourceTree() {}

  /** The texts of all files, by their paths from the root, with slashes. */
  static SortedMap<String, String> texts() throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    for (Map.Entry<String, Path> file : files().entrySet()) {
      if (KINDS.stream().anyMatch(file.getKey()::endsWith)) {
        texts.put(file.getKey(), Files.readString(file.getValue()));
      }
    }
    return texts;
  }

  /** The paths of all files and folders from the root, with slashes. */
  static Set<String> paths() throws IOException {
    Set<String> paths = new TreeSet<>();
    for (String file : files().keySet()) {
      for (int end = file.length(); end > 0; end = file.lastIndexOf('/', end - 1)) {
        paths.add(file.substring(0, end));
      }
    }
    return paths;
  }

  private static SortedMap<String, Path> files() throws IOException {
    SortedMap<String, Path> files = new TreeMap<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean top = ROOT.equals(folder.getParent());
            boolean skipped =
                top && !FOLDERS.contains(String.valueOf(folder.getFileName()))
                    || folder.endsWith("target")
                    || folder.endsWith("runs");
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.put(ROOT.relativize(file).toString().replace('\\', '/'), file);
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }
}
