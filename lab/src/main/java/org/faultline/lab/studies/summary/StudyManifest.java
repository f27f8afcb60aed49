package org.faultline.lab.studies.summary;

import java.util.List;
import java.util.Map;
import org.faultline.lab.results.summary.Absent;
import org.faultline.lab.results.summary.RunManifest;

/**
 * From what the results of a study follow: enough to make it again and to know that it is the same.
 *
 * @param version of Faultline
 * @param workload the name of its file without {@code .conf}
 * @param seed from which all seeds follow
 * @param seeds how they follow, as a word
 * @param study SHA-256 of the cells, seeds, replications and measures, in hexadecimal
 * @param studyFiles the files that the study consists of
 * @param inputs the files that its workloads consist of
 * @param cells the overrides of each cell, by their keys
 */
public record StudyManifest(
    String version,
    String workload,
    long seed,
    String seeds,
    String study,
    List<RunManifest.Input> studyFiles,
    List<RunManifest.Input> inputs,
    List<Map<String, String>> cells) {
  /** Lists that are absent become empty. */
  public StudyManifest {
    studyFiles = Absent.empty(studyFiles);
    inputs = Absent.empty(inputs);
    cells = Absent.empty(cells);
  }
}
