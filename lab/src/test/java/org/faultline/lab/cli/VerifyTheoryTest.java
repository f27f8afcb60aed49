package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyTheoryTest {
  @TempDir Path folder;

  @Test
  void eachComparisonHasItsNumbersAndVerdict() throws IOException {
    Path json = folder.resolve("theory.json");
    Faultline.Outcome outcome =
        Faultline.run("verify", "theory", "--only", "a1,A14", "--json", json, "--workers", 1);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .containsPattern("fifo faults with 4 frames +10 +10 +exact +passed")
        .contains("A14", "Slutz, Traiger 1974", " 0 failed");
    assertThat(Files.readString(json))
        .contains("\"schema\": \"faultline-verify-theory/1\"", "\"failed\": 0")
        .contains("\"id\": \"A1\"", "\"expected\": 10", "\"measured\": 10", "\"tolerance\": 0");
  }

  @Test
  void whatCannotBeProvenIsASentence() {
    assertThat(bad("--only", "A99")).contains("A99", "A1, A2");
    assertThat(bad("--seeds", "0")).contains("1 to 100");
    assertThat(bad("--workers", "0")).contains("1 to 1024");
    assertThat(bad("--json", folder.resolve("no/x.json").toString())).contains("no folder");
  }

  private static String bad(String... options) {
    Object[] args = {"verify", "theory", options[0], options[1]};
    Faultline.Outcome outcome = Faultline.run(args);
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).doesNotContain("Exception");
    return outcome.err();
  }
}
