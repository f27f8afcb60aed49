package org.faultline.workload.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.faultline.memory.address.PageReference;
import org.faultline.workload.recognition.Sample;
import org.faultline.workload.strace.StraceFile;
import org.junit.jupiter.api.Test;

class DocumentedLimitsTest {
  @Test
  void theTableOfLimitsSaysWhatHolds() throws IOException {
    String text = Files.readString(Path.of("..", "docs", "traces.md"));
    String section = text.substring(text.indexOf("## Limits"));
    section = section.substring(0, section.indexOf("\n## "));
    Map<String, Long> documented = new LinkedHashMap<>();
    for (String line : section.lines().filter(line -> line.matches("\\|.*\\| \\d+ \\|")).toList()) {
      String[] cells = line.split("\\|");
      documented.put(cells[1].strip(), Long.parseLong(cells[2].strip()));
    }
    assertThat(documented.values())
        .containsExactly(
            (long) LineReader.BUFFER_BYTES,
            PageReference.MAXIMUM_PAGE,
            AccessLineReader.HIGHEST,
            (long) Integer.MAX_VALUE,
            (long) TraceCounter.MAXIMUM_PROCESSES,
            (long) AccessLineReader.MAXIMUM_SIZE,
            (long) CsvColumns.MAXIMUM_SIZE,
            (long) CsvTraceReader.MAXIMUM_COUNT,
            (long) PageSet.MAXIMUM_GROUPS,
            (long) RecordedProcess.MAXIMUM_RANGES,
            (long) Sample.LINES,
            (long) Sample.BYTES,
            (long) StraceFile.MAXIMUM_CALLS,
            (long) StraceFile.MAXIMUM_PROCESSES);
  }
}
