package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.faultline.workload.trace.TraceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** What each command that reads a recording can be told about it. */
class TraceInputTest {
  /** A trace with one bad line; nine pages, so that a pattern can be fitted to it. */
  private static final String BAD =
      "R 0x1\nR 0x2\nbroken\nR 0x3\nR 0x4\nR 0x5\nR 0x6\nR 0x7\nR 0x8\nR 0x9\nR 0x1\n";

  private static final String ADDRESSES =
      "R 0x0041f7a0\nR 0x0041f7a8\nW 0x0041fff0\nR 0x00420000\n";

  @TempDir Path folder;

  private static Map<String, CommandSpec> commands() {
    Map<String, CommandSpec> all = new TreeMap<>();
    collect(new CommandLine(new Main()), all);
    return all;
  }

  private static void collect(CommandLine line, Map<String, CommandSpec> all) {
    all.put(line.getCommandSpec().qualifiedName(), line.getCommandSpec());
    line.getSubcommands().values().forEach(sub -> collect(sub, all));
  }

  /** Whether the command names a recording, by what its parameters and options say they are. */
  private static boolean reads(CommandSpec command) {
    List<ArgSpec> args = new ArrayList<>(command.positionalParameters());
    command.options().stream()
        .filter(option -> List.of("TRACE", "DIR").contains(option.paramLabel()))
        .forEach(args::add);
    return args.stream()
        .flatMap(arg -> Stream.of(arg.description()))
        .anyMatch(text -> text.matches("(?i).*\\b(traces?|recording)\\b.*"));
  }

