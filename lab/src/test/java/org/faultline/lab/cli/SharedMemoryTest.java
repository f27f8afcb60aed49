package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.ToLongFunction;
import org.faultline.lab.results.measure.Measure;
import org.faultline.lab.results.measure.Measures;
import org.faultline.lab.results.summary.GroupSummary;
import org.faultline.lab.results.summary.MemoryMapsSummary.ProcessMap;
import org.faultline.lab.results.summary.MemoryMapsSummary.TypeRow;
import org.faultline.lab.results.summary.PhysicalMemory.UseCount;
import org.faultline.lab.results.summary.ProcessSummary;
import org.faultline.lab.results.summary.RunSummary;
import org.faultline.lab.results.summary.SharingSummary;
import org.faultline.lab.results.summary.SharingSummary.ShareCount;
import org.faultline.lab.results.summary.SummaryReader;
import org.faultline.lab.results.summary.WorkSummary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What results say of memory that processes share adds up: by process, by frame, by list. */
class SharedMemoryTest {
  @TempDir private static Path folder;
  private static Path workload;
  private static Faultline.Outcome run;
  private static RunSummary summary;

  @BeforeAll
  static void runs() throws IOException {
    workload = Faultline.resource(folder, "shared.conf");
    run = Faultline.run("run", workload, "--out", folder.resolve("out"));
    assertThat(run.code()).as(run.err()).isZero();
    summary = SummaryReader.read(folder.resolve("out/summary.json"));
  }

  private static SharingSummary machine() {
    SharingSummary sharing = summary.machine().sharing();
    assertThat(sharing).isNotNull();
    return sharing;
  }

  private static void splits(String who, WorkSummary.MemoryUse memory) {
    WorkSummary.Sharing sharing = memory.sharing();
    assertThat(sharing).as(who).isNotNull();
    assertThat(sharing.privateWorkingSetBytes() + sharing.shareableWorkingSetBytes())
        .as(who)
        .isEqualTo(memory.workingSetBytes());
    assertThat(sharing.sharedWorkingSetBytes())
        .as(who)
        .isLessThanOrEqualTo(sharing.shareableWorkingSetBytes());
  }

  private static long ofProcesses(ToLongFunction<WorkSummary.Sharing> bytes) {
    return summary.processes().stream()
        .mapToLong(process -> bytes.applyAsLong(process.work().memory().sharing()))
        .sum();
  }

  @Test
  void aWorkingSetIsPrivateOrShareableAndSomeOfTheLatterShared() {
    splits("machine", summary.machine().work().memory());
    for (GroupSummary group : summary.groups()) {
      splits(group.name(), group.work().memory());
    }
    for (ProcessSummary process : summary.processes()) {
      splits(process.name(), process.work().memory());
      WorkSummary.Sharing sharing = process.work().memory().sharing();
      assertThat(process.counters().get("Working Set - Private").longValueExact())
          .isEqualTo(sharing.privateWorkingSetBytes());
      boolean worker = process.group().equals("worker");
      assertThat(sharing.sharedWorkingSetBytes() > 0).isEqualTo(worker);
      assertThat(sharing.sharedCommitBytes()).isEqualTo(worker ? 512 << 10 : 0);
    }
    WorkSummary.Sharing all = summary.machine().work().memory().sharing();
    assertThat(ofProcesses(WorkSummary.Sharing::shareableWorkingSetBytes))
        .isEqualTo(all.shareableWorkingSetBytes());
    assertThat(ofProcesses(WorkSummary.Sharing::sharedWorkingSetBytes))
        .isEqualTo(all.sharedWorkingSetBytes());
  }

  @Test
  void shareCountsAddUpToFramesAndToWorkingSets() {
    List<ShareCount> counts = machine().shareCounts();
    assertThat(counts).extracting(ShareCount::count).containsExactly("1", "2", "3", "4-7", "8+");
    List<ShareCount> several = counts.subList(1, counts.size());
    WorkSummary.Sharing all = summary.machine().work().memory().sharing();
    assertThat(sum(counts, ShareCount::bytes)).isEqualTo(machine().heldBytes());
    assertThat(sum(several, ShareCount::bytes)).isEqualTo(machine().sharedBytes()).isPositive();
    assertThat(sum(counts, ShareCount::workingSetBytes)).isEqualTo(all.shareableWorkingSetBytes());
    assertThat(sum(several, ShareCount::workingSetBytes)).isEqualTo(all.sharedWorkingSetBytes());
    assertThat(machine().savedBytes())
        .isEqualTo(all.shareableWorkingSetBytes() - machine().heldBytes())
        .isPositive();
    assertThat(counts.get(2).workingSetBytes()).isEqualTo(3 * counts.get(2).bytes());
  }

