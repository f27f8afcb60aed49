package org.faultline.lab.studies.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.studies.design.Cell;
import org.faultline.lab.studies.design.StudyConfig;

/**
 * What the runs of a study depend on. Two studies that agree in it have the same runs.
 *
 * @param version of Faultline
 * @param study SHA-256 of the cells, seeds, replications and measures, in hexadecimal
 * @param inputs SHA-256 of the names and contents of all files that the workload consists of
 */
public record StudyIdentity(String version, String study, String inputs) {
  /** What the runs of a study are, apart from what the workload's files say. */
  private record StudiedRuns(
      long seed,
      String seeds,
      String replications,
      List<String> measures,
      List<List<String>> cells) {}

  /**
   * The identity of a study.
   *
   * @param hashes SHA-256 of each input of the workload, by its path
   */
  public static StudyIdentity of(
      String version, StudyConfig study, SortedMap<String, String> hashes) {
    StudiedRuns runs =
        new StudiedRuns(
            study.sampling().seed(),
            study.sampling().seeds().name(),
            study.sampling().replications().toString(),
            study.measured().measures(),
            study.design().cells().stream().map(Cell::sets).toList());
    return new StudyIdentity(version, sha256(Json.line(runs)), sha256(Json.line(hashes)));
  }

  private static String sha256(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /** Continues a sentence that named the folder of {@code other}. */
  String differenceFrom(StudyIdentity other) {
    String what =
        !version.equals(other.version)
            ? "by version " + other.version + " of Faultline, and this is " + version
            : !study.equals(other.study)
                ? "with other cells, seeds, replications or measures than the study has now"
                : "with other contents of the workload's files than they have now";
    return "was begun " + what + "; --force starts it over, --out writes elsewhere";
  }
}
