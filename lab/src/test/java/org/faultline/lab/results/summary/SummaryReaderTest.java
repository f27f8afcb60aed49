package org.faultline.lab.results.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.faultline.lab.cli.Faultline;
import org.faultline.lab.results.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A summary that is read says what was written, and nothing that it must say may be missing. */
class SummaryReaderTest {
  @TempDir private Path folder;

  private Path run(String... sets) {
    Object[] words = new Object[4 + 2 * sets.length];
    Path out = folder.resolve("out");
    words[0] = "run";
    words[1] = "web";
    words[2] = "--out";
    words[3] = out;
    for (int i = 0; i < sets.length; i++) {
      words[4 + 2 * i] = "--set";
      words[5 + 2 * i] = sets[i];
    }
    Faultline.Outcome outcome = Faultline.run(words);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return out.resolve("summary.json");
  }

  /** With page lists and without, which has other keys. */
  @ParameterizedTest
  @ValueSource(strings = {"paging.policy=windows", "paging.policy=lru"})
  void whatIsReadIsWrittenWithTheSameBytes(String policy) throws IOException {
    Path file = run("run.until=1200ms", policy);
    assertThat(Json.text(SummaryReader.read(file))).isEqualTo(Files.readString(file));
  }

  /** A number that is missing is no zero. */
  @Test
  void aKeyThatMustBeThereIsMissed() throws IOException {
    Path file = run("run.until=1100ms");
    ObjectNode tree = (ObjectNode) Json.read(file);
    ((ObjectNode) tree.path("machine").path("commit")).remove("commitLimit");
    Json.write(file, tree);
    assertThatThrownBy(() -> SummaryReader.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is incomplete: a value is missing")
        .hasMessageContaining("'machine");
  }

  @Test
  void anotherSchemaIsRefused() throws IOException {
    Path file = folder.resolve("summary.json");
    Files.writeString(file, "{\"schema\": \"faultline-summary/99\"}");
    assertThatThrownBy(() -> SummaryReader.read(file))
        .hasMessageEndingWith(
            "has the schema 'faultline-summary/99', but must have faultline-summary/2");
  }

  /** Version 1 told of devices over the whole run, and knew neither refaults nor places. */
  @Test
  void olderSummariesAreLifted() throws IOException {
    RunSummary older = read("older");
    assertThat(older.older()).isTrue();
    DeviceSummary device = older.machine().pagefile().device();
    assertThat(device.ofPlaces()).isFalse();
    assertThat(device.window().utilisation()).isEqualTo(device.utilisation());
    assertThat(device.window().waits()).isEqualTo(device.waits());
    assertThat(device.window().readsPerSecond()).isNull();
    assertThat(older.machine().psi()).isNull();
    assertThat(older.machine().work().perSecond().refaults()).isNull();
    assertThat(older.run().deterministic()).isFalse();
    assertThat(read("run").machine().pagefile().device().window().bus()).isNull();
  }

  private RunSummary read(String name) throws IOException {
    Path file = folder.resolve(name + ".json");
    try (InputStream in =
        SummaryReaderTest.class.getResourceAsStream("../html/" + name + "/summary.json")) {
      Files.copy(in, file);
    }
    JsonNode tree = Json.read(file);
    assertThat(tree.path("schema").asText()).isEqualTo("faultline-summary/1");
    return SummaryReader.read(file);
  }
}
