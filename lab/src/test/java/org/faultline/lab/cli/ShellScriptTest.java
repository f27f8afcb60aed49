package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellScriptTest {
  @TempDir Path folder;

  private Path script(String... lines) throws IOException {
    return Files.writeString(folder.resolve("calls.txt"), String.join("\n", lines));
  }

  @Test
  void aScriptIsDoneLineByLine() throws IOException {
    Path calls =
        script(
            "# a remark",
            "a = VirtualAlloc(NULL, 64K, MEM_RESERVE, PAGE_NOACCESS)",
            "",
            "process b",
            "VirtualFree(0x10000, 0, MEM_RELEASE)",
            "exit",
            "never done");
    Faultline.Outcome outcome = Faultline.run("shell", "--script", calls);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.lines())
        .containsExactly(
            "a> # a remark",
            "a> a = VirtualAlloc(NULL, 64K, MEM_RESERVE, PAGE_NOACCESS)",
            "0x10000",
            "a> process b",
            "b> VirtualFree(0x10000, 0, MEM_RELEASE)",
            "failed: ERROR_INVALID_ADDRESS (487)",
            "b> exit");
  }

  @Test
  void theFirstLineThatCannotBeDoneEndsAScriptAndIsNamed() throws IOException {
    Path calls = script("map", "raed 1", "map");
    Faultline.Outcome outcome = Faultline.run("shell", "--script", calls);
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .isEqualToIgnoringNewLines(
            calls + ", line 2: unknown command 'raed'; did you mean 'read'?");
  }

  @Test
  void aMachineThatCannotBeIsRefused() {
    assertThat(Faultline.run("shell", "--ram", "5").err())
        .contains("must have a ram from 4 KiB to 64 GiB");
    assertThat(Faultline.run("shell", "--ram", "much").err()).contains("'much' is not a number");
    Faultline.Outcome outcome = Faultline.run("shell", "--script", folder.resolve("none"));
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("there is no file");
  }

  @Test
  void theMachinePagesAsAsked() throws IOException {
    Path calls =
        script("a = VirtualAlloc(0, 4K, 0x3000, 4)", "write a 1", "EmptyWorkingSet()", "map");
    assertThat(Faultline.run("shell", "--script", calls).out())
        .as("it is on the modified list")
        .contains("PAGE_READWRITE  M\n");
    assertThat(Faultline.run("shell", "--textbook", "--script", calls).out())
        .as("it was written and is gone")
        .contains("PAGE_READWRITE  P\n");
  }

  @Test
  void theMachineIsAsSmallAsAsked() throws IOException {
    Path calls = script("GlobalMemoryStatusEx()", "a = VirtualAlloc(0, 200K, 0x3000, 4)");
    Faultline.Outcome outcome =
        Faultline.run("shell", "--ram", "64K", "--pagefile", "64K", "--32-bit", "--script", calls);
    assertThat(outcome.out())
        .contains("memory    64 KiB", "commit    128 KiB", "failed: ERROR_COMMITMENT_LIMIT (1455)");
  }
}
