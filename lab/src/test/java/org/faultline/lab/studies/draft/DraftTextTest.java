package org.faultline.lab.studies.draft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DraftTextTest {
  private static final long MIB = 1 << 20;
  private static final long SECOND_NANOS = 1_000_000_000L;

  private static AskedProcesses processes(String command) {
    return new AskedProcesses(command, 64 * MIB, 24 * MIB, 3, 1, 0);
  }

  private static String service(String command) {
    return new ServiceDraft(new ServiceDraft.Asked(processes(command), 40, 0)).text();
  }

  private static String batch(String command) {
    return new BatchDraft(new BatchDraft.Asked(processes(command), SECOND_NANOS, SECOND_NANOS))
        .text();
  }

  @Test
  void whatTheUserTypedStandsInTheFirstLineAsItIs() {
    String typed = "faultline new service -o \"a & b\"/<c>'s.conf";
    assertThat(service(typed)).startsWith("# " + typed + "\n#\n# A service of 3 processes.");
    assertThat(batch(typed)).startsWith("# " + typed + "\n#\n# Batch work of 3 processes.");
  }

  @Test
  void variablesOfTheWorkloadStayVariables() {
    for (String text : new String[] {service("s"), batch("b")}) {
      assertThat(text)
          .contains("size = ${vars.private}, type", "size = ${vars.touched}, pattern")
          .contains("  touched = ${vars.working-set}\n")
          .contains("  private = 64 MiB\n", "  working-set = 24 MiB\n");
    }
  }

  @Test
  void aDraftHasNoEmptyLineAndEndsWithALineFeed() {
    assertThat(service("s")).doesNotContain("\n\n").endsWith("  }\n}\n");
    assertThat(batch("b")).doesNotContain("\n\n").endsWith("  }\n}\n");
  }
}
