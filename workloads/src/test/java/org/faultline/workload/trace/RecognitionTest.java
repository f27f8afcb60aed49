package org.faultline.workload.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of "How a format is told" in docs/traces.md. */
class RecognitionTest {
  @TempDir Path folder;

  private static String lines(int count, IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
  }

  private static Arguments of(String what, String content, String expected) {
    return Arguments.of(what, content, expected);
  }

  private static String access(int i) {
    return i % 3 == 0 ? "W" : "R";
  }

  static Stream<Arguments> implausible() {
    return Stream.of(
        of(
            "words of 32-bit addresses",
            "R 0x0041f7a0\nR 0x0041f7a8\nW 0x0041fff0\nR 0x00420000\nR 0x0041f7a0\n",
            "line 1: 0x0041f7a0, 0x0041f7a8, 0x0041fff0 look like byte addresses"),
        of(
            "a walk by 4 bytes",
            lines(64, i -> "R 0x" + Integer.toHexString(0x8049000 + 4 * i)),
            "64 different numbers would be that many pages, but as addresses they lie in 1 of the pages of 4096 bytes"),
        of(
            "mostly aligned addresses among bytes of strings",
            lines(400, i -> "R 0x" + Integer.toHexString(0x804a000 + (i % 5 == 0 ? i : 8 * i))),
            "and most are multiples of 4"),
        of(
            "unaligned addresses that are padded",
            "I 0x00401001\nI 0x00401003\nI 0x00401007\nI 0x0040100d\n",
            "padded with zeros to 8 digits"),
        of(
            "64-bit addresses",
            "R 0x7ffd3b00e178\nW 0x7ffd3b00e181\n",
            "a page number is at most 0xfffffffff"),
        of(
            "64-bit addresses of the stack among small ones of the heap",
            lines(100, i -> i % 4 == 0 ? "R 0x7ffd3b00e17" + i % 8 : "R 0x" + (404010 + i)),
            "look like byte addresses"),
        of(
            "addresses in a mix",
            lines(30, i -> i % 2 + " R 0x" + Integer.toHexString(0x8049000 + 16 * i)),
            "--trace-format address-mix"),
        of(
            "a time before each reference",
            lines(6, i -> (100 + i) + " R 0x" + Integer.toHexString(0x401 + i % 3)),
            "the first column (100, 101, 102, 103, ...) would be read as process ids"),
        of(
            "a coarse time before each reference",
            lines(400, i -> i / 20 + " " + access(i) + " 0x" + Integer.toHexString(0x401 + i % 7)),
            "the 20 ids only ever grow"),
        of("time, id, size", "0 0 10\n1 1 10000000\n", "\"LRB and webcachesim\""),
        of(
            "time, id, size, small",
            "0 1 1\n0 2 1\n1 3 1\n2 1 1\n3 2 1\n",
            "\"LRB and webcachesim\""),
        of(
            "time, id, size, one second",
            "0 17 4096\n0 18 4096\n0 17 99\n",
            "\"LRB and webcachesim\""),
        of("time and id", "0 17\n1 18\n2 3\n3 9\n4 1\n", "it only ever grows, from 0 to 4"),
        of("numbers in rows", "4 1 2\n1 2 5\n1 2 3\n", "all addresses (1, ...) lie in page 0"),
        of("block, blocks, 0, number", "0 8 0 0\n4 1 0 1\n2 64 0 2\n", "\"ARC's .lis\""),
        of(
            "decimal addresses in din",
            lines(64, i -> i % 3 + " " + (4096 + 8 * (i * 7 % 64))).replaceAll("[a-f]", ""),
            "they look decimal"),
        of(
            "an access in a column op",
            "timestamp,address,op,size\n1,0x1000,W,8\n2,0x2000,W,8\n",
            "line 1: the column op (W) looks like the access, but would be ignored. Name it access"),
        of(
            "an access by values alone",
            "q,page\nr,1\nw,2\n",
            "the column q (r, w) looks like the access"),
        of("is_write", "address,Is_Write\n0x1000,0\n0x2000,1\n", "and write R, W or I in it"),
        of(
            "upper case, quoted",
            "\"ADDRESS\",\"RW\"\r\n\"0x1000\",\"READ\"\r\n",
            "the column rw (READ)"),
        of("a size of another name", "address,length\n0x1000,8192\n", "looks like the size"),
        of(
            "a process of another name",
            "page,process id\n1,7\n",
            "looks like the process, but would be ignored. Name it process"),
        of("two accesses", "access,op,page\nR,W,1\n", "access (R) and op (W) both claim"),
        of("two addresses", "address,vaddr\n0x1000,0x2000\n", "both claim to be the address"),
        of("a page beside the address", "address,vpn\n0x1000,1\n", "both claim to be the page"),
        of("two pages", "page,page\n1,2\n", "two columns are named page"),
        of("two processes", "pid,process,page\n1,2,3\n", "pid (1) and process (2) both claim"),
        of(
            "hexadecimal without 0x",
            "address\n401000\n401a00\n",
            "line 3: in the column address 401a00 is hexadecimal without 0x"),
        of(
            "padded with zeros",
            "address,access\n0000000000010000,R\n",
            "would be read as decimal. Write 0x0000000000010000 if it is hexadecimal"),
        of("padded page", "page\n0172327103\n", "is padded with zeros"),
        of("lost digits", "address,size\n1.07219e+10,8192\n", "has lost its last digits"),
        of(
            "addresses in the column page",
            "page,access\n" + lines(20, i -> (4194304 + 8 * i) + ",R"),
            "in the column page 4194304, 4194312, 4194320 look like byte addresses"),
        of(
            "a time in the column pid",
            "pid,page\n" + lines(9, i -> 1000 + i + "," + i % 2),
            "the column pid (1000, 1001, 1002, 1003, ...) would be read as process ids"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("implausible")
  void anImplausibleReadingIsRefusedAndTakenWhereItIsNamed(
      String what, String content, String expected) throws IOException {
    Path file = TraceSamples.write(folder.resolve("a.txt.gz"), content);
    assertThatThrownBy(() -> TraceFile.of(file, new BadLines(1_000)))
        .isInstanceOf(TraceException.class)
        .hasMessageStartingWith(file + ", line ")
        .hasMessageContaining(expected)
        .hasMessageMatching("[\\x20-\\x7e]+\\.");
    for (String name : TraceFile.formatNames()) {
      TraceFile named = TraceFile.of(file, ReadOptions.format(name));
      assertThat(named.format().name()).isEqualTo(name);
      assertThat(named.warnings()).isEmpty();
    }
  }

  static Stream<Arguments> plausible() {
    return Stream.of(
        of("page", "R 0x401a\nW 0x7ffd3b00e\nI 0x401b\n", "page"),
        of("few pages", "R 0x1\nR 0x2\nR 0x3\nR 0x4\n", "page"),
        of("a scan", lines(5_000, i -> "R 0x" + Integer.toHexString(i)), "page"),
        of("a scan far up", lines(5_000, i -> "W 0x" + Long.toHexString(0x7f0000000L + i)), "page"),
        of(
            "sparse pages, all multiples of 128",
            lines(5_000, i -> "R 0x" + Long.toHexString(400_000L * i)),
            "page"),
        of("padded small numbers", "R 0x0001\nR 0x0002\nR 0x0003\n", "page"),
        of("mix", lines(900, i -> i / 7 % 5 + " R 0x" + Integer.toHexString(i % 90)), "mix"),
        of("two processes, one after the other", "1 R 0x1\n1 R 0x2\n2 R 0x1\n", "mix"),
        of("din", "2 401ab70\n0 7fff1234\n1 7fff1238\n0 7fff1234\n", "din"),
        of("din with sizes", "2 401ab70 4\n0 0x7fff1234 8\n1 7fff1238 8\n", "din"),
        of("small din", "0 1000\n0 1004\n1 2000\n", "din"),
        of("lackey", "==7== Lackey\nI  0401ab70,3\n L 1fff000728,8\n", "lackey"),
        of("csv", "address,access\n0x7ffd3b00e188,W\n0x7ffd3b00e180,W\n", "csv"),
        of("csv, decimal", "page,access\n7,R\n0,R\n1,W\n", "csv"),
        of("csv with times", "time,PID,Access,Page,count\n1,7,R,0x10,3\n2,7,write,17,1\n", "csv"),
        of("csv with threads", "ts,tid,address,access,type\n1,7,0x1000,R,heap\n", "csv"),
        of("csv, trailing comma, quotes", "\"Address\",\"Access\",\r\n\"0x10\",\"R\",\r\n", "csv"),
        of("csv with a named process", "pid,process,page\n1,firefox,3\n", "csv"),
        of("a bad first line", "hello\nR 0x1\nR 0x2\nR 0x3\n", "page"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("plausible")
  void aPlausibleReadingIsTakenWithoutAWord(String what, String content, String format)
      throws IOException {
    TraceFile file = TraceFile.of(TraceSamples.write(folder.resolve("a.txt.zst"), content));
    assertThat(file.format().name()).isEqualTo(format);
    assertThat(file.warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ids that grow | 1 R 0x1;1 R 0x2;2 R 0x1;2 R 0x4;3 R 0x1;3 R 0x2;4 R 0x3;4 R 0x1 | the 4 ids only ever grow",
        "a largest number | address,size;2147483647,4096;2147483647,4096 | 2147483647 occurs more than once",
        "pages in a column address | address;1;2;3;4;0;6;7;9;12 | lie in page 0",
        "addresses of pages | R 0x401000;W 0x402000;R 0x7f0000 | all are multiples of 4096",
        "thousands | address;1000;2000;3000;5000;6000;7000;9000;10000 | end in 000 and are read as decimal"
      })
  void aDoubtfulReadingIsTakenWithAWarning(String what, String content, String expected)
      throws IOException {
    Path path = TraceSamples.write(folder.resolve("a"), content.replace(';', '\n'));
    TraceFile file = TraceFile.of(path);
    assertThat(file.warnings()).hasSize(1);
    assertThat(file.warnings().get(0)).startsWith(path + ", line ").contains(expected);
    assertThat(file.summarize().references()).isPositive();
  }

  @Test
  void byteAddressesAreReadWhereTheyAreNamed() throws IOException {
    String content = "R 0x10000ff8\nW 0x10001000\nR 0x10001ff0\n";
    Path file = TraceSamples.write(folder.resolve("a.txt"), content);
    TraceSummary named = TraceFile.of(file, ReadOptions.format("address")).summarize();
    assertThat(named.distinctPages()).isEqualTo(2);
    assertThat(named.process(0).lowestPage()).isEqualTo(0x10000);
    Path declared = TraceSamples.write(folder.resolve("b"), "# Format: address\n" + content);
    assertThat(TraceFile.of(declared).summarize().processes()).isEqualTo(named.processes());
    Path called = TraceSamples.write(folder.resolve("c.addresses.gz"), content);
    assertThat(TraceFile.of(called).summarize().processes()).isEqualTo(named.processes());
    Path mix = TraceSamples.write(folder.resolve("d"), "7 R 0x1ffffffff000\n8 R 0xfff\n");
    TraceSummary both = TraceFile.of(mix, ReadOptions.format("address-mix")).summarize();
    assertThat(both.process(7).lowestPage()).isEqualTo(0x1ffffffffL);
    assertThat(both.process(8).lowestPage()).isZero();
  }

  @Test
  void whatWeWriteIsReadAgainWhateverItLooksLike() throws IOException {
    Path strided =
        TraceSamples.write(
            folder.resolve("a"), "# format = page\n" + lines(99, i -> "R 0x" + (i % 10) + "00"));
    Path text = folder.resolve("b.pages");
    TraceText.write(TraceFile.of(strided), text);
    assertThat(TraceFile.of(text).summarize().processes())
        .isEqualTo(TraceFile.of(strided).summarize().processes());
  }

  @Test
  void aCommentThatNamesNoFormatIsOne() throws IOException {
    Path file =
        TraceSamples.write(folder.resolve("a"), "# format: pages of gcc\n# format: x\nR 0x1\n");
    assertThat(TraceFile.of(file).summarize().references()).isEqualTo(1);
  }

  @Test
  void aLogOfStraceIsSentToItsConversion() throws IOException {
    String log =
        "100 5.000 brk(NULL) = 0x10000\n[pid 101] mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, -1, 0) = 0x7f\n";
    Path file =
        TraceSamples.write(folder.resolve("a.strace.gz"), log + "100 6.1 +++ exited with 0 +++\n");
    assertThatThrownBy(() -> TraceFile.of(file))
        .hasMessageContaining(
            "is a log of strace, not a trace of references: faultline trace convert FILE NEW.conf");
  }

  @Test
  void anUnknownFormatNamesTheNearest() throws IOException {
    Path file = TraceSamples.write(folder.resolve("a"), "R 0x1\n");
    assertThatThrownBy(() -> TraceFile.of(file, ReadOptions.format("lacky")))
        .hasMessageStartingWith("There is no trace format 'lacky'; did you mean 'lackey'?")
        .hasMessageEndingWith("address, address-mix, csv, din, flt, lackey, mix, page.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "addr,access;0x1000,R | addr looks like it: name it address",
        "time,lba,op;1,8,R | lba looks like a place on a device",
        "# address,access;0x1000,R | the titles (address,access) are in a comment",
        "VAddr;0x1000 | vaddr looks like it: name it address",
        "0x1000,R;0x2000,W | need a first line of titles"
      })
  void titlesThatAreNotReadAreExplained(String content, String hint) throws IOException {
    for (String name : new String[] {"a", "a.csv"}) {
      Path file = TraceSamples.write(folder.resolve(name), content.replace(';', '\n'));
      assertThatThrownBy(() -> TraceFile.of(file).summarize()).hasMessageContaining(hint);
    }
  }

  @ParameterizedTest
  @CsvSource({"address;access;size,semicolons", "address\taccess,tabs"})
  void otherSeparatorsAreNamed(String titles, String what) throws IOException {
    for (String name : new String[] {"a.dat", "a.csv"}) {
      Path file = TraceSamples.write(folder.resolve(name), titles + "\n");
      assertThatThrownBy(() -> TraceFile.of(file).summarize())
          .hasMessageContaining("its columns are separated by " + what + ", not by commas");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a.pages,R 0x1,page",
    "a.procs.gz,7 R 0x1,mix",
    "a.din,2 401ab70,din",
    "a.csv,page,csv"
  })
  void aByteOrderMarkIsSkipped(String name, String line, String format) throws IOException {
    byte[] content = ("\ufeff" + line + "\r\n").getBytes(StandardCharsets.UTF_8);
    Path file = folder.resolve(name);
    Files.write(file, TraceSamples.compressed(file, content));
    TraceFile trace = TraceFile.of(file);
    assertThat(trace.format().name()).isEqualTo(format);
    assertThat(trace.summarize().references()).isEqualTo(format.equals("csv") ? 0 : 1);
  }

  @ParameterizedTest
  @CsvSource({"UTF-16,UTF-16", "UTF-16LE,UTF-16LE", "UTF-16BE,UTF-16BE"})
  void textOfTwoBytesIsRefusedWithItsConversion(String charset, String name) throws IOException {
    Path file = folder.resolve("a.pages");
    Files.write(file, "R 0x1\r\nR 0x2\r\n".getBytes(charset));
    for (ReadOptions options : new ReadOptions[] {ReadOptions.NONE, ReadOptions.format("page")}) {
      assertThatThrownBy(() -> TraceFile.of(file, options))
          .hasMessage(
              "%s is text in %s where UTF-8 was expected; iconv -f %s -t UTF-8 FILE > NEW converts it."
                  .formatted(file, name, name));
    }
  }

  @Test
  void noContentReachesTheTerminalAsACommand() throws IOException {
    String line = "R 0x1\u001b[2J\u009b1m\u0000\u00a0\u200b\ufeff!";
    Path file = folder.resolve("a.pages");
    Files.writeString(file, "R 0x1\nR 0x2\n" + line + "\n");
    assertThatThrownBy(() -> TraceFile.of(file).summarize())
        .hasMessageContaining("R 0x1\\x1b[2J\\u009b1m\\x00\\u00a0\\u200b\\ufeff!");
    Path packed = folder.resolve("a.flt");
    TracePacker.pack(
        TraceFile.of(TraceSamples.write(folder.resolve("b.pages"), "R 0x1\n")),
        packed,
        n -> {},
        PackOptions.ALL.withName("x\u001b[31mred"));
    assertThat(TraceInfo.lines(TraceFile.of(packed).summarize()).get(0))
        .startsWith("x\\x1b[31mred");
  }

  @Test
  void sizesInACsvReachOverManyPages() throws IOException {
    Path file =
        TraceSamples.write(
            folder.resolve("a.csv"), "address,access,size\n4095,Write,262146\n0,Read,1073741824\n");
    TraceSummary summary = TraceFile.of(file).summarize();
    assertThat(summary.writes()).isEqualTo(66);
    assertThat(summary.reads()).isEqualTo(262_144);
    for (String size : new String[] {"0", "1073741825", "-1", ""}) {
      Path bad = TraceSamples.write(folder.resolve("b.csv"), "address,size\n1," + size + "\n");
      assertThatThrownBy(() -> TraceFile.of(bad).summarize())
          .hasMessage(
              "%s, line 2, column size: expected a number of bytes from 1 to 1073741824 (hexadecimal with 0x), found \"%s\"."
                  .formatted(bad, size));
    }
  }
}
