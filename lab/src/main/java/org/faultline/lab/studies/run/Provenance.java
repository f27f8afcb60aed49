package org.faultline.lab.studies.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.faultline.lab.results.folder.Manifest;
import org.faultline.lab.results.summary.RunManifest;
import org.faultline.lab.studies.design.Cell;
import org.faultline.lab.studies.design.StudyConfig;
import org.faultline.lab.studies.summary.EnumWords;
import org.faultline.lab.studies.summary.StudyManifest;

/** From what the results of a study follow, gathered. */
public final class Provenance {
  private Provenance() {}

  /**
   * The manifest.
   *
   * @throws IOException where a file of the study cannot be read
   */
  public static StudyManifest of(StudyConfig study, Preparation preparation, StudyIdentity identity)
      throws IOException {
    List<RunManifest.Input> files = new ArrayList<>();
    for (Map.Entry<String, Path> file : study.source().inputs().entrySet()) {
      files.add(new RunManifest.Input(file.getKey(), Manifest.sha256(file.getValue())));
    }
    Path workload = Path.of(study.subject().workload()).getFileName();
    return new StudyManifest(
        identity.version(),
        String.valueOf(workload).replaceFirst("\\.conf$", ""),
        study.sampling().seed(),
        EnumWords.of(study.sampling().seeds()),
        identity.study(),
        files,
        preparation.hashes().entrySet().stream()
            .map(input -> new RunManifest.Input(input.getKey(), input.getValue()))
            .toList(),
        study.design().cells().stream().map(Provenance::overrides).toList());
  }

  private static Map<String, String> overrides(Cell cell) {
    Map<String, String> overrides = new LinkedHashMap<>();
    cell.settings().forEach(setting -> overrides.put(setting.key(), setting.label()));
    return overrides;
  }
}
