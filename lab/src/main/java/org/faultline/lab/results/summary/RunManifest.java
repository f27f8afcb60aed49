package org.faultline.lab.results.summary;

import java.util.List;

/**
 * What was run: enough to run it again and to know that it is the same.
 *
 * @param version of Faultline
 * @param workload its name: its file's without {@code .conf}
 * @param digest of one run, SHA-256 in hexadecimal; null where no single run is meant
 * @param inputs the files that went in
 * @param config the effective config, canonical
 */
public record RunManifest(
    String version,
    String workload,
    String title,
    long seed,
    String digest,
    List<Input> inputs,
    RecordedConfig config) {
  /** A list of inputs that is absent becomes empty. */
  public RunManifest {
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
