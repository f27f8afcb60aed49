package org.faultline.lab.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.faultline.actors.session.MachineOptions;
import org.faultline.actors.session.MachineSession;
import org.faultline.lab.results.output.UserMistake;
import org.jline.reader.Candidate;
import org.jline.reader.impl.DefaultParser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellTest {
  private final MachineSession machine =
      MachineSession.open(MachineOptions.DEFAULT.withRam(16 << 12));
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
  void callsAreTypedAsInC() {
    assertThat(type("heap = VirtualAlloc(NULL, 64K, MEM_RESERVE, PAGE_NOACCESS)"))
        .containsExactly("0x10000");
    assertThat(type("VirtualAlloc(heap + 0x1000, 8 KiB, MEM_COMMIT, PAGE_READWRITE);"))
        .containsExactly("0x11000");
    assertThat(type("VirtualProtect(heap+4K, 4K, PAGE_READONLY | PAGE_GUARD)"))
        .containsExactly("ok, was PAGE_READWRITE");
    assertThat(type("VirtualProtect(heap+4K, 4K, PAGE_READONLY, NULL)"))
        .containsExactly("failed: ERROR_NOACCESS (998)");
    assertThat(type("VirtualLock(heap+4K, 1)"))
        .containsExactly("failed: STATUS_GUARD_PAGE_VIOLATION (0x80000001)");
    assertThat(type("query heap+4K"))
        .containsExactly(
            "base        0x11000",
            "size        4 KiB",
            "state       MEM_COMMIT",
            "protect     PAGE_READONLY",
            "type        MEM_PRIVATE",
            "allocation  0x10000, PAGE_NOACCESS");
  }

  @Test
  void dataIsReadAndWritten() {
    type("a = VirtualAlloc(0x30000000, 4K, 0x3000, PAGE_READWRITE)");
    assertThat(type("write a 0x1ff 2", "read a 1")).containsExactly("0xff (255)");
    assertThat(type("read a+4K")).containsExactly("EXCEPTION_ACCESS_VIOLATION: read at 0x30001000");
    assertThat(type("execute a"))
        .containsExactly("EXCEPTION_ACCESS_VIOLATION: execute at 0x30000000");
  }

  @Test
  void aMapShowsWhatIsFreeReservedAndCommittedAndWhereEachPageIs() {
    type(
        "a = VirtualAlloc(0x30000000, 12K, MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE)",
        "b = VirtualAlloc(0x30010000, 16K, MEM_RESERVE, PAGE_READONLY)",
        "write a 1",
        "VirtualLock(a+4K, 4K)");
    assertThat(type("map"))
        .containsExactly(
            "0x00000000000000  free         768 MiB",
            "0x00000030000000  committed     12 KiB  PAGE_READWRITE  WL.",
            "0x00000030003000  free          52 KiB",
            "0x00000030010000  reserved      16 KiB  (PAGE_READONLY)",
            "0x00000030014000  free        1.25 GiB",
            "0x0000007ffe0000  committed      4 KiB  PAGE_READONLY  K",
            "0x0000007ffe1000  free      128.00 TiB",
            "0x007ffffffe0000  reserved      64 KiB  (PAGE_NOACCESS)",
            "L locked, W in the working set, S standby, M modified, T in transition, P in the pagefile,"
                + " K held by the system, . not touched yet");
    type("VirtualUnlock(a+8K, 4K)", "EmptyWorkingSet()");
    assertThat(type("map").get(1)).as("the page written is modified").endsWith("  ML.");
  }

  @Test
  void processesHaveAddressSpacesAndNamesOfTheirOwn() {
    type("h = VirtualAlloc(0x30000000, 4K, 0x3000, PAGE_READWRITE)", "write h 5");
    assertThat(shell.prompt()).isEqualTo("a> ");
    type("process b");
    assertThat(shell.prompt()).isEqualTo("b> ");
    assertThatThrownBy(() -> type("read h")).hasMessage("no address is named 'h'");
    assertThat(type("read 0x30000000")).first().asString().startsWith("EXCEPTION");
    assertThat(type("process a", "read h")).containsExactly("0x5 (5)");
    assertThat(type("processes")).startsWith("* a", "  b");
    assertThat(type("close")).containsExactly("process a has ended: it has exited");
    assertThatThrownBy(() -> type("read h"))
        .isInstanceOf(UserMistake.class)
        .hasMessage("process a has ended: it has exited");
    assertThat(type("process a", "read 0x30000000"))
        .as("a new one of that name")
        .containsExactly("EXCEPTION_ACCESS_VIOLATION: read at 0x30000000");
  }

  @Test
  void theCallsThatTellOfMemoryAreShown() {
    type("a = VirtualAlloc(0x30000000, 8K, 0x203000, PAGE_READWRITE)", "write a+4K 1");
    assertThat(type("GetWriteWatch(0, a, 8K)")).containsExactly("1 page written", "  0x30001000");
    assertThat(type("QueryWorkingSet()"))
        .containsExactly("1 page resident", "  0x30001000 PAGE_READWRITE");
    assertThat(type("GetProcessMemoryInfo()"))
        .containsExactly(
            "page faults   5",
            "working set   20 KiB, peak 20 KiB",
            "private bytes 24 KiB, peak 24 KiB   Task Manager: Commit size");
    assertThat(type("GlobalMemoryStatusEx()"))
        .first()
        .isEqualTo("memory    64 KiB, 44 KiB available, load 31 %");
    assertThat(type("SetProcessWorkingSetSize(-1, -1)", "QueryWorkingSet()"))
        .containsExactly("0 pages resident");
    assertThat(type("s = CreateStack(64K, 4K)")).containsExactly("0x10000");
    assertThat(type("write s + 56K 1")).as("the guard page").containsExactly("ok");
    assertThat(type("sleep 10 ms").get(0)).startsWith("virtual time 10");
  }

  /** 5 GiB and a page of tables more each time: two decimals of a GiB would show no change. */
  @Test
  void sizesThatDifferByAPageAreShownDifferently() {
    type("big = VirtualAlloc(0x100000000, 5G, MEM_RESERVE, PAGE_READWRITE)");
    Set<String> shown = new HashSet<>();
    for (int page = 0; page < 4; page++) {
      type("VirtualAlloc(big + " + 4 * page + "K, 4K, MEM_COMMIT, PAGE_READWRITE)");
      shown.add(type("GetProcessMemoryInfo()").get(2));
      shown.add(type("query big").get(1));
      shown.add(type("query big + " + 4 * (page + 1) + "K").get(1));
      shown.add(
          type("map").stream().filter(line -> line.contains("(PAGE_READWRITE)")).findAny().get());
    }
    assertThat(shown).hasSize(16);
    assertThat(ResultText.exact(5L << 28)).isEqualTo("1.25 GiB");
    assertThat(ResultText.exact((5L << 28) + 4096)).isEqualTo("1.25 GiB (1,342,181,376 B)");
    assertThat(ResultText.exact((5L << 28) - 4096)).isEqualTo("1.25 GiB (1,342,173,184 B)");
    assertThat(ResultText.exact(1536)).isEqualTo("1.50 KiB");
    assertThat(ResultText.exact(0)).isEqualTo("0 B");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "raed 1 | unknown command 'raed'; did you mean 'read'?",
        "xyzzyx | unknown command 'xyzzyx'; type help for a list",
        "VirtualAlloc 1 | the arguments of VirtualAlloc stand in parentheses: VirtualAlloc(address, size, type, protect)",
        "VirtualAloc(1) | unknown call 'VirtualAloc'; did you mean 'VirtualAlloc'?",
        "VirtualLock(1) | VirtualLock has 1 arguments here; it is VirtualLock(address, size)",
        "VirtualLock(1, 2, 3) | VirtualLock has 3 arguments here; it is VirtualLock(address, size)",
        "VirtualFree(NULL, 0, MEM_RELEAS) | unknown constant 'MEM_RELEAS'; did you mean 'MEM_RELEASE'?",
        "VirtualLock(heap, 1) | no address is named 'heap'",
        "VirtualLock(1, many) | 'many' is not a number such as 4096, 0x1000, 64K or 1 MiB",
        "VirtualLock(1, 99999999T) | '99999999T' needs more than 64 bits",
        "x = VirtualLock(1, 1) | VirtualLock returns no address that 'x' could name",
        "read | read has 0 arguments here; it is read ADDRESS [WIDTH]",
        "read 1 9 | an access has 1 to 8 bytes, not 9",
        "process 1b | '1b' is not a name such as b or web_1",
        "close z | no process is named 'z'; did you mean 'a'?",
        "sleep soon | 'soon' is not a time such as 10 ms or 1 s",
        "help VirtualLok | unknown command 'VirtualLok'; did you mean 'VirtualLock'?",
      })
  void aLineThatCannotBeDoneIsAnsweredByASentence(String line, String sentence) {
    assertThatThrownBy(() -> type(line)).isInstanceOf(UserMistake.class).hasMessage(sentence);
  }

  @Test
  void theTranscriptOfTheDocsIsWhatTheShellSays() throws IOException {
    DocsTranscript transcript = DocsTranscript.beginningWith("");
    assertThat(transcript.typedAgain(shell, this::type)).isEqualTo(transcript.text());
  }

  @Test
  void helpTellsAboutEveryCallAndCommand() {
    assertThat(type("help")).hasSizeGreaterThan(Win32Call.values().length);
    for (String word : shell.beginnings()) {
      assertThat(type("help " + word)).singleElement().asString().startsWith(word);
    }
  }

  @Test
  void completionKnowsCallsConstantsAndNames() {
    type("heap = VirtualAlloc(NULL, 4K, MEM_RESERVE, PAGE_NOACCESS)");
    assertThat(complete("Virt")).contains("VirtualAlloc", "VirtualQuery", "map");
    assertThat(complete("b = Virt")).contains("VirtualAlloc");
    assertThat(complete("VirtualFree(heap, 0, MEM_REL"))
        .anyMatch(word -> word.endsWith("MEM_RELEASE"));
    assertThat(complete("read he")).contains("heap");
  }

  private List<String> complete(String typed) {
    List<Candidate> candidates = new ArrayList<>();
    new ShellCompleter(shell)
        .complete(null, new DefaultParser().parse(typed, typed.length()), candidates);
    return candidates.stream().map(Candidate::value).toList();
  }
}
