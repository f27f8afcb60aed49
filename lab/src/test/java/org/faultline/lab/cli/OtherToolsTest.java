package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.lab.results.json.Json;
import org.faultline.workload.recognition.ForeignFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The lines of "Recordings of other tools" in docs/traces.md, done by the shell. */
class OtherToolsTest {
  private static final String DOCUMENT = "docs/traces.md";

  @TempDir Path folder;

  /** A recording, and what is to come of it: one expectation for each line of its section. */
  private record Recording(ForeignFormat format, String content, List<Expected> expected) {
    @Override
    public String toString() {
      return format.title();
    }
  }

  private record Expected(long references, long writes, long pages, long lowest, long processes) {}

  private static Recording of(ForeignFormat format, String content, Expected... expected) {
    return new Recording(format, content, List.of(expected));
  }

  private static Expected gives(long references, long writes, long pages, long lowest, int of) {
    return new Expected(references, writes, pages, lowest, of);
  }

  static Stream<Recording> recordings() {
    return Stream.of(
        of(
            ForeignFormat.SPC,
            "0,20941264,8192,W,0.551706\n0,20939840,8192,W,0.554041\n1,3072,512,r,0.611\n2,8,0,r,0.7\n",
            gives(5, 4, 5, 3072L * 512 / 4096, 2)),
        of(
            ForeignFormat.MSR,
            "128166372003061629,hm,1,Read,383496192,32768,413\n128166372016382155,hm,1,Write,20480,8192,1\n",
            gives(10, 2, 10, 5, 1)),
        of(
            ForeignFormat.ORACLE_GENERAL,
            "time,obj_id,obj_size,next_access_vtime\n1,9955335433158461871,4096,3\n1,77,512,-2\n2,9955335433158461871,4096,-2\n",
            gives(3, 0, 2, 0, 1)),
        of(
            ForeignFormat.PINATRACE,
            "0x7f205266c2b3: W 0x7ffd3b00e188\n0x7f205266d054: W 0x7ffd3b00e180\n0x7f205266d058: R 0x7ffd3b00d178\n#eof\n",
            gives(3, 2, 2, 0x7ffd3b00dL, 1)),
        of(
            ForeignFormat.MEMSIM,
            "0041f7a0 R\n13f5e2c0 R\n31348900 W\n0041f7a8 R\n",
            gives(4, 1, 3, 0x41f, 1)),
        of(
            ForeignFormat.DRMEMTRACE,
            """
            Output format:
            <--record#-> <--instr#->: <---tid---> <record details>
            ------------------------------------------------------------
                       1           0:     2765542 <marker: version 4>
                   47444       37769:     2765543 ifetch       6 byte(s) @ 0x0000000000404a78 0f 84 5b 01 00 00    jz     $0x0000000000404bd9 (untaken)
                   47446       37770:     2765543 read         8 byte(s) @ 0x00007ffe27fd0ffc by PC 0x0000000000404a7e
                   47447       37771:     2765543 write        8 byte(s) @ 0x00007ffe27fd0008 by PC 0x0000000000404a83
            """,
            gives(4, 1, 3, 0x404, 1)),
        of(
            ForeignFormat.DINERO_IV,
            "r 401ab70 4\nw 7fff1234 8\ni 401ab74 4\n",
            gives(3, 1, 2, 0x401a, 1)),
        of(
            ForeignFormat.ACCESSES,
            "R 0041f7a0\nw 0x0041fff8 16\nr 00420000\nreadi 0x04000BE0 2\n",
            gives(5, 2, 3, 0x41f, 1)),
        of(
            ForeignFormat.PERF_SCRIPT,
            " 4711 cpu/mem-loads,ldlat=30/P:     7ffd3b00e178\n 4711 cpu/mem-stores/P:     55d2c0a01010\n 4712 cpu/mem-loads,ldlat=30/P:                0\n",
            gives(2, 1, 2, 0x55d2c0a01L, 1)),
        of(
            ForeignFormat.DAMO,
            """
            base_time_absolute: 8 m 59.809 s

            monitoring_start:                0 ns
            monitoring_end:            104.599 ms
            monitoring_duration:       104.599 ms
            target_id: 18446623438842320000
            nr_regions: 3
            563ebaa00000-563ebaa08000(  32.000 KiB):        1
            7f938d7e1000-7f938ddfc000(   6.105 MiB):        0
            7f9390000000-7f93d0001000(   1.000 GiB):        2
            """,
            gives(8 + 262_145, 0, 8 + 262_145, 0x563ebaa00L, 1)),
        of(
            ForeignFormat.VMMAP,
            """
            "Address","Type","Size","Committed","Private","Total WS","Private WS","Shareable WS","Shared WS","Locked WS","Blocks","Protection","Details",
            "0000000000010000","Heap (Shareable)","64","64","","4","","4","4","","1","Read/Write",""
            "0000000000970000","Heap (Private Data)","1,024","1,020","1,020","1,004","1,004","","","","2","Read/Write","Heap ID: 1"
            "0000000000a70000","Private Data","1,024","","","","","","","","1","Reserved",""
            """,
            gives(16 + 255, 0, 16 + 255, 0x10, 1)),
        of(
            ForeignFormat.ARC,
            "9000000000 8 0 0\n4 1 0 1\n9000000000 64 0 2\n",
            gives(73, 0, 65, 4, 1),
            gives(1 + 1 + 8, 0, 9, 0, 1)),
        of(
            ForeignFormat.LRB,
            "0 1 1\n0 2 1\n1 3 1\n2 1 1\n3 18446744073709551615 1\n4 10 1\n"
                .replace("18446744073709551615", "999999999999999"),
            gives(6, 0, 5, 0, 1)),
        of(ForeignFormat.NUMBERS, "7, 0, 1, 2\n0 3 0x4\n*\n", gives(7, 0, 6, 0, 1)));
  }

