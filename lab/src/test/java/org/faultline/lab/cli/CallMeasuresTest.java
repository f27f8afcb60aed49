package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import org.faultline.lab.results.measure.Measure;
import org.faultline.lab.results.measure.MeasureKind;
import org.faultline.lab.results.measure.Measures;
import org.faultline.lab.results.measure.Unit;
import org.faultline.lab.results.summary.SummaryReader;
import org.faultline.lab.studies.run.MeasureNames;
import org.faultline.workload.program.SystemCall;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The times of calls and the work of processes, as measures. */
class CallMeasuresTest {
  @TempDir Path folder;
  private SortedMap<String, Measure> measures;

  @BeforeEach
  void runs() throws IOException {
    Path out = folder.resolve("run");
    Faultline.run(
        "run",
        Faultline.small(folder),
        "--set",
        "run.warm-up=0s",
        "--quiet",
        "--no-report",
        "--out",
        out);
    measures = Measures.of(SummaryReader.read(out.resolve("summary.json")));
  }

  private double value(String name) {
    return Measures.require(measures, name).value();
  }

  /** Two processes of loop and three of server allocate once each. */
  @Test
  void callsAreMeasuredByGroupAndOfTheMachine() {
    assertThat(measures.get("loop.calls.virtual-alloc.count"))
        .isEqualTo(new Measure(2, Unit.COUNT));
    assertThat(value("server.calls.virtual-alloc.count")).isEqualTo(3);
    assertThat(value("machine.calls.virtual-alloc.count")).isEqualTo(5);
    assertThat(value("machine.calls.virtual-alloc.throughput")).isEqualTo(5 / 0.04);
    for (String part : new String[] {"mean", "p50", "p90", "p99", "p99.9", "max"}) {
      assertThat(measures.get("machine.calls.virtual-alloc.time." + part).unit())
          .isEqualTo(Unit.SECONDS);
    }
    // A call includes the service that its request gets.
    assertThat(value("machine.calls.virtual-alloc.time.max"))
        .isGreaterThanOrEqualTo(value("manager.virtual-alloc.sojourn.max"));
    assertThat(measures).doesNotContainKey("loop.calls.virtual-free.count");
  }

  @Test
  void everyKindOfCallHasMeasuresThatStudiesMayAskFor() throws IOException {
    var config =
        Workloads.loader().load(folder.resolve("small.conf").toString(), java.util.List.of());
    MeasureNames names = new MeasureNames(config.config());
    for (String call : SystemCall.labels()) {
      assertThat(names.unit("server.calls." + call + ".time.p99")).contains(Unit.SECONDS);
      assertThat(names.unit("machine.calls." + call + ".count")).contains(Unit.COUNT);
    }
    assertThat(names.unit("server.calls.virtual-aloc.time.p99")).isEmpty();
    assertThat(Measures.catalogue().stream().map(MeasureKind::pattern))
        .contains("GROUP.calls.CALL.time.mean", "GROUP.calls.CALL.count");
  }

  @Test
  void workIsCountedByGroupAndAddsUpToTheMachine() {
    for (String counter :
        new String[] {"page-faults", "hard-faults", "pages-output", "references"}) {
      assertThat(value("loop.total." + counter) + value("server.total." + counter))
          .as(counter)
          .isEqualTo(value("machine.total." + counter));
    }
    assertThat(value("machine.miss-ratio"))
        .isEqualTo(value("machine.total.page-faults") / value("machine.total.references"));
    assertThat(value("machine.io-per-reference"))
        .isEqualTo(
            (value("machine.total.pages-input") + value("machine.total.pages-output"))
                / value("machine.total.references"));
    // They go on until the run is over.
    assertThat(measures).doesNotContainKeys("machine.elapsed", "loop.elapsed");
  }
}
