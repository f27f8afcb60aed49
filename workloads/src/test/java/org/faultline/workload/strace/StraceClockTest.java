package org.faultline.workload.strace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.faultline.workload.trace.BadLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the calls of a log were made. */
class StraceClockTest {
  @TempDir Path folder;

  private static long duration(AllocationLog log) {
    return log.processes().get(0).endNanos();
  }

  @Test
  void secondsSinceTheLineBeforeAddUp() throws IOException {
    String map = " mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, 3, 0) = 0x9000";
    String[] relative = {
      "100      0.000000 brk(NULL) = 0x10000",
      "100      0.500000" + map,
      "101      0.500000 --- SIGCHLD {si_signo=SIGCHLD} ---",
      "100      0.500000 read(3, \"\", 10) = 0",
      "100      0.250000" + map
    };
    assertThat(duration(StraceLogs.read(folder, relative))).isEqualTo(1_750_000_000L);
    Path file = Files.write(folder.resolve("clock.strace"), List.of(relative));
    assertThat(duration(StraceFile.read(file, new BadLines(0), LogSeconds.ABSOLUTE)))
        .isEqualTo(500_000_000L);
    // What rises with every line is no time since the line before.
    String[] rising = new String[12];
    for (int i = 0; i < rising.length; i++) {
      rising[i] = "100 " + i + ".5 brk(NULL) = 0x10000";
    }
    rising[0] = "100 0.0 brk(NULL) = 0x10000";
    assertThat(duration(StraceLogs.read(folder, rising))).isEqualTo(11_500_000_000L);
    assertThat(StraceLogs.read(folder, rising).guesses())
        .containsExactly(StraceLogs.SECONDS_GUESSED);
  }

  @Test
  void theTimeOfTheDayGoesOnAfterMidnightAndNeverGoesBack() throws IOException {
    AllocationLog log =
        StraceLogs.read(
            folder,
            "100 23:59:59.500000 brk(NULL) = 0x10000",
            "100 00:00:00.250000 brk(0x11000) = 0x11000",
            "100 00:00:00.150000 brk(0x12000) = 0x12000",
            "100 00:00:01 brk(0x13000) = 0x13000");
    assertThat(log.processes().get(0).steps().stream().map(AllocationStep::atNanos))
        .containsExactly(750_000_000L, 750_000_000L, 1_500_000_000L);
    assertThat(log.guesses()).isEmpty();
  }
}