  @Test
  void frameByFrameTheUsesAddUpToAllMemory() {
    List<UseCount> rows = summary.machine().physicalMemory().useCounts();
    assertThat(rows).isNotNull();
    UseCount total = rows.get(rows.size() - 1);
    List<UseCount> uses = rows.subList(0, rows.size() - 1);
    assertThat(uses)
        .extracting(UseCount::use)
        .containsExactly(
            "Process Private", "Mapped File", "Shareable", "Page Table", "System", "Unused");
    List<ToLongFunction<UseCount>> columns =
        List.of(
            UseCount::activeBytes,
            UseCount::standbyBytes,
            UseCount::modifiedBytes,
            UseCount::transitionBytes,
            UseCount::zeroedBytes,
            UseCount::freeBytes);
    columns.forEach(of -> assertThat(sum(uses, of)).isEqualTo(of.applyAsLong(total)));
    assertThat(columns.stream().mapToLong(of -> of.applyAsLong(total)).sum())
        .isEqualTo(total.totalBytes())
        .isEqualTo(2 << 20);
    assertThat(uses.get(1).totalBytes()).isEqualTo(machine().mappedFileBytes()).isPositive();
    assertThat(uses.get(2).totalBytes()).isEqualTo(machine().shareableBytes()).isPositive();
    assertThat(uses.get(1).activeBytes() + uses.get(2).activeBytes())
        .isEqualTo(machine().heldBytes());
    assertThat(summary.machine().physicalMemory().activeBytes())
        .isEqualTo(total.activeBytes() - uses.get(3).activeBytes() - uses.get(4).activeBytes());
  }

  @Test
  void byTypeTheMemoryOfAProcessAddsUpToItsWorkingSetAndPrivateBytes() {
    assertThat(summary.memoryMaps()).isNotNull();
    for (ProcessMap map : summary.memoryMaps().processes()) {
      TypeRow total = map.types().get(map.types().size() - 1);
      WorkSummary.MemoryUse memory =
          summary.processes().stream()
              .filter(process -> process.id() == map.id())
              .map(process -> process.work().memory())
              .findFirst()
              .orElseThrow();
      assertThat(total.totalWsBytes()).isEqualTo(memory.workingSetBytes());
      assertThat(total.privateWsBytes()).isEqualTo(memory.sharing().privateWorkingSetBytes());
      assertThat(total.shareableWsBytes()).isEqualTo(memory.sharing().shareableWorkingSetBytes());
      assertThat(total.sharedWsBytes()).isEqualTo(memory.sharing().sharedWorkingSetBytes());
      assertThat(total.privateBytes()).isEqualTo(memory.privateBytes());
      for (TypeRow row : map.types()) {
        assertThat(row.privateWsBytes() + row.shareableWsBytes()).isEqualTo(row.totalWsBytes());
        assertThat(row.privateBytes()).isLessThanOrEqualTo(row.committedBytes());
      }
      if (map.name().startsWith("worker")) {
        assertThat(map.types().get(0).privateBytes()).as("all may be copied").isEqualTo(512 << 10);
        assertThat(map.types().get(1).privateBytes()).as("no process's").isZero();
        assertThat(map.types().get(1).lockedWsBytes()).isEqualTo(8 << 10);
        assertThat(map.types().get(2).lockedWsBytes()).isZero();
      }
    }
  }

  @Test
  void commitOfSectionsIsNoProcessesAndCountsOnce() {
    assertThat(machine().committedBytes()).isEqualTo(512 << 10);
    long processes =
        summary.processes().stream().mapToLong(each -> each.work().memory().privateBytes()).sum();
    assertThat(summary.machine().commit().committedBytes())
        .isEqualTo(processes + machine().committedBytes());
  }

