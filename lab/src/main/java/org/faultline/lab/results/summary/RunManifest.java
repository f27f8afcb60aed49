package org.faultline.lab.results.summary;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.faultline.lab.results.json.Json;

/**
 * What was run: enough to run it again and to know that it is the same.
 *
 * @param version of Faultline
 * @param workload its name: its file's without {@code .conf}
 * @param digest of one run, SHA-256 in hexadecimal; empty, and then absent from files, where no
 *     single run is meant
 * @param inputs the files that went in
 * @param config the effective config, canonical
 */
public record RunManifest(
    String version,
    String workload,
    String title,
    long seed,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String digest,
    List<Input> inputs,
    RecordedConfig config) {
  /** That of a run that leaves no file. */
  public static final RunManifest NONE =
      new RunManifest("", "", "", 0, "", List.of(), new RecordedConfig(Json.object()));

  /** A digest and a list of inputs that are absent become empty. */
  public RunManifest {
    digest = Absent.text(digest);
    inputs = Absent.empty(inputs);
  }

  /**
   * A file that went in.
   *
   * @param path relative to the config
   * @param sha256 in hexadecimal
   */
  public record Input(String path, String sha256) {}
}
