package org.faultline.workload.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixScheduleTest {
  @TempDir Path folder;

  @Test
  void turnsSayWhoRunsAndForHowManyReferences() throws IOException {
    Path text =
        TraceSamples.write(
            folder.resolve("a"), "7 R 0x1\n7 R 0x1\n300 W 0x1\n7 I 0x2\n7 R 0x3\n7 R 0x3\n");
    Path packed = folder.resolve("a.flt");
    TracePacker.pack(text, packed, n -> {}, PackOptions.ALL);
    for (Path file : new Path[] {text, packed}) {
      assertThat(turns(file)).containsExactly("7 x2", "300 x1", "7 x3");
    }
  }

  @Test
  void traceOfOneProcessIsOneTurnOfProcessZero() throws IOException {
    Path text = TraceSamples.write(folder.resolve("a"), "R 0x1\nW 0x2\n");
    Path packed = folder.resolve("a.flt");
    TracePacker.pack(text, packed, n -> {}, PackOptions.ALL);
    assertThat(turns(text)).containsExactly("0 x2");
    assertThat(turns(packed)).containsExactly("0 x2");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void turnsAddUpToEachProcess(long seed) throws IOException {
    TraceSamples.Sample sample = TraceSamples.single(seed, 200_000, 4);
    for (int i = 0; i < sample.processes().length; i++) {
      sample.processes()[i] = seed == 1 ? 1 + i % 2 : sample.processes()[i];
    }
    Path text = TraceSamples.write(folder.resolve("a.zst"), TraceSamples.text(sample, true));
    Path packed = folder.resolve("a.flt");
    TraceSummary summary = TracePacker.pack(text, packed, n -> {}, PackOptions.ALL.withLevel(1));
    List<String> turns = turns(packed);
    assertThat(turns).as("seed %d", seed).isEqualTo(turns(text));
    for (RecordedProcess process : summary.processes()) {
      long sum =
          turns.stream()
              .filter(turn -> turn.startsWith(process.process() + " x"))
              .mapToLong(turn -> Long.parseLong(turn.substring(turn.indexOf('x') + 1)))
              .sum();
      assertThat(sum).as("process %s, seed %d", process, seed).isEqualTo(process.references());
    }
  }

  private static List<String> turns(Path file) throws IOException {
    List<String> turns = new ArrayList<>();
    try (MixSchedule schedule = TraceFile.of(file).schedule()) {
      while (schedule.advance()) {
        turns.add(schedule.process() + " x" + schedule.references());
      }
    }
    return turns;
  }
}