  @Test
  void eachCommandThatReadsARecordingTakesItsFormatAndItsBadLines() {
    List<String> reading =
        commands().entrySet().stream()
            .filter(command -> reads(command.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    assertThat(reading)
        .containsExactly(
            "faultline faults",
            "faultline mrc",
            "faultline new",
            "faultline show",
            "faultline trace convert",
            "faultline trace info",
            "faultline trace pack",
            "faultline verify policies");
    for (String name : reading) {
      CommandSpec command = commands().get(name);
      assertThat(command.optionsMap())
          .as(name)
          .containsKeys("--skip-bad", "--trace-format", "--format");
      assertThat(String.join("", command.optionsMap().get("--trace-format").description()))
          .contains(TraceFile.formatNames());
    }
  }

  /** The arguments of each of those commands, as in docs/cli.md, for a trace called NAME. */
  private Object[] command(String text, String name) {
    return Stream.of(text.replace("NAME", folder.resolve(name).toString()).split(" ")).toArray();
  }

  private static final List<String> COMMANDS =
      List.of(
          "faults NAME.pages --policy lru --frames 2",
          "mrc NAME.pages",
          "show NAME.pages --policy lru",
          "trace info NAME.pages",
          "trace pack NAME.pages NAME.flt --force",
          "trace convert NAME.pages NAME.pages.gz --force",
          "new --from NAME.pages --out NAME.conf",
          "verify policies --reference NAME --traces NAME");

  private void write(String content) throws IOException {
    Files.writeString(folder.resolve("a.pages"), content);
    Path rows = Files.createDirectories(folder.resolve("a"));
    Files.writeString(rows.resolve("a.pages.gz"), content);
    Files.writeString(
        rows.resolve("a.json"),
        """
        [ { "trace": "a", "policy": "lru", "frames": 1, "references": REFERENCES, "distinctPages": PAGES, "faults": FAULTS } ]
        """
            .replace("REFERENCES", content.equals(BAD) ? "10" : "4")
            .replace("PAGES", content.equals(BAD) ? "9" : "2")
            .replace("FAULTS", content.equals(BAD) ? "10" : "2"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void badLinesAreLeftOutCountedAndSaid(int which) throws IOException {
    write(BAD);
    Faultline.Outcome refused = Faultline.run(command(COMMANDS.get(which), "a"));
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains(", line 3: expected \"R|W|I 0xPAGE\", found \"broken\"");
    Faultline.Outcome read = Faultline.run(command(COMMANDS.get(which) + " --skip-bad 1", "a"));
    assertThat(read.err()).contains("Left out malformed lines: 1; the first: ", ", line 3: ");
    assertThat(read.code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7})
  void aNamedFormatOverridesWhatIsRecognised(int which) throws IOException {
    write(ADDRESSES);
    Faultline.Outcome refused = Faultline.run(command(COMMANDS.get(which), "a"));
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("look like byte addresses", "--trace-format address");
    for (String option : List.of("--format", "--trace-format")) {
      String text = COMMANDS.get(which) + " " + option + " address";
      Faultline.Outcome read = Faultline.run(command(text, "a"));
      assertThat(read.err()).isEmpty();
      assertThat(read.code()).isZero();
      Faultline.Outcome wrong = Faultline.run(command(text.replaceFirst("ess$", "es"), "a"));
      assertThat(wrong.code()).isEqualTo(2);
      assertThat(wrong.err()).contains("is 'addres'; did you mean 'address'?", "lackey");
    }
  }

  @Test
  void whatIsShownAndHowItIsReadAreToldApart() throws IOException {
    write(ADDRESSES);
    Path file = folder.resolve("a.pages");
    Faultline.Outcome csv =
        Faultline.run("faults", file, "--format", "address", "--format", "csv", "--frames", 1);
    assertThat(csv.lines().get(0)).startsWith("trace,policy,frames");
    assertThat(csv.lines().get(1)).startsWith("a,fifo,1,4,2,2,");
    assertThat(Faultline.run("faults", file, "--format", "tabel").err())
        .contains("is 'tabel'; did you mean 'table'?");
  }

  @Test
  void aWorkloadNamesTheFormatAndTheBadLines() throws IOException {
    write(ADDRESSES);
    String text =
        """
        machine { layout = 64-bit }
        processes { p { program = [ { Trace { file = "a.pages" MORE } } ] } }
        """;
    Path conf = folder.resolve("a.conf");
    Files.writeString(conf, text.replace("MORE", ""));
    for (String command : List.of("check", "run")) {
      Faultline.Outcome refused = Faultline.run(command, conf);
      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.err())
          .contains("look like byte addresses", "format = address")
          .hasLineCount(1);
    }
    Files.writeString(conf, text.replace("MORE", ", format = adress"));
    assertThat(Faultline.run("check", conf).err())
        .contains("Trace.format' is 'adress'; did you mean 'address'?");
    Files.writeString(conf, text.replace("MORE", ", format = address, skip-bad = 1"));
    Files.writeString(folder.resolve("a.pages"), ADDRESSES + "broken\n");
    Faultline.Outcome run =
        Faultline.run("run", conf, "--out", folder.resolve("out"), "--no-report");
    assertThat(run.code()).isZero();
    assertThat(run.out()).doesNotContain("failed");
    assertThat(run.err()).contains("Left out malformed lines: 1; the first: ", ", line 5: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0172327103 | 2 | 0172327103 begins with 0: if the digits are pages that run together, put blanks between them (0 1 7 2 ...)",
        "1 02 3 7 | 2 | 02 begins with 0",
        "7012 | 0 | Warning: 7012 is a single reference, to page 7012.",
        "7 0 1 2 | 0 | ''",
        "10,20,0 | 0 | ''"
      })
  void digitsThatRunTogetherAreNotAPage(String string, int code, String sentence)
      throws IOException {
    Path file = Files.writeString(folder.resolve("string.txt"), "\ufeff" + string + "\r\n");
    for (Object given : List.of(string, file)) {
      Faultline.Outcome outcome = Faultline.run("show", given, "--policy", "fifo");
      assertThat(outcome.code()).isEqualTo(code);
      assertThat(outcome.err()).contains(sentence).hasLineCount(sentence.isEmpty() ? 0 : 1);
    }
    Faultline.Outcome faults = Faultline.run("faults", file);
    assertThat(faults.code()).isEqualTo(2);
    assertThat(faults.err()).contains("Numbers only").contains(code == 2 ? sentence : "");
  }

  @Test
  void aRecordingOfFewReferencesIsShown() throws IOException {
    write("R 0x7\nW 0x0\nR 0x1\n# end\n");
    assertThat(Faultline.run("show", folder.resolve("a.pages"), "--policy", "fifo").lines().get(1))
        .isEqualTo("page      7 0 1");
    write("R 0x7\n".repeat(201));
    assertThat(Faultline.run("show", folder.resolve("a.pages")).err())
        .contains("has more than 200 references");
    write("1 R 0x7\n2 R 0x7\n");
    assertThat(Faultline.run("show", folder.resolve("a.pages")).err()).contains("is a mix");
  }

  @Test
  void aConfigMayHaveAByteOrderMarkAndIsNoUtf16() throws IOException {
    String text = "processes { p { program = [ { Compute = 1 ms } ] } }\n";
    Path conf = Files.writeString(folder.resolve("a.conf"), "\ufeff" + text);
    assertThat(Faultline.run("check", conf).out()).contains("good, 1 process");
    Files.write(conf, text.getBytes(StandardCharsets.UTF_16LE));
    Faultline.Outcome wide = Faultline.run("check", conf);
    assertThat(wide.code()).isEqualTo(2);
    assertThat(wide.err()).contains("a.conf: is text in UTF-16LE", "iconv -f UTF-16LE");
  }
}
