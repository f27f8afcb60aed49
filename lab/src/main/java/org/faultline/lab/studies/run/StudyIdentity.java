package org.faultline.lab.studies.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.studies.design.StudyConfig;

/**
 * What the runs of a study depend on. Two studies that agree in it have the same runs.
 *
 * @param version of Faultline
 * @param study SHA-256 of the cells, seeds, replications and measures, in hexadecimal
 * @param inputs SHA-256 of the names and contents of all files that the workload consists of
 */
public record StudyIdentity(String version, String study, String inputs) {
  private static final String SCHEMA = "faultline-journal/1";

  /**
   * The identity of a study.
   *
   * @param hashes SHA-256 of each input of the workload, by its path
   */
  public static StudyIdentity of(
      String version, StudyConfig study, SortedMap<String, String> hashes) {
    ObjectNode node = Json.object();
    node.put("seed", study.seed());
    node.put("seeds", study.seeds().name());
    node.put("replications", study.replications().toString());
    node.set("measures", Json.of(study.measures()));
    node.set("cells", Json.of(study.cells().stream().map(cell -> cell.sets()).toList()));
    return new StudyIdentity(version, sha256(Json.line(node)), sha256(Json.line(Json.of(hashes))));
  }

  private static String sha256(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  ObjectNode json() {
    ObjectNode node = Json.object();
    node.put("schema", SCHEMA);
    node.put("version", version);
    node.put("study", study);
    node.put("inputs", inputs);
    return node;
  }

  static StudyIdentity of(JsonNode node) {
    return new StudyIdentity(
        node.path("version").asText(), node.path("study").asText(), node.path("inputs").asText());
  }

  /** Continues a sentence that named the folder of {@code other}. */
  String differenceFrom(StudyIdentity other) {
    String what =
        !version.equals(other.version)
            ? "by version " + other.version + " of Faultline, and this is " + version
            : !study.equals(other.study)
                ? "with other cells, seeds, replications or measures than the study has now"
                : "with other contents of the workload's files than they have now";
    return "was begun " + what + "; --force starts it anew, --out writes elsewhere";
  }
}
