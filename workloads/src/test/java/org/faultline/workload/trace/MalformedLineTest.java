package org.faultline.workload.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedLineTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X 0x1",
        "R",
        "R 1",
        "R0x1",
        "R 0x",
        "R 0xg",
        "R 0x1 2",
        "R 0x1000000000",
        "0x1",
        "R 0x1g",
        "1 R 0x1",
        "r 0x1",
        "R 0",
        "W 0x-1"
      })
  void pageLineIsNamed(String line) throws IOException {
    isNamed("a.pages", "R 0x1\n# fine\n" + line + "\nR 0x2\n", line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "R 0x1",
        "1 X 0x1",
        "1",
        "1 R",
        "-1 R 0x1",
        "1R 0x1",
        "2147483648 R 0x1",
        "99999999999999999999 R 0x1",
        "1 R 0x",
        "1 R 0x1000000000"
      })
  void mixLineIsNamed(String line) throws IOException {
    isNamed("a.procs", "1 R 0x1\n\n" + line + "\n1 R 0x2\n", line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " L",
        " L 12",
        " L 12,",
        " L ,4",
        " L 12,0",
        " L 12,65537",
        " L xyz,4",
        " X 12,4",
        "I  1000000000000,4",
        " S fffffffffffff,1",
        " S ffffffffffff,2",
        "L 12,4",
        " L 12,4 5",
        "="
      })
  void lackeyLineIsNamed(String line) throws IOException {
    isNamed("a.lackey", "==7== Lackey\nI  04001000,3\n" + line + "\n S 1,1\n", line);
  }

  private void isNamed(String name, String content, String line) throws IOException {
    for (String end : new String[] {"", ".gz", ".zst"}) {
      Path file = TraceSamples.write(folder.resolve(name + end), content);
      assertThatThrownBy(() -> TraceSamples.read(file))
          .isInstanceOf(TraceException.class)
          .hasMessageStartingWith(file + ", line 3: expected ")
          .hasMessageEndingWith("found \"" + line.stripTrailing() + "\".")
          .hasMessageNotContainingAny("\n");
    }
  }

  @Test
  void emptyLinesCommentsAndLineEndsAreAllowed() throws IOException {
    String content = "# comment\r\n\r\nR 0x1\r\n\n  # more\n \t\nW\t0X2a  \n I 0xfFfFfFfFf";
    Path file = TraceSamples.write(folder.resolve("a"), content);
    assertThat(TraceSamples.text(TraceSamples.read(file), false))
        .isEqualTo("R 0x1\nW 0x2a\nI 0xfffffffff\n");
    Path mix = TraceSamples.write(folder.resolve("b"), "#\n\n 0 R 0x1\r\n2147483647 I 0x2");
    assertThat(TraceSamples.text(TraceSamples.read(mix), true))
        .isEqualTo("0 R 0x1\n2147483647 I 0x2\n");
  }

  @Test
  void lineLongerThanTheBufferIsRefused() throws IOException {
    Path file =
        TraceSamples.write(
            folder.resolve("a"), "R 0x1\n# " + "x".repeat(LineReader.BUFFER_BYTES) + "\n");
    assertThatThrownBy(() -> TraceSamples.read(file))
        .isInstanceOf(TraceException.class)
        .hasMessage(file + ", line 2: longer than 131072 bytes, the most that a line may have.");
  }

  @Test
  void contentDecidesTheFormatAndTheNameOnlyWhereItDoesNot() throws IOException {
    Path disguised = TraceSamples.write(folder.resolve("a.procs"), "R 0x1\n");
    assertThat(TraceFile.of(disguised).format().name()).isEqualTo("page");
    Path empty = TraceSamples.write(folder.resolve("b.pages.gz"), "");
    assertThat(TraceFile.of(empty).summarize().references()).isZero();
    Path zstdNamedGzip = folder.resolve("c.pages.gz");
    Files.write(
        zstdNamedGzip, TraceSamples.compressed(Path.of("x.zst"), "I 0x5\n".getBytes("US-ASCII")));
    assertThat(TraceFile.of(zstdNamedGzip).summarize().fetches()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"hello world,begins with \"hello world\"", "'',is empty"})
  void unknownContentListsTheFormats(String content, String what) throws IOException {
    Path file = TraceSamples.write(folder.resolve("a.txt"), content);
    assertThatThrownBy(() -> TraceFile.of(file))
        .isInstanceOf(TraceException.class)
        .hasMessage(
            file
                + " is not a trace: it "
                + what
                + ", but one of these formats was expected: address, address-mix, csv, din, flt, lackey, mix, page; use --trace-format NAME if it is one of them.");
  }

  @Test
  void missingFileAndFolderAreNamed() {
    Path missing = folder.resolve("none.flt");
    assertThatThrownBy(() -> TraceFile.of(missing))
        .isInstanceOf(TraceException.class)
        .hasMessage("There is no trace file " + missing + ".");
    assertThatThrownBy(() -> TraceFile.of(folder))
        .isInstanceOf(TraceException.class)
        .hasMessage(folder + " is a directory where a trace file was expected.");
  }
}
