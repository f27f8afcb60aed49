package org.faultline.lab.results.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.faultline.lab.results.summary.Absent;
import org.faultline.lab.results.summary.RunManifest;
import org.faultline.lab.results.summary.RunSummary;
import org.faultline.lab.results.summary.RunWindow;
import org.faultline.lab.results.summary.SummaryReader;
import org.faultline.lab.results.table.GroupTable;
import org.faultline.lab.results.table.MemoryTables;
import org.faultline.lab.results.text.Units;
import org.faultline.lab.results.words.Findings;

/** The report of a run, from its summary and, where there is one, its timeline. */
final class RunPage {
  private static final String SUMMARY = "summary.json";
  private static final String TIMELINE = "timeline.csv";

  private final RunSummary summary;
  private final Optional<TimelineTable> timeline;

  private RunPage(RunSummary summary, Optional<TimelineTable> timeline) {
    this.summary = summary;
    this.timeline = timeline.filter(table -> !table.isEmpty());
    double start = summary.run().windowStartNanos() / 1e9;
    if (start > 0) {
      this.timeline.ifPresent(table -> table.mark(start, "measured from here"));
    }
  }

  /**
   * Reads what a run left.
   *
   * @throws IOException where there is none; the message is a sentence
   */
  static Page read(Path folder) throws IOException {
    RunSummary summary = SummaryReader.read(folder.resolve(SUMMARY));
    Path file = folder.resolve(TIMELINE);
    Optional<TimelineTable> timeline =
        Files.isRegularFile(file) ? Optional.of(TimelineTable.read(file)) : Optional.empty();
    return new RunPage(summary, timeline).page();
  }

  private Page page() {
    RunManifest manifest = summary.manifest();
    String title = Absent.text(manifest.title());
    List<String> answer = Findings.of(summary).stream().map(RunPage::sentence).toList();
    return new Page(
        "Run",
        title.isEmpty() ? manifest.workload() : title,
        subtitle(),
        answer.isEmpty()
            ? List.of("Nothing stands out: no wait and no server is notable.")
            : answer,
        RunFacts.of(summary),
        sections());
  }

  private static String sentence(String finding) {
    return finding.endsWith(".") ? finding : finding + ".";
  }

  private String subtitle() {
    RunManifest manifest = summary.manifest();
    RunWindow run = summary.run();
    long processes = summary.machine().processes();
    long start = run.windowStartNanos();
    return String.format(
        Locale.ROOT,
        "%s, seed %d: %,d %s, %s simulated%s",
        manifest.workload(),
        manifest.seed(),
        processes,
        processes == 1 ? "process" : "processes",
        Units.duration((double) run.windowNanos()),
        start > 0 ? " after " + Units.duration((double) start) + " warm-up" : "");
  }

  private List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    sections.add(
        new Section(
            "groups",
            "Groups",
            "Rates are over the measured window; working sets are those at its end.",
            List.of(new Block.Table("", GroupTable.of(summary), true))));
    List<Block> time = new ArrayList<>(TimeBars.blocks(summary));
    time.addAll(FairnessTable.blocks(summary));
    sections.add(new Section("time", "Where time went", "", time));
    timeline.ifPresentOrElse(
        table -> overTime(sections, table, summary.machine().pagefile().device().ofPlaces()),
        () -> sections.add(withoutTimeline()));
    sections.add(new Section("latency", "Latency", "", LatencyPlot.blocks(summary)));
    sections.add(memoryAtTheEnd());
    sections.add(identities());
    sections.add(manifest());
    return sections;
  }

  private static void overTime(List<Section> sections, TimelineTable table, boolean ofPlaces) {
    String bundled =
        table.rowsEach() == 1
            ? ""
            : "Each point is the mean of %s rows of timeline.csv."
                .formatted(Units.count(table.rowsEach()));
    List<Block> memory = new ArrayList<>(new MemoryPlots(table).blocks());
    memory.addAll(new SharingPlots(table).blocks());
    sections.add(new Section("memory", "Memory", bundled, memory));
    sections.add(
        new Section("pressure", "Faults and pressure", bundled, new PressurePlots(table).blocks()));
    sections.add(
        new Section(
            "servers",
            "Pagefile and MemoryManager",
            bundled,
            new ServerPlots(table, ofPlaces).blocks()));
  }

  private Section withoutTimeline() {
    String workload = summary.manifest().workload();
    long nanos = summary.run().endNanos();
    String every = Math.max(1, nanos / 200_000) + "us";
    return new Section(
        "timeline",
        "Over time",
        "",
        List.of(
            new Block.Command(
                "This run kept no timeline, so nothing can be drawn over time. To keep one:",
                "faultline run %s --set run.timeline=%s".formatted(workload, every))));
  }

  private Section memoryAtTheEnd() {
    List<Block> blocks = new ArrayList<>();
    if (MemoryTables.in(summary)) {
      MemoryTables.all(summary)
          .forEach((caption, table) -> blocks.add(new Block.Table(caption, table, false)));
    }
    return new Section("maps", "Memory at the end of the run", "", blocks);
  }

  private Section identities() {
    return new Section(
        "identities",
        "Identities",
        "Conservation laws, each side counted by a different owner. A broken one means that no"
            + " number here can be trusted.",
        List.of(new Block.Table("", Tables.identities(summary.identities()), true)));
  }

  private Section manifest() {
    RunManifest manifest = summary.manifest();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Table("", Tables.manifest(manifest), true));
    blocks.addAll(Tables.inputs("Inputs", manifest.inputs()));
    blocks.add(Tables.config("The effective config", manifest.config().tree()));
    return new Section(
        "manifest",
        "What was run",
        "The same config, inputs, seed and version give the same digest, and this report the same"
            + " bytes.",
        blocks);
  }
}
