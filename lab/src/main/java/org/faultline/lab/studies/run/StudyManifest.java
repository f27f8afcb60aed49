package org.faultline.lab.studies.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.faultline.lab.results.folder.Manifest;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.studies.design.Cell;
import org.faultline.lab.studies.design.StudyConfig;

/**
 * From what the results of a study follow: enough to make it again and to know that it is the same.
 */
public final class StudyManifest {
  private StudyManifest() {}

  /**
   * The manifest.
   *
   * @throws IOException where a file of the study cannot be read
   */
  public static ObjectNode of(StudyConfig study, Preparation preparation, StudyIdentity identity)
      throws IOException {
    ObjectNode node = Json.object();
    node.put("version", identity.version());
    Path workload = Path.of(study.workload()).getFileName();
    node.put("workload", String.valueOf(workload).replaceFirst("\\.conf$", ""));
    node.put("seed", study.seed());
    node.put("seeds", study.seeds().name().toLowerCase(Locale.ROOT));
    node.put("study", identity.study());
    ArrayNode files = node.putArray("studyFiles");
    for (Map.Entry<String, Path> file : study.inputs().entrySet()) {
      input(files, file.getKey(), Manifest.sha256(file.getValue()));
    }
    ArrayNode inputs = node.putArray("inputs");
    preparation.hashes().forEach((path, hash) -> input(inputs, path, hash));
    ArrayNode cells = node.putArray("cells");
    for (Cell cell : study.cells()) {
      ObjectNode sets = cells.addObject();
      cell.settings().forEach(setting -> sets.put(setting.key(), setting.label()));
    }
    return node;
  }

  private static void input(ArrayNode array, String path, String hash) {
    ObjectNode node = array.addObject();
    node.put("path", path);
    node.put("sha256", hash);
  }
}
