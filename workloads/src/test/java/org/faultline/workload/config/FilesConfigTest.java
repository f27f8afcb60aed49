package org.faultline.workload.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.util.List;
import org.faultline.workload.config.MachineConfig.FileConfig;
import org.faultline.workload.program.ProgramParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a config says of files. */
class FilesConfigTest {
  private static final String TEXTBOOK = "paging.kind = textbook";

  @TempDir Path folder;

  @Test
  void filesHaveASizeAndTheirOwnDeviceOrThePagefiles() {
    String machine =
        "machine { devices { disk = hdd }, files { data { size = 1 GiB, device = disk },"
            + " \"log.txt\" { size = 0 B } } }";
    MachineConfig read = Loads.load(folder, Loads.with(machine)).config().machine();

    assertThat(read.files())
        .containsExactly(
            entry("data", new FileConfig(1 << 30, "disk")),
            entry("log.txt", new FileConfig(0, null)));
    assertThat(read.sized(read.layout(), 1, 4096, read.pagefile()).files()).isEqualTo(read.files());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "files { f {} }|'machine.files.f' lacks the key 'size'",
        "files { f { size = 17 TiB } }|'machine.files.f.size' is '17 TiB'",
        "files { f { size = 1 B, device = disk } }|but machine.devices is empty",
        "files { f { size = 1 B, device = dsk } }, devices { disk = hdd }|did you mean 'disk'?",
        "files { f { size = 1 B, devise = disk } }, devices { disk = hdd }|did you mean 'device'?",
        "files { \"a/b\" { size = 1 B } }|must have a name of one letter",
      })
  void aMistakeIsToldInASentence(String keys, String sentence) {
    assertThat(Loads.sentences(folder, Loads.with("machine { " + keys + " }")))
        .singleElement()
        .asString()
        .contains(sentence);
  }

  @Test
  void theTextbookMachineRefusesFiles() {
    assertThat(Loads.sentences(folder, Loads.with(TEXTBOOK, "machine.files { f { size = 1 B } }")))
        .singleElement()
        .asString()
        .endsWith("'machine.files' need paging.kind = windows: the textbook machine has no files");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CreateFileMapping|{ CreateFileMapping { size = 1 MiB } }",
        "OpenFileMapping|{ Repeat { times = 2, do = [ { OpenFileMapping { name = s } } ] } }",
        "VirtualAlloc2|{ VirtualAlloc2 { size = 4 KiB, type = MEM_RESERVE, protect = PAGE_NOACCESS } }",
      })
  void theTextbookMachineRefusesStepsOfSections(String name, String step) {
    String program = "\nprocesses { p { program = [ " + step + " ] } }\n";

    assertThat(sentences(program)).isEmpty();
    assertThat(sentences(TEXTBOOK + program))
        .singleElement()
        .asString()
        .endsWith(
            "'processes.p.program' has a step %s, which needs paging.kind = windows: the textbook"
                    .formatted(name)
                + " machine has no sections and files");
  }

  private List<String> sentences(String text) {
    Path file = Loads.write(folder, "w.conf", text);
    WorkloadLoader loader =
        new WorkloadLoader(Loads.HOME, Loads.POLICIES, ProgramParser.installed());
    return Loads.problems(() -> loader.load(file.toString(), List.of()));
  }
}
