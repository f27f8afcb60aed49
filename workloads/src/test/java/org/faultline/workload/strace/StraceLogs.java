package org.faultline.workload.strace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.faultline.workload.trace.BadLines;

/** Logs of strace for tests, and what was read of them. */
final class StraceLogs {
  /** A program's first call, at 1,700,000,000 s. */
  static final String START = "100 1700000000.000000 brk(NULL) = 0x555555000000";

  /** What is said where the lines do not tell how their seconds are meant. */
  static final String SECONDS_GUESSED =
      "The seconds are taken as those since one moment, since they never go back.";

  private StraceLogs() {}

  /** What is read of these lines, none of which may be malformed. */
  static AllocationLog read(Path folder, String... lines) throws IOException {
    return StraceFile.read(
        Files.write(folder.resolve("a.strace"), List.of(lines)), new BadLines(0));
  }

  /** The most that a process had committed, in KiB. */
  static long peakKib(AllocationLog log, int process) {
    return log.processes().get(process).peakBytes() / 1024;
  }

  /** What a process had committed at the end, in KiB. */
  static long endKib(AllocationLog log, int process) {
    return log.processes().get(process).endBytes() / 1024;
  }

  /** A call that maps {@code kib} KiB at {@code where}, so long after 1,700,000,000 s. */
  static String mapped(int thread, String after, int kib, String where) {
    return "%d 1700000000.%s mmap(NULL, %d, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = %s"
        .formatted(thread, after, 1024 * kib, where);
  }
}
