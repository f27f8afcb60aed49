package org.faultline.lab.studies.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.faultline.lab.results.folder.ResultsSet;
import org.faultline.lab.results.html.ReportWriter;

/** Writes the reports of folders of results, each of a run or of a study. */
public final class Reports {
  private Reports() {}

  /**
   * Writes {@code report.html} and {@code plots/} into the folder of a run or a study. They are the
   * same bytes for the same results.
   *
   * @throws IOException where the folder holds no results or cannot be written; the message is a
   *     sentence
   */
  public static void write(Path folder) throws IOException {
    if (isStudy(folder)) {
      ReportWriter.write(folder, StudyPage.read(folder));
    } else {
      ReportWriter.write(folder);
    }
  }

  private static boolean isStudy(Path folder) {
    return Files.isRegularFile(folder.resolve(StudyResults.FILE));
  }

  /**
   * Writes the report of a folder of results, or of each such folder in it; gives the reports.
   *
   * @throws IOException as {@link #write}
   */
  public static List<Path> writeAll(Path folder) throws IOException {
    List<Path> reports = new ArrayList<>();
    List<Path> all = isStudy(folder) ? List.of(folder) : ResultsSet.folders(folder);
    for (Path results : all) {
      write(results);
      reports.add(results.resolve(ReportWriter.FILE));
    }
    return reports;
  }
}
