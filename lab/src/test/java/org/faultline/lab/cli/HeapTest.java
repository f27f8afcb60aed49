package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.faultline.lab.results.output.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A command whose heap is used up says how much there was and what to set, by code 71, and leaves
 * no results. {@code -Dfaultline.test.heap=all} tries every command that plays references.
 */
class HeapTest {
  private static final boolean ALL = "all".equals(System.getProperty("faultline.test.heap"));

  @TempDir Path folder;
  private Path out;

  @BeforeEach
  void prepare() throws IOException {
    out = folder.resolve("out");
    // Each stamped page is an array of 4 KiB, and there are 200 MiB of them.
    Files.writeString(
        folder.resolve("bytes.conf"),
        """
        machine { profile = laptop, cpus = 2, ram = 16 MiB
          pagefile { initial = 1 GiB, maximum = 1 GiB, device = nvme } }
        run { until = 3 s, warm-up = 0 s }
        processes { a { count = 2, program = [
          { VirtualAlloc { as = h, size = 100 MiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
          { Repeat { times = forever, do = [ { Write { in = h, pattern = stamp } } ] } } ] } }
        """);
    Files.writeString(
        folder.resolve("s.conf"),
        """
        question = q
        workload = "bytes.conf"
        vary { machine.ram = [16 MiB, 17 MiB] }
        replications = 1
        plot { y = [machine.hard-faults] }
        """);
    try (BufferedWriter lines = Files.newBufferedWriter(folder.resolve("wide.pages"))) {
      for (int i = 0; i < 400_000; i++) {
        lines.write("R 0x" + Integer.toHexString(7919 * i) + "\n");
      }
    }
    Files.writeString(
        folder.resolve("wide.json"),
        """
        [{"trace": "wide", "policy": "lru", "frames": 100000, "faults": 400000}]
        """);
  }

  static Stream<List<String>> commands() {
    Stream<List<String>> always =
        Stream.of(
            List.of("run", "bytes.conf", "--out", "out"),
            List.of("faults", "wide.pages", "--policy", "lru", "--frames", "50%"));
    Stream<List<String>> more =
        Stream.of(
            List.of("sweep", "s.conf", "--out", "out"),
            List.of("mrc", "wide.pages"),
            List.of("trace", "info", "wide.pages"),
            List.of("verify", "policies", "--reference", ".", "--traces", "."),
            List.of("capacity", "bytes.conf", "--require", "a.elapsed < 1 s", "--out", "out"));
    return ALL ? Stream.concat(always, more) : always;
  }

  @ParameterizedTest
  @MethodSource("commands")
  void oneSentenceSaysHowMuchThereWas(List<String> command) throws Exception {
    if (command.contains("--reference")) {
      try (OutputStream packed =
          new GZIPOutputStream(Files.newOutputStream(folder.resolve("wide.pages.gz")))) {
        Files.copy(folder.resolve("wide.pages"), packed);
      }
    }
    isSaid(Child.run(folder, List.of("-Xmx20m"), command.toArray()));
    assertThat(out.resolve("summary.json")).doesNotExist();
    assertThat(out.resolve("study.json")).doesNotExist();
    assertThat(out.resolve("capacity.json")).doesNotExist();
  }

  private static void isSaid(Faultline.Outcome end) {
    assertThat(end.code()).as(end.err()).isEqualTo(ExitCode.COMPUTER.code());
    assertThat(end.err().lines().toList())
        .singleElement()
        .asString()
        .matches(
            "faultline: the heap is used up: Java had (19|20) MiB for it;"
                + " set FAULTLINE_JAVA_OPTS=-Xmx64m or more");
  }

  @Test
  void moreIsAskedForThanThereWas() {
    assertThat(Exhausted.heap(96L << 20)).contains("had 96 MiB", "-Xmx256m");
    assertThat(Exhausted.heap(64L << 20)).contains("had 64 MiB", "-Xmx128m");
    assertThat(Exhausted.heap(4L << 30)).contains("had 4,096 MiB", "-Xmx8192m");
    assertThat(Exhausted.heap(1)).contains("had 1 MiB", "-Xmx2m");
  }

  @Test
  void whatElseIsUsedUpIsSaid() {
    assertThat(Exhausted.sentence(new OutOfMemoryError("Metaspace"))).contains("MaxMetaspaceSize");
    assertThat(
            Exhausted.sentence(
                new OutOfMemoryError("Cannot reserve 9 bytes of direct buffer memory")))
        .contains("MaxDirectMemorySize");
    assertThat(
            Exhausted.sentence(
                new OutOfMemoryError("unable to create native thread: possibly out of memory")))
        .contains("threads", "ulimit -u");
    assertThat(Exhausted.sentence(new OutOfMemoryError("GC overhead limit exceeded")))
        .contains("the heap is used up");
  }
}