  @Test
  void eachRowOfTheTimelineCountsFramesOnce() throws IOException {
    List<NamedCsvRecord> rows = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(folder.resolve("out/timeline.csv"))) {
      csv.forEach(rows::add);
    }
    assertThat(rows).hasSizeGreaterThan(5);
    for (NamedCsvRecord row : rows) {
      for (String group : List.of("worker", "loner")) {
        assertThat(number(row, "shared_bytes." + group))
            .isBetween(0L, number(row, "shareable_bytes." + group));
        assertThat(number(row, "shareable_bytes." + group))
            .isBetween(0L, number(row, "working_set_bytes." + group));
      }
      assertThat(number(row, "shared_memory_bytes"))
          .isBetween(0L, number(row, "shareable_memory_bytes"));
      assertThat(
              number(row, "active_bytes")
                  + number(row, "available_bytes")
                  + number(row, "modified_bytes")
                  + number(row, "transition_bytes")
                  + number(row, "system_bytes"))
          .isEqualTo(2 << 20);
    }
    NamedCsvRecord last = rows.get(rows.size() - 1);
    assertThat(number(last, "shareable_memory_bytes")).isEqualTo(machine().heldBytes());
    assertThat(number(last, "shared_memory_bytes")).isEqualTo(machine().sharedBytes());
    assertThat(number(last, "section_commit_bytes")).isEqualTo(512 << 10);
  }

  private static long number(NamedCsvRecord row, String column) {
    return Long.parseLong(row.getField(column));
  }

  @Test
  void measuresTablesAndTheReportHaveIt() throws IOException {
    SortedMap<String, Measure> measures = Measures.of(summary);
    assertThat(measures.get("memory.saved").value()).isEqualTo(machine().savedBytes());
    assertThat(measures.get("commit.sections").value()).isEqualTo(512 << 10);
    assertThat(measures.get("worker.write-copies").value()).isPositive();
    assertThat(
            measures.get("worker.private-working-set").value()
                + measures.get("worker.shareable-working-set").value())
        .isEqualTo(measures.get("worker.working-set").value());
    assertThat(run.out()).contains("WS Shareable", "WS Shared", "Sections    committed 512 KiB");
    assertThat(folder.resolve("out/plots/shared-by-worker.svg")).exists();
    assertThat(folder.resolve("out/plots/shared-by-loner.svg")).doesNotExist();
    assertThat(folder.resolve("out/plots/section-memory.csv")).exists();
    Path results = folder.resolve("out");
    assertThat(Faultline.run("memory", results).out())
        .contains("Mapped File", "Shareable", "Working sets", "4-7");
    assertThat(Faultline.run("memory", results, "--process", "worker-2").out())
        .contains("Shareable WS", "Shared WS");
  }

  @Test
  void whereThereIsNoSectionNothingSaysSo() throws IOException {
    Path out = folder.resolve("none");
    Faultline.Outcome none =
        Faultline.run("run", Faultline.small(folder.resolve("small")), "--out", out);
    assertThat(none.code()).as(none.err()).isZero();
    RunSummary without = SummaryReader.read(out.resolve("summary.json"));
    assertThat(without.machine().sharing()).isNull();
    assertThat(without.machine().work().memory().sharing()).isNull();
    assertThat(Measures.of(without)).doesNotContainKeys("memory.saved", "commit.sections");
    assertThat(none.out()).doesNotContain("WS Shareable", "Sections  ");
    assertThat(Faultline.run("memory", out).out()).doesNotContain("Shareable", "Mapped File");
  }

  @Test
  void capacityCountsSharedPagesOnceAndSaysSo() {
    Faultline.Outcome answer =
        Faultline.run(
            "capacity",
            workload,
            "--of",
            "worker",
            "--require",
            "commit.sections < 1 MiB",
            "--max",
            2,
            "--seeds",
            1,
            "--out",
            folder.resolve("capacity"));
    assertThat(answer.err()).isEmpty();
    assertThat(answer.lines().get(0)).startsWith("2 worker processes fit");
    assertThat(answer.out())
        .contains("a page of one takes memory once, however many working sets hold it")
        .contains("  images: programs and libraries")
        .doesNotContain("shared pages and mapped files");
  }

  private static <R> long sum(List<R> rows, ToLongFunction<R> of) {
    return rows.stream().mapToLong(of).sum();
  }
}
