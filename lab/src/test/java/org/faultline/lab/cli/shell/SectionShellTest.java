package org.faultline.lab.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.faultline.actors.session.MachineOptions;
import org.faultline.actors.session.MachineSession;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.workload.config.PagingConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sections, views, handles and files, as they are typed. */
class SectionShellTest {
  private static final String SECTION =
      "s = CreateFileMapping(INVALID_HANDLE_VALUE, TRUE, PAGE_READWRITE, 64K, \"shared\")";
  private static final String VIEW = "v = MapViewOfFile(s, FILE_MAP_READ | FILE_MAP_WRITE, 0, 0)";

  private final MachineSession machine = MachineSession.open(MachineOptions.DEFAULT);
  private final List<String> said = new ArrayList<>();
  private final Shell shell = new Shell(machine, said::add);

  @AfterEach
  void close() {
    machine.close();
  }

  private List<String> type(String... lines) {
    for (String line : lines) {
      said.clear();
      shell.execute(line);
    }
    return said;
  }

  @Test
  void whatOneProcessWritesAnotherReads() {
    assertThat(type(SECTION)).containsExactly("0x4");
    assertThat(type(VIEW)).containsExactly("0x10000, 64 KiB");
    type("write v 42", "process b", "s = OpenFileMapping(FILE_MAP_READ, FALSE, shared)");
    assertThat(type("w = MapViewOfFile(s, FILE_MAP_READ, 0, 4K, 0x30000000)"))
        .containsExactly("0x30000000, 4 KiB");
    assertThat(type("read w")).containsExactly("0x2a (42)");
    assertThat(type("QueryWorkingSetEx(w)")).containsExactly("PAGE_READONLY, share count 2");
    assertThat(type("UnmapViewOfFile(w)", "process a", "QueryWorkingSetEx(v)"))
        .containsExactly("PAGE_READWRITE, share count 1");
    assertThat(type("QueryWorkingSetEx(v+4K)"))
        .containsExactly("not in the working set, can be shared");
    assertThat(type("CreateFileMapping(INVALID_HANDLE_VALUE, FALSE, PAGE_READWRITE, 4K, shared)"))
        .containsExactly("0x8, ERROR_ALREADY_EXISTS (183)");
  }

  @Test
  void theMapShowsViews() {
    type(SECTION, VIEW, "write v+4K 1");
    assertThat(type("map"))
        .contains("0x00000000010000  view          64 KiB  PAGE_READWRITE  .W..............");
  }

  @Test
  void aChildKnowsTheHandlesThatItInheritsByTheirNames() {
    type(
        SECTION,
        VIEW,
        "write v 7",
        "t = CreateFileMapping(INVALID_HANDLE_VALUE, FALSE, PAGE_READWRITE, 64K)");
    assertThat(type("child k", "names")).containsExactly("s = 0x4");
    assertThat(type(VIEW, "read v")).containsExactly("0x7 (7)");
    assertThatThrownBy(() -> type("child a"))
        .hasMessage("process a already exists; close it first");
  }

  @Test
  void aHandleThatIsDuplicatedIsNamedInTheProcessThatGetsIt() {
    type("process b", "process a", SECTION, VIEW, "write v 9");
    assertThat(type("d = DuplicateHandle(s, b, FILE_MAP_READ, FALSE, DUPLICATE_CLOSE_SOURCE)"))
        .containsExactly("0x4");
    assertThat(type("CloseHandle(s)")).containsExactly("failed: ERROR_INVALID_HANDLE (6)");
    assertThatThrownBy(() -> type("CloseHandle(d)"))
        .hasMessageStartingWith("no address is named 'd'");
    type("process b");
    assertThat(type("MapViewOfFile(d, FILE_MAP_WRITE, 0, 0)"))
        .containsExactly("failed: ERROR_ACCESS_DENIED (5)");
    assertThat(type("v = MapViewOfFile(d, FILE_MAP_READ, 0, 0)", "read v"))
        .containsExactly("0x9 (9)");
  }

