package org.faultline.memory.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.memory.replacement.PolicyKind;
import org.faultline.memory.replacement.catalog.ReplacementPolicies;
import org.faultline.memory.textbook.EvictablePages;
import org.junit.jupiter.api.Test;

class WorkingSetMeterTest {
  private static final PolicyKind LRU = ReplacementPolicies.installed().named("lru").orElseThrow();

  private final WorkingSetMeter meter =
      new WorkingSetMeter(8, 2, 1000, new EvictablePages(8, LRU.create(8)));

  private int look(long references) {
    return meter.measure(new long[] {references, 0})[0];
  }

  @Test
  void aPageCountsUntilTheWindowHasPassedOverItsLastPeriod() {
    meter.loaded(0, 1, 100);
    meter.loaded(1, 1, 101);
    assertThat(look(1000)).isEqualTo(2);
    meter.touched(1);
    assertThat(look(1900)).as("page 100 was last used before reference 1000").isEqualTo(2);
    assertThat(look(2001)).as("page 100 was used before reference 1000 only").isEqualTo(1);
  }

  @Test
  void aPageThatLeftMemoryStillCounts() {
    meter.loaded(0, 1, 100);
    meter.removed(0);
    meter.loaded(0, 1, 101);
    assertThat(look(1000)).isEqualTo(2);
  }

  @Test
  void aWindowThatIsNotFullIsNotKnown() {
    meter.loaded(0, 1, 100);
    assertThat(look(999)).isEqualTo(WorkingSetMeter.UNKNOWN);
    assertThat(look(1000)).isEqualTo(1);
  }

  @Test
  void processesAreToldApart() {
    meter.loaded(0, 1, 100);
    meter.loaded(1, 2, 100);
    meter.loaded(2, 2, 101);
    assertThat(meter.measure(new long[] {5000, 5000})).containsExactly(1, 2);
  }
}
