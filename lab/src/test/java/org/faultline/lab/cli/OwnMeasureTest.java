package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.faultline.lab.results.measure.MeasureDefinition;
import org.faultline.lab.results.measure.MeasureSource;
import org.faultline.lab.results.measure.Part;
import org.faultline.lab.results.measure.TimelineColumn;
import org.faultline.lab.results.measure.TimelineSpan;
import org.faultline.lab.results.measure.Unit;
import org.faultline.lab.results.output.ExitCode;
import org.faultline.lab.results.summary.Counts;
import org.faultline.lab.results.summary.RunSummary;
import org.faultline.lab.results.summary.SummaryReader;
import org.faultline.memory.server.Counter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A measure that is declared once is everywhere, and nowhere where it is not installed. */
class OwnMeasureTest {
  /** Pages written among the pages read and written. */
  public static final class Own implements MeasureSource {
    @Override
    public List<MeasureDefinition<?>> measures() {
      return List.of(
          MeasureDefinition.of(
                  Part.PROCESSES,
                  "write-share",
                  Unit.SHARE,
                  "pages written among those moved",
                  part -> share(part.work().window()))
              .inSummary()
              .inTable("Written")
              .overTime(new TimelineColumn("write_share", Own::share)));
    }

    private static Number share(Counts window) {
      double written = window.of(Counter.PAGES_OUTPUT);
      return written / (written + window.of(Counter.PAGES_INPUT));
    }

    private static String share(TimelineSpan span) {
      long written = span.grown(row -> TimelineSpan.sum(row, Counter.PAGES_OUTPUT));
      long read = span.grown(row -> TimelineSpan.sum(row, Counter.PAGES_INPUT));
      return TimelineSpan.ratio(written, written + read);
    }
  }

  @TempDir private Path folder;
  private Path workload;

  @BeforeEach
  void prepare() throws IOException {
    workload = Faultline.small(folder);
  }

  /** Runs a command with the measure installed. */
  private Faultline.Outcome with(Object... words) throws IOException {
    Path services = Files.createDirectories(folder.resolve("own/META-INF/services"));
    Files.writeString(services.resolve(MeasureSource.class.getName()), Own.class.getName());
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    URL[] own = {folder.resolve("own").toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(own, before)) {
      Thread.currentThread().setContextClassLoader(loader);
      return Faultline.run(words);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  @Test
  void aRunKeepsItAndShowsItInItsTableItsReportAndOverTime() throws IOException {
    Path out = folder.resolve("out");
    Faultline.Outcome outcome = with("run", workload, "--out", out);
    assertThat(outcome.code()).as(outcome.err()).isZero();

    RunSummary summary = SummaryReader.read(out.resolve("summary.json"));
    Counts window = summary.machine().work().window();
    assertThat(summary.measures())
        .containsOnlyKeys("loop.write-share", "machine.write-share", "server.write-share");
    assertThat(summary.measures().get("machine.write-share").doubleValue())
        .isEqualTo(Math.round(Own.share(window).doubleValue() * 1e6) / 1e6)
        .isBetween(0.01, 0.99);
    assertThat(outcome.lines().get(1)).endsWith("Written");
    assertThat(Files.readString(out.resolve("report.html"))).contains(">Written<");
    assertThat(Files.readAllLines(out.resolve("timeline.csv")).get(0)).endsWith(",write_share");
  }

  /** The files and the table are those without it, but for what is its own. */
  @Test
  void withoutItNothingIsLeftOfIt() throws IOException {
    Faultline.Outcome with = with("run", workload, "--out", folder.resolve("with"), "--no-report");
    Faultline.Outcome without =
        Faultline.run("run", workload, "--out", folder.resolve("without"), "--no-report");

    String kept = Files.readString(folder.resolve("with/summary.json"));
    String plain = Files.readString(folder.resolve("without/summary.json"));
    assertThat(plain).doesNotContain("\"measures\"");
    assertThat(
            kept.replaceFirst("(?s)  \"measures\" : \\{.*?\\},\n|  \"measures\": \\{.*?\\},\n", ""))
        .isEqualTo(plain);
    List<String> rows = Files.readAllLines(folder.resolve("without/timeline.csv"));
    assertThat(Files.readAllLines(folder.resolve("with/timeline.csv")))
        .extracting(row -> row.substring(0, row.lastIndexOf(',')))
        .isEqualTo(rows);
    assertThat(without.lines().get(1)).doesNotContain("Written");
    assertThat(with.lines().get(1)).startsWith(without.lines().get(1));
  }

  @Test
  void capacityCanRequireIt() throws IOException {
    Faultline.Outcome outcome =
        with(
            "capacity",
            workload,
            "--of",
            "server",
            "--require",
            "machine.write-share >= 0%",
            "--max",
            2,
            "--seeds",
            2,
            "--out",
            folder.resolve("capacity"));
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).contains("machine.write-share");
    assertThat(Files.readString(folder.resolve("capacity/capacity.json")))
        .contains("\"measure\": \"machine.write-share\"");
  }

  @Test
  void aStudyCanPlotIt() throws IOException {
    Path study =
        Files.writeString(
            folder.resolve("study.conf"),
            """
            question = "Does it change?", workload = small.conf
            vary { machine.ram = [256 KiB, 512 KiB] }
            replications = 2
            plot { x = machine.ram, y = [machine.write-share] }
            """);
    Path out = folder.resolve("study");
    Faultline.Outcome outcome = with("sweep", study, "--out", out, "--no-report");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    assertThat(Files.readString(out.resolve("study.json"))).contains("\"machine.write-share\"");

    Faultline.Outcome without =
        Faultline.run("sweep", study, "--out", folder.resolve("none"), "--no-report");
    assertThat(without.code()).isEqualTo(ExitCode.BAD_INPUT.code());
    assertThat(without.err()).contains("has the measure 'machine.write-share'");
  }

  @Test
  void itIsListed() throws IOException {
    assertThat(with("list", "--measures").lines())
        .anyMatch(
            line -> line.matches("GROUP.write-share +share +pages written among those moved"));
    assertThat(Faultline.run("list", "--measures").out()).doesNotContain("write-share");
  }
}
