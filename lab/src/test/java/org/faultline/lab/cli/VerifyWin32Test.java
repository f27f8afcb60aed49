package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyWin32Test {
  private static final String CASES =
      """
      {"format": "vm-conformance/1", "theme": "mine", "cases": [
        {"name": "right", "about": "", "authority": "both", "steps": [
          {"call": "VirtualAlloc", "address": "0x30001234", "size": "1", "type": ["MEM_RESERVE"],
           "protect": "PAGE_READWRITE", "bind": "a",
           "expect": {"ok": true, "address": "0x30000000"}}]},
        {"name": "wrong", "about": "", "authority": "both", "steps": [
          {"call": "VirtualAlloc", "address": "0x30000000", "size": "0x2000", "type": ["MEM_RESERVE", "MEM_COMMIT"],
           "protect": "PAGE_READONLY", "bind": "a", "expect": {"ok": true}},
          {"call": "VirtualQuery", "address": "a", "expect": {"ok": true, "protect": "PAGE_READWRITE"}}]}]}
      """;

  @TempDir Path folder;

  @Test
  void shippedCasesPassAndAreCountedByTheme() throws IOException {
    Path json = folder.resolve("result.json");
    Faultline.Outcome outcome = Faultline.run("verify", "win32", "--json", json);
    assertThat(outcome.code()).as(outcome.out()).isZero();
    assertThat(outcome.lines().get(0)).matches("theme +cases +passed +failed");
    assertThat(outcome.lines()).anyMatch(line -> line.matches("guard +7 +7 +0"));
    assertThat(outcome.lines()).anyMatch(line -> line.matches("sections: cow +5 +5 +0"));
    assertThat(outcome.lines()).anyMatch(line -> line.matches("all +409 +409 +0"));
    assertThat(new ObjectMapper().readTree(json.toFile()))
        .isEqualTo(
            new ObjectMapper().readTree("{\"cases\": 409, \"passed\": 409, \"failed\": []}"));
  }

  @Test
  void aWrongAnswerIsShownAndExitsWithOne() throws IOException {
    Files.writeString(folder.resolve("mine.json"), CASES);
    Path json = folder.resolve("out").resolve("result.json");
    Files.createDirectories(json.getParent());
    Faultline.Outcome outcome =
        Faultline.run("verify", "win32", "--vectors", folder, "--json", json);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.lines()).anyMatch(line -> line.matches("mine +2 +1 +1"));
    assertThat(outcome.out())
        .contains("mine.json, case 'wrong', step 2")
        .contains("expected {\"ok\":true,\"protect\":\"PAGE_READWRITE\"}")
        .contains("\"protect\":\"PAGE_READONLY\"");
    JsonNode failed = new ObjectMapper().readTree(json.toFile()).get("failed");
    assertThat(failed).hasSize(1);
    assertThat(failed.get(0).get("file").textValue()).isEqualTo("mine.json");
    assertThat(failed.get(0).get("case").textValue()).isEqualTo("wrong");
    assertThat(failed.get(0).get("step").intValue()).isEqualTo(2);
    assertThat(failed.get(0).get("got").get("regionSize").textValue()).isEqualTo("0x2000");
  }

  @Test
  void memoryPressureChangesNoAnswer() throws IOException {
    Files.writeString(folder.resolve("mine.json"), CASES);
    Faultline.Outcome outcome = Faultline.run("verify", "win32", "--pressure", "--vectors", folder);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.lines()).anyMatch(line -> line.matches("mine +2 +1 +1"));
  }

  @Test
  void theTextbookMachineGivesTheSameAnswersOnWhatItHas() {
    Faultline.Outcome outcome = Faultline.run("verify", "win32", "--textbook");
    assertThat(outcome.code()).as(outcome.out()).isZero();
    assertThat(outcome.lines()).anyMatch(line -> line.matches("all +354 +354 +0"));
    assertThat(outcome.lines())
        .endsWith(
            "55 cases of vm-conformance/2 were left out: the textbook machine has no sections");
  }

  @Test
  void sectionsAloneAreRefusedOnTheTextbookMachine() throws IOException {
    Files.writeString(folder.resolve("mine.json"), CASES.replace("conformance/1", "conformance/2"));
    Faultline.Outcome outcome = Faultline.run("verify", "win32", "--textbook", "--vectors", folder);
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .contains("there is no case left to replay: 2 cases of vm-conformance/2 were left out");
  }

  @Test
  void vectorsThatCannotBeUsedExitWithTwo() throws IOException {
    Files.writeString(folder.resolve("mine.json"), CASES.replace("0x2000", "two"));
    Faultline.Outcome outcome = Faultline.run("verify", "win32", "--vectors", folder);
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .contains("mine.json, case 'wrong', step 1: 'size' is 'two'")
        .doesNotContain("\tat ");
  }

  @Test
  void aResultThatCannotBeWrittenExitsWithTwo() throws IOException {
    Files.writeString(folder.resolve("mine.json"), CASES);
    Faultline.Outcome outcome =
        Faultline.run(
            "verify", "win32", "--vectors", folder, "--json", folder.resolve("no/x.json"));
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("--json").contains("there is no folder for");
  }
}
