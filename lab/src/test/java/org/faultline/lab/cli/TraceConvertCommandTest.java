package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceConvertCommandTest {
  private static final List<String> LOG =
      List.of(
          "100 1700000005.000 brk(NULL) = 0x10000",
          "100 1700000005.001 mmap(NULL, 1048576, PROT_READ|PROT_WRITE, MAP_PRIVATE, -1, 0) = 0x7f0000000000",
          "100 1700000005.002 mprotect(0x7f0000001000, 4096, PROT_READ) = 0",
          "101 1700000005.003 brk(NULL) = 0x30000",
          "101 1700000005.004 brk(0x38000) = 0x38000",
          "100 1700000005.005 madvise(0x7f0000002000, 8192, MADV_DONTNEED) = 0",
          "100 1700000005.006 mlock(0x7f0000002000, 8192) = 0",
          "100 1700000005.007 munmap(0x7f0000000000, 524288) = 0",
          "100 1700000005.008 munmap(0x7f0000080000, 524288) = 0",
          "101 1700000005.009 +++ exited with 0 +++");

  @TempDir Path folder;

  private Path log() throws IOException {
    return Files.write(folder.resolve("two.strace"), LOG);
  }

  @Test
  void aLogOfStraceIsAWorkloadThatRuns() throws IOException {
    Path conf = folder.resolve("two.conf");
    Faultline.Outcome converted = Faultline.run("trace", "convert", log(), conf);
    assertThat(converted.err()).isEmpty();
    assertThat(converted.out()).contains("2 processes, 9 calls, 0 of them");
    assertThat(Faultline.run("check", conf).err()).isEmpty();
    Path results = folder.resolve("out");
    Faultline.Outcome run = Faultline.run("run", conf, "--out", results);
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("p100", "p101").doesNotContain("failed");
    // 256 pages, and 8 of heap while those are there; the rest are page tables.
    assertThat(run.out()).contains("Commit      peak 1.06 of");
  }

  @Test
  void theStepStraceDoesTheSame() throws IOException {
    Path conf = folder.resolve("step.conf");
    log();
    Files.writeString(
        conf,
        """
        machine { layout = 64-bit }
        processes { p { count = 2, program = [ { Strace { file = "two.strace" } } ] } }
        """);
    Faultline.Outcome run = Faultline.run("run", conf, "--out", folder.resolve("out"));
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .doesNotContain("failed")
        .contains("9.01 ms simulated", "Commit      peak 1.06 of");
    Files.writeString(conf, Files.readString(conf).replace("count = 2", "count = 3"));
    Faultline.Outcome three = Faultline.run("run", conf, "--out", folder.resolve("more"));
    assertThat(three.out() + three.err()).contains("has 2 processes, but none at place 2");
  }

  @Test
  void aLogOfStraceIsDescribedWithWhatWasLeftOut() throws IOException {
    Path log =
        Files.write(
            folder.resolve("grows.strace"),
            List.of(
                "100      0.000000 brk(NULL) = 0x10000",
                "100      0.500000 mmap(NULL, 1048576, PROT_READ, MAP_PRIVATE, 3, 0) = 0x7f0000000000",
                "100      0.500000 mremap(0x7f0000000000, 1048576, 2097152, MREMAP_MAYMOVE) = 0x7f0001000000",
                "100      0.250000 msync(0x7f0001000000, 4096, MS_SYNC) = 0",
                "100      0.250000 munmap(0x7f0001000000, 2097152) = 0"));
    Faultline.Outcome info = Faultline.run("trace", "info", log);
    assertThat(info.code()).isZero();
    assertThat(info.err()).isEmpty();
    assertThat(info.out())
        .contains("an strace log, 1 process, 5 calls, 1 of them left out")
        .contains("for 1.500000 s", "mapped at most 2,048 KiB, at the end 0 KiB")
        .contains("Not modelled: msync, once.", "trace convert");
    assertThat(Faultline.run("trace", "info", log, "--clock", "absolute").out())
        .contains("for 0.500000 s");
    Faultline.Outcome json = Faultline.run("trace", "info", log, "--format", "json");
    assertThat(json.out())
        .contains("\"faultline-strace-info/1\"", "\"peakBytes\": 2097152", "\"msync\": 1");
    Path conf = folder.resolve("grows.conf");
    assertThat(Faultline.run("trace", "convert", log, conf).out()).contains("msync, once");
    assertThat(Files.readString(conf)).contains("# Not modelled: msync, once.");
    Path step = folder.resolve("grows-step.conf");
    Files.writeString(
        step,
        """
        processes { p { program = [ { Strace { file = "grows.strace", clock = relativ } } ] } }
        """);
    assertThat(Faultline.run("check", step).err()).contains("relative");
    Files.writeString(step, Files.readString(step).replace("relativ }", "relative }"));
    assertThat(Faultline.run("check", step).err()).contains(log + ": Not modelled: msync, once.");
  }

  @Test
  void tracesBecomeTextAndPackedAgain() throws IOException {
    Path text = Files.writeString(folder.resolve("a.din"), "0 1000\n0 1004\n1 2000\nbroken\n");
    Path pages = folder.resolve("a.pages.gz");
    assertThat(Faultline.run("trace", "convert", text, pages).err()).contains("line 4");
    assertThat(pages).doesNotExist();
    Faultline.Outcome outcome = Faultline.run("trace", "convert", text, pages, "--skip-bad", 1);
    assertThat(outcome.code()).isZero();
    assertThat(outcome.err()).contains("Left out malformed lines: 1", "line 4");
    Path packed = folder.resolve("a.flt");
    assertThat(Faultline.run("trace", "convert", pages, packed).code()).isZero();
    assertThat(Faultline.run("trace", "info", packed).out())
        .contains("3 (2 reads, 1 writes, 0 fetches)", "working set     mean 1.3 pages in 1,000");
  }

  @Test
  void whatCannotBeConvertedIsASentence() throws IOException {
    assertThat(bad(log(), folder.resolve("a.txt"))).contains("does not end in a known format");
    assertThat(bad(log(), folder.resolve("a.flt"))).contains("is a log of strace");
    assertThat(bad(folder.resolve("no.strace"), folder.resolve("a.conf")))
        .contains("no trace file");
    Path page = Files.writeString(folder.resolve("a.pages"), "R 0x1\n");
    assertThat(bad(page, folder.resolve("a.procs"))).contains("use .pages");
    assertThat(bad(page, page)).contains("--force");
    assertThat(bad(page, folder.resolve("a.conf"))).contains("line 1: expected a call");
  }

  private static String bad(Path in, Path out) {
    Faultline.Outcome outcome = Faultline.run("trace", "convert", in, out);
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err().lines()).hasSize(1);
    return outcome.err();
  }
}
