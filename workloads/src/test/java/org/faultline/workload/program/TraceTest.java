package org.faultline.workload.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.faultline.memory.address.Access;
import org.faultline.memory.address.PageReference;
import org.faultline.memory.address.Win32Error;
import org.faultline.workload.trace.PackOptions;
import org.faultline.workload.trace.TraceException;
import org.faultline.workload.trace.TracePacker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceTest {
  private static final int READWRITE = 0x04;
  private static final int EXECUTE_READWRITE = 0x40;
  private static final int RESERVE = 0x2000;
  private static final int COMMIT = 0x1000;

  @TempDir Path folder;

  private final FakeProcess process = new FakeProcess();
  private final List<Long> references = new ArrayList<>();
  private long nextBase = 0x50000;

  @Test
  void everyPageMovesByOneOffsetAndOnlyWhatIsReferencedIsCommitted() throws IOException {
    Path file = write("R 0x0", "W 0x1", "R 0x20", "R 0x0");

    assertThat(calls(run(file, 1)))
        .containsExactly(
            new SystemCall.ReserveForRecording(0x21000, RESERVE, READWRITE),
            new SystemCall.VirtualAlloc(0x50000, 0x2000, COMMIT, READWRITE),
            new SystemCall.VirtualAlloc(0x70000, 0x1000, COMMIT, READWRITE));
    assertThat(references)
        .containsExactly(
            PageReference.of(0x50, Access.READ),
            PageReference.of(0x51, Access.WRITE),
            PageReference.of(0x70, Access.READ),
            PageReference.of(0x50, Access.READ));
  }

  @Test
  void offsetsAreMultiplesOfTheAllocationGranularity() throws IOException {
    Path file = write("R 0x12345", "I 0x12346");

    assertThat(calls(run(file, 1)))
        .containsExactly(
            new SystemCall.ReserveForRecording(0x7000, RESERVE, EXECUTE_READWRITE),
            new SystemCall.VirtualAlloc(0x55000, 0x2000, COMMIT, EXECUTE_READWRITE));
    assertThat(references)
        .containsExactly(
            PageReference.of(0x55, Access.READ), PageReference.of(0x56, Access.EXECUTE));
  }

  @Test
  void aTraceThatSpansTooMuchIsMovedClusterByCluster() throws IOException {
    Path file = write("R 0x10", "R 0xfffffff00", "W 0x11", "R 0xfffffff01", "R 0x800000");

    assertThat(calls(run(file, 1)))
        .containsExactly(
            new SystemCall.ReserveForRecording(0x2000, RESERVE | COMMIT, READWRITE),
            new SystemCall.ReserveForRecording(0x1000, RESERVE | COMMIT, READWRITE),
            new SystemCall.ReserveForRecording(0x2000, RESERVE | COMMIT, READWRITE));
    assertThat(references)
        .containsExactly(
            PageReference.of(0x50, Access.READ),
            PageReference.of(0x20050, Access.READ),
            PageReference.of(0x51, Access.WRITE),
            PageReference.of(0x20051, Access.READ),
            PageReference.of(0x10050, Access.READ));
  }

  @Test
  void pagesFarApartAreCommittedOneByOneHoweverManyTheyAre() throws IOException {
    String[] lines =
        LongStream.range(0, 5_000)
            .mapToObj(i -> "R 0x" + Long.toHexString(85_899 * i + i * i % 1_009))
            .toArray(String[]::new);

    List<SystemCall> calls = calls(run(write(lines), 1));

    assertThat(calls).hasSize(5_001);
    assertThat(calls.subList(1, 5_001))
        .allMatch(call -> ((SystemCall.VirtualAlloc) call).size() == 4096);
    assertThat(references).hasSize(5_000);
  }

  @Test
  void smallGapsAreCommittedTooWhereThereAreManyAndTheyCostLittle() throws IOException {
    String[] lines =
        LongStream.range(0, 10_000)
            .mapToObj(i -> "R 0x" + Long.toHexString(3 * (i / 2) + i % 2))
            .toArray(String[]::new);

    assertThat(calls(run(write(lines), 1)))
        .containsExactly(
            new SystemCall.ReserveForRecording(14_999 * 4096L, RESERVE | COMMIT, READWRITE));
  }

  @Test
  void clustersFarApartAreKeptByFurtherExecutions() throws IOException {
    TraceRecording recording =
        new TraceRecording(write("R 0x10", "R 0xfffffff00", "W 0x11", "R 0x800000"));
    Step trace = new Trace(recording, Trace.BY_INDEX, 1);

    assertThat(calls(run(List.of(new Repeat(3, List.of(trace)))))).hasSize(3);
    assertThat(references.subList(4, 8)).isEqualTo(references.subList(0, 4));
  }

  @Test
  void repeatsPlayAgainInTheSameMemory() throws IOException {
    Path file = write("R 0x0", "W 0x1");

    assertThat(calls(run(file, 3))).hasSize(1);
    assertThat(references).hasSize(6);
    assertThat(references.subList(2, 4)).isEqualTo(references.subList(0, 2));
  }

  @Test
  void furtherExecutionsKeepTheMemory() throws IOException {
    TraceRecording recording = new TraceRecording(write("R 0x0", "W 0x1"));
    Step trace = new Trace(recording, Trace.BY_INDEX, 1);

    assertThat(calls(run(List.of(new Repeat(4, List.of(trace)))))).hasSize(1);
    assertThat(references).hasSize(8);
  }

  @Test
  void everyReferenceOfALongTraceIsPlayedInOrder() throws IOException {
    long[] pages = LongStream.range(0, 100_000).map(i -> i * 7919 % 1009).toArray();
    Path file = write(LongStream.of(pages).mapToObj(page -> "R 0x" + Long.toHexString(page)));

    run(file, 1);

    long[] played = references.stream().mapToLong(r -> PageReference.page(r) - 0x50).toArray();
    assertThat(played).isEqualTo(pages);
  }

  @Test
  void mergedReferencesCostWhatWasRecorded() throws IOException {
    Path text = write("R 0x0", "W 0x1");
    Path packed = folder.resolve("packed.flt");
    PackOptions options = PackOptions.ALL.withRaw(new PackOptions.RawRatio(5, 2));
    TracePacker.pack(text, packed, done -> {}, options);

    assertThat(batches(run(packed, 1))).map(batch -> batch.costPerMille).containsExactly(2500L);
    assertThat(batches(run(text, 1))).map(batch -> batch.costPerMille).containsExactly(1000L);
  }

  @Test
  void processesOfAMixPlayTheirOwnReferences() throws IOException {
    Path file = write("7 R 0x1", "3 W 0x2", "7 R 0x3");

    FakeProcess first = new FakeProcess(1, "mix", 0);
    FakeProcess second = new FakeProcess(1, "mix", 1);
    TraceRecording recording = new TraceRecording(file);
    run(first, List.of(new Trace(recording, Trace.BY_INDEX, 1)));
    run(second, List.of(new Trace(recording, Trace.BY_INDEX, 1)));
    run(new FakeProcess(), List.of(new Trace(recording, 3, 1)));

    assertThat(references)
        .map(PageReference::access)
        .map(Access::name)
        .containsExactly("WRITE", "READ", "READ", "WRITE");
    assertThatThrownBy(
            () ->
                run(new FakeProcess(1, "mix", 2), List.of(new Trace(recording, Trace.BY_INDEX, 1))))
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseInstanceOf(TraceException.class)
        .hasRootCauseMessage(file + " has no process number 3; it has 2: [3, 7]");
  }

  @Test
  void aTraceThatCannotBeReadIsNoOutcomeOfTheProgram() throws IOException {
    Path file = write("R 0x0", "R what");

    assertThatThrownBy(() -> run(file, 1))
        .hasRootCauseInstanceOf(TraceException.class)
        .hasRootCauseMessage(file + ", line 2: expected \"R|W|I 0xPAGE\", found \"R what\".");
  }

  @Test
  void memoryThatCannotBeHadFailsTheProgram() throws IOException {
    Path file = write("R 0x0");
    process.result = CallResult.failure(Win32Error.ERROR_COMMITMENT_LIMIT);

    List<Demand> demands =
        process.run(List.of(new Trace(new TraceRecording(file), 0, 1)), demand -> {});

    assertThat(last(demands))
        .isEqualTo(
            new Demand.Fail(
                "Step 1: VirtualAlloc(NULL, 4,096 B, MEM_COMMIT | MEM_RESERVE, PAGE_READWRITE)"
                    + " failed with ERROR_COMMITMENT_LIMIT (1455)"));
  }

  private Path write(String... lines) throws IOException {
    return write(Stream.of(lines));
  }

  private Path write(Stream<String> lines) throws IOException {
    return Files.write(folder.resolve("recorded.pages"), lines.toList());
  }

  private List<Demand> run(Path file, long times) {
    return run(List.of(new Trace(new TraceRecording(file), Trace.BY_INDEX, times)));
  }

  private List<Demand> run(List<Step> program) {
    return run(process, program);
  }

  private List<Demand> run(FakeProcess who, List<Step> program) {
    return who.run(program, demand -> execute(who, demand));
  }

  private void execute(FakeProcess who, Demand demand) {
    if (demand instanceof Demand.References r) {
      for (int i = r.batch().from; i < r.batch().to; i++) {
        references.add(r.batch().references[i]);
      }
    } else if (demand instanceof Demand.Call call) {
      boolean commit = call.call() instanceof SystemCall.VirtualAlloc;
      who.result =
          CallResult.success(commit ? ((SystemCall.VirtualAlloc) call.call()).address() : nextBase);
      nextBase += commit ? 0 : 0x1000_0000;
    }
  }

  private static List<SystemCall> calls(List<Demand> demands) {
    return demands.stream()
        .filter(Demand.Call.class::isInstance)
        .map(demand -> ((Demand.Call) demand).call())
        .toList();
  }

  private static List<ReferenceBatch> batches(List<Demand> demands) {
    return demands.stream()
        .filter(Demand.References.class::isInstance)
        .map(demand -> ((Demand.References) demand).batch())
        .toList();
  }

  private static Demand last(List<Demand> demands) {
    return demands.get(demands.size() - 1);
  }
}
