package org.faultline.actors.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.faultline.actors.run.RunResult;
import org.faultline.memory.address.AllocationType;
import org.faultline.memory.address.Protection;
import org.faultline.workload.program.CallResult;
import org.faultline.workload.program.SystemCall.VirtualAlloc;
import org.junit.jupiter.api.Test;

/** The example of docs/win32.md runs, and is the one that stands there. */
class DocumentedExampleTest {
  private static final int BOTH = AllocationType.MEM_RESERVE | AllocationType.MEM_COMMIT;
  private static final int READWRITE = Protection.PAGE_READWRITE;

  @Test
  void itRuns() {
    // example begins
    try (MachineSession machine = MachineSession.open(MachineOptions.DEFAULT)) {
      ProcessSession process = machine.openProcess("a");
      CallResult allocated = process.call(new VirtualAlloc(0, 0x1_0000, BOTH, READWRITE));
      long heap = allocated.value();
      process.write(heap, 4, 42);
      assertThat(process.read(heap, 4).value()).isEqualTo(42);

      CallResult denied = process.read(heap + 0x1_0000, 1);
      assertThat(denied.fault().exception()).isEqualTo("EXCEPTION_ACCESS_VIOLATION");
      assertThat(denied.fault().address()).isEqualTo(heap + 0x1_0000);

      process.close();
      RunResult run = machine.end();
      assertThat(run.identitiesHold()).isTrue();
    }
    // example ends
  }

  @Test
  void itStandsInTheDocs() throws IOException {
    String source =
        Files.readString(
            Path.of("src/test/java", getClass().getName().replace('.', '/') + ".java"));
    int begin = source.indexOf("// example begins\n") + "// example begins\n".length();
    String example = source.substring(begin, source.indexOf("// example ends")).stripIndent();
    String docs = Files.readString(Path.of("..", "docs", "win32.md"));
    assertThat(docs).contains("```java\n" + example.stripTrailing() + "\n```");
  }
}
