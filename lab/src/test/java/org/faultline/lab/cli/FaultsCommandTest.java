package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsCommandTest {
  @TempDir Path folder;
  private Path belady;

  @BeforeEach
  void writeTrace() throws IOException {
    belady = folder.resolve("belady.pages");
    List<String> lines =
        List.of("1 2 3 4 1 2 5 1 2 3 4 5".split(" ")).stream().map(p -> "R 0x" + p).toList();
    Files.write(belady, lines);
  }

  /** Belady, Nelson and Shedler 1969. */
  @Test
  void csvHasARowForEachPolicyAndSizeWithOptBeside() {
    Faultline.Outcome outcome =
        Faultline.run(
            "faults", belady, "--policy", "fifo,lru", "--frames", "3,16KiB", "--format", "csv");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    assertThat(outcome.lines())
        .containsExactly(
            "trace,policy,frames,references,distinctPages,faults,writebacks,missRatio",
            "belady,fifo,3,12,5,9,0,0.75000000",
            "belady,fifo,4,12,5,10,0,0.83333333",
            "belady,lru,3,12,5,10,0,0.83333333",
            "belady,lru,4,12,5,8,0,0.66666667",
            "belady,opt,3,12,5,7,0,0.58333333",
            "belady,opt,4,12,5,6,0,0.50000000");
  }

  @Test
  void perCentAreOfTheDistinctPagesAndWindowsHaveVminBeside() {
    Faultline.Outcome outcome =
        Faultline.run("faults", belady, "--policy", "ws(3)", "--frames", "100%");
    assertThat(outcome.out())
        .contains("belady: 12 references to 5 pages")
        .containsPattern("ws\\(3\\) +5 +")
        .containsPattern("vmin\\(3\\) +5 +")
        .containsPattern("opt +5 +5 ");
  }

  @Test
  void jsonHasTheSchema() {
    assertThat(Faultline.run("faults", belady, "--format", "json").out())
        .contains("\"schema\": \"faultline-faults/1\"", "\"faults\": 7", "\"peakPages\": ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--policy|lrv|a policy is 'lrv'; did you mean 'lru'? Valid: 2q, ageing, ",
        "--policy|clok(2)|a policy is 'clok'; did you mean 'clock'? Valid: 2q, ageing, ",
        "--policy|something-else|a policy is 'something-else'; valid: 2q, ageing, ",
        "--policy|ws(0)|a policy is 'ws(0)', but tau must be a whole number from 1 to 1000000000000",
        "--policy|lru(3)|a policy is 'lru(3)', but has no parameters",
        "--policy|ws(3|a policy is 'ws(3', which lacks a closing parenthesis",
        "--frames|0|'0' is 0 frames, but must be from 1 to 16777216",
        "--frames|ten|'ten' is not a size of memory; write frames (100), bytes (64KiB) or 50%",
        "--frames|1KiB|'1KiB' is 0 frames, but must be from 1 to 16777216",
        "--workers|0|--workers is 0, but must be from 1 to 1024"
      })
  void badInputIsASentence(String option, String value, String sentence) {
    Faultline.Outcome outcome = Faultline.run("faults", belady, option, value);
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains(sentence).doesNotContain("Exception");
  }

  @Test
  void policiesSayTheirParametersNeedsAndSource() {
    Faultline.Outcome outcome = Faultline.run("policies");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .containsPattern("2q\\(in = 0.25, out = 0.5\\) +global, local +last-use +Johnson")
        .containsPattern("opt +recorded traces +future +Belady 1966")
        .containsPattern("ws\\(tau = 100000\\) +global, local +window +Denning 1968");
    assertThat(Faultline.run("policies", "--format", "json").out())
        .contains("\"schema\": \"faultline-policies/1\"", "\"meaning\": \"window in references\"");
  }

  @Test
  void aPolicyThatLooksAheadNeedsARecordedTrace() throws IOException {
    Path small = Faultline.small(folder);
    Faultline.Outcome outcome =
        Faultline.run("run", small, "--set", "paging.policy=opt", "--out", folder.resolve("out"));
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .contains("paging.policy = opt must know future references: the program of '");
  }

  @Test
  void aWrongParameterInAConfigNamesItsLine() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("bad.conf"),
            "paging { kind = textbook, policy = ws(0) }\n"
                + "processes { a { program = [ { Exit = 0 } ] } }\n");
    Faultline.Outcome outcome = Faultline.run("check", file);
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .contains("bad.conf, line 1", "'paging.policy' is 'ws(0)', but tau must be a whole number");
  }
}