  @Test
  void filesAreReadAndWritten() {
    assertThat(type("f = CreateFile(log, GENERIC_READ | GENERIC_WRITE, NULL, CREATE_NEW)"))
        .containsExactly("0x4");
    assertThat(type("WriteFile(f, 0x11223344, 4, 4094)")).containsExactly("ok");
    assertThat(type("ReadFile(f, 16, 4092)")).containsExactly("6 bytes: 00 00 44 33 22 11");
    assertThat(type("ReadFile(f, 100, 0)").get(0)).startsWith("100 bytes: 00 ").endsWith(" ...");
    assertThat(type("GetFileSize(f)")).containsExactly("4.00 KiB (4,098 B)");
    type("m = CreateFileMapping(f, NULL, PAGE_READWRITE, 0)");
    assertThat(type("l = MapViewOfFile(m, FILE_MAP_ALL_ACCESS, 0, 0)", "read l+4094"))
        .containsExactly("0x11223344 (287454020)");
    assertThat(type("SetEndOfFile(f, 3)")).containsExactly("failed: ERROR_USER_MAPPED_FILE (1224)");
    assertThat(type("FlushViewOfFile(l, 0)", "UnmapViewOfFile(l)", "CloseHandle(m)"))
        .containsExactly("ok");
    assertThat(type("SetEndOfFile(f, 3)", "GetFileSize(f)")).containsExactly("3 B");
    assertThat(type("CloseHandle(f)", "DeleteFile(log)")).containsExactly("ok");
    assertThat(type("CreateFile(log, GENERIC_READ, NULL, OPEN_EXISTING)"))
        .containsExactly("failed: ERROR_FILE_NOT_FOUND (2)");
  }

  @Test
  void aViewReplacesAPlaceholder() {
    type(
        SECTION,
        "h = VirtualAlloc2(NULL, 256K, MEM_RESERVE | MEM_RESERVE_PLACEHOLDER, PAGE_NOACCESS)",
        "VirtualFree(h, 64K, MEM_RELEASE | MEM_PRESERVE_PLACEHOLDER)");
    assertThat(type("MapViewOfFile3(s, h, 0, 64K, MEM_REPLACE_PLACEHOLDER, PAGE_READWRITE)"))
        .containsExactly("0x10000, 64 KiB");
    assertThat(type("UnmapViewOfFileEx(h, MEM_PRESERVE_PLACEHOLDER)")).containsExactly("ok");
    assertThat(type("query h").get(2)).isEqualTo("state       MEM_RESERVE");
  }

  @Test
  void theTextbookMachineHasNoSections() {
    MachineOptions textbook = MachineOptions.DEFAULT.withPaging(PagingConfig.Kind.TEXTBOOK);
    try (MachineSession other = MachineSession.open(textbook)) {
      Shell there = new Shell(other, said::add);
      there.execute(SECTION);
      assertThat(said).containsExactly("failed: ERROR_NOT_SUPPORTED (50)");
      assertThatThrownBy(() -> there.execute("child b"))
          .isInstanceOf(UserMistake.class)
          .hasMessageEndingWith("ERROR_NOT_SUPPORTED");
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "CreateFile(log) | CreateFile has 1 arguments here; it is CreateFile(name, access, inherit, disposition)",
        "CreateFile(log, GENERIC_REED, NULL, OPEN_EXISTING) | unknown constant 'GENERIC_REED'; did you mean 'GENERIC_READ'?",
        "CloseHandle(q) | no address is named 'q'",
        "x = CloseHandle(4) | CloseHandle returns no address that 'x' could name",
        "WriteFile(4, 1, 9, 0) | an access has 1 to 8 bytes, not 9",
        "ReadFile(4, 1G, 0) | a call moves 0 to 1048576 bytes, not 1073741824",
        "DeleteFile(\"\") | the name of a file or a section is empty",
        "DuplicateHandle(4, z, 0, FALSE, 0) | no process is named 'z'; did you mean 'a'?",
        "child | child has 0 arguments here; it is child NAME",
      })
  void aLineThatCannotBeDoneIsAnsweredByASentence(String line, String sentence) {
    assertThatThrownBy(() -> type(line)).isInstanceOf(UserMistake.class).hasMessage(sentence);
  }

  @Test
  void theTranscriptOfTheDocsIsWhatTheShellSays() throws IOException {
    DocsTranscript transcript = DocsTranscript.beginningWith("a> s = ");
    assertThat(transcript.typedAgain(shell, this::type)).isEqualTo(transcript.text());
  }
}