  private static List<String> lines(ForeignFormat format) throws IOException {
    String text = Files.readString(Path.of("..", DOCUMENT.split("/")));
    String heading = "\n### " + format.title() + "\n";
    assertThat(text).contains(heading);
    String section = text.substring(text.indexOf(heading) + heading.length());
    section = section.substring(0, section.indexOf("\n#"));
    List<String> lines = new ArrayList<>();
    String[] parts = section.split("```");
    for (int i = 1; i < parts.length; i += 2) {
      assertThat(parts[i]).startsWith("sh\n");
      lines.add(parts[i].substring(3).strip());
    }
    return lines;
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void itsLineOfShellMakesARecordingOfIt(Recording recording) throws Exception {
    List<String> lines = lines(recording.format());
    assertThat(lines).hasSameSizeAs(recording.expected());
    for (int i = 0; i < lines.size(); i++) {
      String[] words = lines.get(i).split(" ");
      Path in = folder.resolve(words[words.length - 3]);
      Path out = folder.resolve(words[words.length - 1]);
      Files.writeString(in, recording.content());
      refusedWithAWayOut(recording.format(), in);
      shell(lines.get(i));
      readAs(recording.expected().get(i), out);
    }
  }

  private static void refusedWithAWayOut(ForeignFormat format, Path in) {
    Faultline.Outcome refused = Faultline.run("trace", "info", in);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .startsWith(in + ", line ")
        .contains("this looks like \"" + format.title() + "\"", DOCUMENT)
        .hasLineCount(1);
  }

  private void shell(String line) throws IOException, InterruptedException {
    Process shell =
        new ProcessBuilder("sh", "-c", line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).as(said).isZero();
    assertThat(said).isEmpty();
  }

  private static void readAs(Expected expected, Path out) throws IOException {
    Faultline.Outcome info = Faultline.run("trace", "info", out, "--format", "json");
    assertThat(info.err()).isEmpty();
    JsonNode trace = Json.parse(info.out());
    long lowest = Long.MAX_VALUE;
    for (JsonNode process : trace.path("processes")) {
      lowest = Math.min(lowest, process.path("lowestPage").asLong());
    }
    assertThat(
            new Expected(
                trace.path("references").asLong(),
                trace.path("writes").asLong(),
                trace.path("distinctPages").asLong(),
                lowest,
                trace.path("processes").size()))
        .isEqualTo(expected);
  }

  @Test
  void eachFormatOfAnotherToolIsTried() {
    assertThat(recordings().map(Recording::format))
        .containsExactlyInAnyOrderElementsOf(Arrays.asList(ForeignFormat.values()));
  }
}
