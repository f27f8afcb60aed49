package org.faultline.lab.studies.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.faultline.lab.results.output.OutputFiles;
import org.faultline.lab.studies.summary.StudySummary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of a study's results: its journal from the start, its results once all runs are made.
 */
public final class StudyFolder {
  private static final Logger LOG = LoggerFactory.getLogger(StudyFolder.class);

  private static final String STUDY = StudySummary.FILE;

  private static final String STAGE = ".partial";

  private static final List<String> MARKS = List.of(Journal.NAME, STUDY);

  private final Path folder;

  private StudyFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes the folder, or takes the one that is there.
   *
   * @param resume whether what is there of a study is gone on with
   * @param force whether what is there of a study is removed; anything else never is
   * @throws IOException where it cannot be used; the message is a sentence
   */
  public static StudyFolder begin(Path folder, boolean resume, boolean force) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IOException(
          folder + " already exists and is not a folder; give another with --out");
    }
    if (Files.exists(folder) && !isEmpty(folder)) {
      boolean study = MARKS.stream().anyMatch(mark -> Files.exists(folder.resolve(mark)));
      if (!study) {
        throw new IOException(
            folder + " is not empty and holds no study; give another folder with --out");
      }
      if (force) {
        remove(folder);
      } else if (!resume) {
        throw new IOException(
            folder
                + (Files.exists(folder.resolve(STUDY))
                    ? " already holds a study"
                    : " holds a study that has not ended")
                + "; --resume completes it, --force starts it over, --out writes elsewhere");
      }
    }
    try {
      OutputFiles.createFolders(folder);
    } catch (IOException e) {
      throw new IOException(folder + " cannot be made: " + e.getMessage(), e);
    }
    return new StudyFolder(folder);
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static void remove(Path folder) throws IOException {
    OutputFiles.deleteTree(folder);
    LOG.info("removed {}", folder);
  }

  /** Where it lies. */
  public Path path() {
    return folder;
  }

  /** The journal's file. */
  public Path journal() {
    return folder.resolve(Journal.NAME);
  }

  /** A new folder inside, for results on their way; what a killed program left there is removed. */
  public Path stage() throws IOException {
    Path stage = folder.resolve(STAGE);
    if (Files.exists(stage)) {
      remove(stage);
    }
    return OutputFiles.createFolder(stage);
  }

  /**
   * Moves all files of the stage to their names, each whole, {@code study.json} as the last one.
   *
   * @throws IOException where one cannot be moved
   */
  public void publish() throws IOException {
    Path stage = folder.resolve(STAGE);
    List<Path> files;
    try (Stream<Path> all = Files.walk(stage)) {
      files =
          all.filter(Files::isRegularFile)
              .sorted(Comparator.comparing((Path file) -> file.endsWith(STUDY)))
              .toList();
    }
    for (Path file : files) {
      Path target = folder.resolve(stage.relativize(file));
      OutputFiles.createFolders(Objects.requireNonNull(target.getParent(), "the folder of a file"));
      OutputFiles.replace(file, target);
    }
    remove(stage);
  }
}
