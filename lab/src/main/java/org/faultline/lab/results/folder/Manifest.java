package org.faultline.lab.results.folder;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.summary.RecordedConfig;
import org.faultline.lab.results.summary.RunManifest;
import org.faultline.workload.config.LoadedWorkload;

/**
 * What was run: enough to run it again and to know that it is the same.
 *
 * @param version of Faultline
 * @param name of the workload: its file's name without {@code .conf}
 * @param hashes SHA-256 of each input in hexadecimal, by its path relative to the config
 */
public record Manifest(
    String version, String name, LoadedWorkload workload, SortedMap<String, String> hashes) {

  /**
   * Reads all inputs.
   *
   * @throws IOException where one cannot be read
   */
  public static Manifest of(String version, String name, LoadedWorkload workload)
      throws IOException {
    SortedMap<String, String> hashes = new TreeMap<>();
    for (Map.Entry<String, Path> input : workload.inputs().entrySet()) {
      hashes.put(input.getKey(), sha256(input.getValue()));
    }
    return new Manifest(version, name, workload, hashes);
  }

  /**
   * The manifest as results keep it.
   *
   * @param digest of the run; empty where no single run is meant
   */
  public RunManifest summary(String digest) {
    return new RunManifest(
        version,
        name,
        workload.config().title(),
        workload.config().seed(),
        digest,
        hashes.entrySet().stream()
            .map(input -> new RunManifest.Input(input.getKey(), input.getValue()))
            .toList(),
        new RecordedConfig(Json.of(workload.effective().tree())));
  }

  /** SHA-256 of a file, in hexadecimal. */
  public static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream hashed =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      hashed.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(hashed.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
