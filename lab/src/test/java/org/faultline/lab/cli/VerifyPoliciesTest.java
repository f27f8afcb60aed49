package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.faultline.lab.results.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code faultline verify policies}: the shipped rows are equal, and what is wrong is found. */
class VerifyPoliciesTest {
  private static final Path SHIPPED = Path.of("..", "config", "verify");

  @TempDir Path folder;

  private Faultline.Outcome verify() {
    return Faultline.run(
        "verify",
        "policies",
        "--reference",
        folder,
        "--traces",
        SHIPPED,
        "--json",
        folder.resolve("result").toString());
  }

  private JsonNode result() throws IOException {
    return Json.read(folder.resolve("result"));
  }

  /** The shipped LRU rows of a trace, for another policy. */
  private void rows(String trace, String policy) throws IOException {
    JsonNode all = Json.read(SHIPPED.resolve(trace + ".json"));
    String rows =
        StreamSupport.stream(all.spliterator(), false)
            .filter(row -> row.path("policy").asText().equals("LRU"))
            .map(row -> row.toString().replace("\"LRU\"", "\"" + policy + "\""))
            .collect(Collectors.joining(",\n", "[", "]"));
    Files.writeString(folder.resolve(trace + ".json"), rows);
  }

  @Test
  void everyShippedRowIsEqual() {
    Faultline.Outcome outcome = Faultline.run("verify", "policies");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).contains("1049 of 1049 rows equal");
    assertThat(outcome.code()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "gzip, TEST_DEAF, false", "gzip, TEST_BLIND, false", "gzip, TEST_SOUND, true",
    "mix-a, TEST_DEAF, false", "mix-a, TEST_BLIND, false", "mix-a, TEST_SOUND, true"
  })
  void aPlantedDefectIsFound(String trace, String policy, boolean equal) throws IOException {
    rows(trace, policy);
    Faultline.Outcome outcome = verify();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isEqualTo(equal ? 0 : 1);
    assertThat(result().path("rows").asInt()).isEqualTo(6);
    assertThat(result().path("equal").asInt())
        .isEqualTo(equal ? 6 : result().path("equal").asInt());
    assertThat(result().path("different").isEmpty()).isEqualTo(equal);
  }

  @Test
  void aResultThatCannotBeWrittenIsASentenceBeforeTheWork() {
    Faultline.Outcome outcome =
        Faultline.run("verify", "policies", "--json", folder.resolve("none/result.json"));
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("--json: there is no folder for ");
  }

  @Test
  void eachWrongNumberIsListed() throws IOException {
    Files.writeString(
        folder.resolve("textbook.json"),
        """
        [{"name": "short", "string": "1,2,3,1", "references": 4, "policy": "LRU", "frames": 2, "faults": 3},
         {"name": "short", "string": "1,2,3,1", "references": 4, "policy": "WS", "tau": 2, "faults": 4,
          "meanWorkingSet": 1.5, "maxWorkingSet": 2}]
        """);
    Faultline.Outcome outcome = verify();
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out())
        .contains("lru, frames 2: faults is 4, expected 3")
        .contains("ws(2), tau 2: meanWorkingSet is 1.750000, expected 1.5")
        .contains("0 of 2 rows equal");
    assertThat(result().path("different").get(0).path("expected").asText()).isEqualTo("3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'trace':'gzip','policy':'LRU','faults':1}|row 1 has neither frames nor tau nor interval",
        "{'trace':'gzip','policy':'NOPE','frames':1,'faults':1}|row 1 names the policy 'NOPE', which does not exist",
        "{'trace':'nope','policy':'LRU','frames':1,'faults':1}|has neither nope.pages.gz nor nope.procs.gz",
        "{'trace':'gzip','policy':'LRU','frames':1}|row 1 has no faults"
      })
  void aRowThatIsNoneIsASentence(String row, String sentence) throws IOException {
    Files.writeString(folder.resolve("rows.json"), "[" + row.replace('\'', '"') + "]");
    Faultline.Outcome outcome = verify();
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains(sentence).doesNotContain("Exception");
  }
}
