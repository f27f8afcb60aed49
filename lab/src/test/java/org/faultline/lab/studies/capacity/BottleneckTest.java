package org.faultline.lab.studies.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.faultline.lab.results.account.Shortage;
import org.faultline.lab.results.measure.Measure;
import org.faultline.lab.results.measure.Unit;
import org.junit.jupiter.api.Test;

/** What binds is told by the causes and shortages that the sentences of a run are made of. */
class BottleneckTest {
  private static final Varied VARIED = new Varied.ProcessCount("p", 8);

  private static Judgement at(int position, Map<String, Double> values, String failure) {
    TreeMap<String, Measure> measures = new TreeMap<>();
    values.forEach((name, value) -> measures.put(name, new Measure(value, Unit.SHARE)));
    return Judgement.of(position, List.of(new Observation(1, measures, failure)), List.of());
  }

  private static Bottleneck bottleneck(Map<String, Double> good, Map<String, Double> bad) {
    return Bottleneck.of(VARIED, "p", at(3, good, null), at(4, bad, null));
  }

  @Test
  void itIsTheCauseThatHasGrownMost() {
    Bottleneck bottleneck =
        bottleneck(
            Map.of("p.takes.cpu-waits", 0.5, "p.takes.page-reads", 0.01),
            Map.of(
                "p.takes.cpu-waits",
                0.6,
                "p.takes.page-reads",
                0.3,
                "p.hard-faults",
                9.0,
                "p.refaults",
                9.0));
    assertThat(bottleneck.what()).isEqualTo(Shortage.MEMORY);
    assertThat(bottleneck.sentence())
        .startsWith(
            "with 4 p processes, p spends 30 % of its waking time waiting for pages (with 3 p processes: 1.0 %)");
  }

  @Test
  void aBusyDeviceForWhichNobodyWaitsDoesNotBind() {
    Map<String, Double> reads =
        Map.of(
            "p.takes.page-reads", 0.9,
            "p.hard-faults", 9.0,
            "p.refaults", 9.0,
            "pagefile.utilisation", 0.99,
            "pagefile.wait.mean", 0.0,
            "pagefile.service.mean", 1e-3);
    assertThat(bottleneck(Map.of(), reads).what()).isEqualTo(Shortage.MEMORY);
    Map<String, Double> queued = new TreeMap<>(reads);
    queued.put("pagefile.wait.mean", 5e-3);
    assertThat(bottleneck(Map.of(), queued).what()).isEqualTo(Shortage.DEVICE);
  }

  @Test
  void softFaultsOfAHardMaximumBind() {
    Bottleneck bottleneck =
        bottleneck(
            Map.of("p.takes.soft-faults", 0.1),
            Map.of(
                "p.takes.soft-faults", 0.8, "p.pages-trimmed", 50.0, "p.hard-maximum-trims", 50.0));
    assertThat(bottleneck.what()).isEqualTo(Shortage.HARD_MAXIMUM);
  }

  @Test
  void refusedCommitBinds() {
    Bottleneck bottleneck =
        Bottleneck.of(
            VARIED, "p", null, at(1, Map.of(), "1 of 1 p failed: ERROR_COMMITMENT_LIMIT"));
    assertThat(bottleneck.what()).isEqualTo(Shortage.COMMIT);
  }

  @Test
  void whereNothingHasGrownNothingBinds() {
    Bottleneck bottleneck =
        bottleneck(Map.of("p.takes.computing", 0.9), Map.of("p.takes.computing", 0.95));
    assertThat(bottleneck.what()).isNull();
    assertThat(bottleneck.sentence()).contains("no wait or cost has grown to a notable share");
  }
}
