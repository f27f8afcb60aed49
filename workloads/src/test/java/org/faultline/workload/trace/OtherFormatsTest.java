package org.faultline.workload.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** din and CSV, and lines that are left out. */
class OtherFormatsTest {
  @TempDir Path folder;

  private TraceSummary summary(String name, String content) throws IOException {
    return TraceFile.of(TraceSamples.write(folder.resolve(name), content)).summarize();
  }

  @Test
  void dinLinesAreReadsWritesAndFetchesOfBytes() throws IOException {
    TraceSummary din =
        summary("a.din", "2 401000\n0 0x7fff1234 4\n1 7fff1238\n3 0\n4 0\n2 401fff\n");
    assertThat(din.format()).isEqualTo("din");
    assertThat(din.references()).isEqualTo(5);
    assertThat(din.reads()).isEqualTo(2);
    assertThat(din.writes()).isEqualTo(1);
    assertThat(din.fetches()).isEqualTo(2);
    assertThat(din.distinctPages()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5 0", "2", "x 10", "2 0x", "2 zz", "2 10000000000000", "20 10"})
  void malformedDinLineIsNamed(String line) throws IOException {
    Path file = TraceSamples.write(folder.resolve("a.din"), "2 401000\n" + line + "\n0 1\n");
    assertThatThrownBy(() -> TraceFile.of(file).summarize())
        .isInstanceOf(TraceException.class)
        .hasMessageStartingWith(file + ", line 2: expected ")
        .hasMessageEndingWith("found \"" + line + "\".");
  }

  @Test
  void csvColumnsAreFoundByName() throws IOException {
    TraceSummary csv =
        summary(
            "a.csv",
            "# made by hand\ntime,PID,Access,Page,count\n1,7,R,0x10,3\n2,8,write,17,\n\n3,7,\"I\",0x10,1\n"
                .replace("17,\n", "17,1\n"));
    assertThat(csv.format()).isEqualTo("csv");
    assertThat(csv.processes().stream().map(RecordedProcess::process)).containsExactly(7, 8);
    assertThat(csv.reads()).isEqualTo(3);
    assertThat(csv.writes()).isEqualTo(1);
    assertThat(csv.fetches()).isEqualTo(1);
    assertThat(csv.process(8).lowestPage()).isEqualTo(17);
  }

  /** 16 bytes from 8 below a boundary of pages touch both. */
  @Test
  void csvAddressesWithSizesTouchEachPage() throws IOException {
    TraceSummary csv = summary("b.csv", "address,size\n0x1ff8,16\n8192,1\n");
    assertThat(csv.references()).isEqualTo(3);
    assertThat(csv.distinctPages()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "R,0xg | page | a number from 0 to 68719476735 (hexadecimal with 0x), found \"0xg\"",
        "Q,1 | access | R, W or I, found \"Q\"",
        "R | page | a number from 0 to 68719476735 (hexadecimal with 0x), found \"\"",
        "R,-1 | page | a number from 0 to 68719476735 (hexadecimal with 0x), found \"-1\""
      })
  void malformedCsvRowIsNamed(String row, String column, String expected) throws IOException {
    Path file = TraceSamples.write(folder.resolve("a.csv"), "access,page\nR,1\n" + row + "\n");
    assertThatThrownBy(() -> TraceFile.of(file).summarize())
        .isInstanceOf(TraceException.class)
        .hasMessage(file + ", line 3, column " + column + ": expected " + expected + ".");
  }

  @Test
  void titlesWithoutAPlaceAreRefused() throws IOException {
    Path file = TraceSamples.write(folder.resolve("a.csv"), "time,kind\n1,R\n");
    assertThatThrownBy(() -> TraceFile.of(file).summarize())
        .hasMessageContaining("line 1: expected one column named page or address");
  }

  @Test
  void aTruncatedCsvIsASentence() throws IOException {
    byte[] whole =
        TraceSamples.compressed(
            Path.of("x.gz"), ("page\n" + "123\n45678\n".repeat(5_000)).getBytes("US-ASCII"));
    Path file = folder.resolve("a.csv.gz");
    Files.write(file, Arrays.copyOf(whole, whole.length - 20));
    assertThatThrownBy(() -> TraceFile.of(file).summarize())
        .isInstanceOf(TraceException.class)
        .hasMessageContaining("truncated or damaged");
  }

  @ParameterizedTest
  @CsvSource({"a.pages,R 0x,R 0x1", "a.din,0 ,0 1000", "a.procs,1 R ,1 R 0x1"})
  void someMalformedLinesAreLeftOut(String name, String bad, String good) throws IOException {
    String content = good + "\n" + bad + "\n" + good + "\n" + bad + "!\n" + good + "\n";
    Path file = TraceSamples.write(folder.resolve(name), content);
    BadLines two = new BadLines(2);
    TraceFile trace = TraceFile.of(file, two);
    assertThat(trace.summarize().references()).isEqualTo(3);
    assertThat(trace.summarize().references()).as("a second reading").isEqualTo(3);
    assertThat(two.skipped()).isEqualTo(2);
    assertThat(two.first()).startsWith(file + ", line 2: expected ");
    assertThatThrownBy(() -> TraceFile.of(file, new BadLines(1)).summarize())
        .hasMessageStartingWith(file + ", line 4: expected ");
  }

  @Test
  void textWrittenAndReadAgainIsTheSameTrace() throws IOException {
    Path packed = Path.of("..", "config", "traces", "mix-b.flt");
    TraceFile trace = TraceFile.of(packed);
    Path small = folder.resolve("part.flt");
    TracePacker.pack(trace, small, n -> {}, PackOptions.ALL.withWindow(100, 5_000));
    Path text = folder.resolve("part.procs.zst");
    assertThat(TraceText.write(TraceFile.of(small), text)).isEqualTo(5_000);
    assertThat(TraceFile.of(text).summarize().processes())
        .isEqualTo(TraceFile.of(small).summarize().processes());
  }
}
