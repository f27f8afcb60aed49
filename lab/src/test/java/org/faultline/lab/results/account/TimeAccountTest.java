package org.faultline.lab.results.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.faultline.actors.time.TimeBucket.COMMIT_WAIT;
import static org.faultline.actors.time.TimeBucket.COMPUTING;
import static org.faultline.actors.time.TimeBucket.FAULT_HANDLING;
import static org.faultline.actors.time.TimeBucket.FILE_IO;
import static org.faultline.actors.time.TimeBucket.MANAGER;
import static org.faultline.actors.time.TimeBucket.PAGE_WAIT;
import static org.faultline.actors.time.TimeBucket.PAGING;
import static org.faultline.actors.time.TimeBucket.READY;
import static org.faultline.actors.time.TimeBucket.SLEEPING;
import static org.faultline.actors.time.TimeBucket.SUSPENDED;
import static org.faultline.actors.time.TimeBucket.SWITCHING;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.faultline.actors.time.TimeBucket;
import org.faultline.lab.results.summary.Counts;
import org.faultline.lab.results.summary.Times;
import org.faultline.memory.server.Counter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class TimeAccountTest {
  private static final Circumstances CALM = new Circumstances(false, 10, 10, 10, 0);

  /** What some processes did; summaries of this version count soft faults' time. */
  private record Part(Map<TimeBucket, Long> times, Map<Counter, Long> counts) {
    TimeAccount account() {
      return TimeAccount.of(new Times(times), new Counts(0, counts));
    }

    /** The same with more time in a state. */
    Part with(TimeBucket bucket, long nanos) {
      Map<TimeBucket, Long> more = new EnumMap<>(times);
      more.put(bucket, nanos);
      return new Part(more, counts);
    }
  }

  private static Part part(Map<TimeBucket, Long> times, Map<Counter, Long> counts) {
    Map<Counter, Long> all = new HashMap<>(counts);
    all.putIfAbsent(Counter.SOFT_FAULT_NANOS, 0L);
    return new Part(times, all);
  }

  private static Part taking(TimeBucket bucket) {
    return part(Map.of(COMPUTING, 40L, bucket, 60L), Map.of());
  }

  private static Part handling(Counter counter) {
    return part(Map.of(COMPUTING, 40L, FAULT_HANDLING, 60L), Map.of(counter, 60L));
  }

  /** A summary's part in which {@code cause} takes 60 of 100 ns awake, and computing the rest. */
  private static Part mostly(Cause cause) {
    return switch (cause) {
      case COMPUTING -> part(Map.of(COMPUTING, 100L), Map.of());
      case SWITCHING -> taking(SWITCHING);
      case CPU_WAITS -> taking(READY);
      case MANAGER_WAITS ->
          part(Map.of(COMPUTING, 40L, MANAGER, 60L), Map.of(Counter.MANAGER_WAIT_NANOS, 60L));
      case CALLS -> taking(MANAGER);
      case SOFT_FAULTS ->
          part(
              Map.of(COMPUTING, 40L, MANAGER, 20L, FAULT_HANDLING, 40L),
              Map.of(Counter.SOFT_FAULT_NANOS, 60L));
      case DEMAND_ZERO_FAULTS -> handling(Counter.DEMAND_ZERO_NANOS);
      case ZEROING -> handling(Counter.ZEROING_NANOS);
      case HARD_FAULTS -> handling(Counter.HARD_FAULT_NANOS);
      case FAULT_HANDLING ->
          new Part(Map.of(COMPUTING, 40L, FAULT_HANDLING, 60L), Map.of()); // as older ones have it
      case PAGE_READS -> taking(PAGING);
      case PAGE_WAITS -> taking(PAGE_WAIT);
      case COMMIT_WAITS -> taking(COMMIT_WAIT);
      case FILES -> taking(FILE_IO);
      case SUSPENSION -> taking(SUSPENDED);
    };
  }

  @ParameterizedTest
  @EnumSource
  void whatTakesMostIsNamedWhateverItIs(Cause cause) {
    TimeAccount account = mostly(cause).account();
    assertThat(account.named()).first().isEqualTo(cause);
    assertThat(account.share(cause)).isCloseTo(cause == Cause.COMPUTING ? 1 : 0.6, within(1e-12));
    assertThat(account.awakeNanos()).isEqualTo(100);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "COMPUTING")
  void aNotableWaitIsNamedBesideTheLargest(Cause cause) {
    Part part = mostly(cause);
    assertThat(part.with(COMPUTING, 180).account().named()).containsExactly(Cause.COMPUTING, cause);
    assertThat(part.with(COMPUTING, 300).account().named()).containsExactly(Cause.COMPUTING);
  }

  /** Who waits 26 % for a CPU and 21 % for pages would wait for a CPU with more memory. */
  @Test
  void aWaitShorterThanThatForACpuIsNamedOnlyWhereItIsLarge() {
    Part part = part(Map.of(COMPUTING, 53L, READY, 26L, PAGING, 21L), Map.of());
    assertThat(part.account().named()).containsExactly(Cause.COMPUTING, Cause.CPU_WAITS);
    part = part(Map.of(COMPUTING, 20L, READY, 45L, PAGING, 35L), Map.of());
    assertThat(part.account().named()).containsExactly(Cause.CPU_WAITS, Cause.PAGE_READS);
    part = part(Map.of(COMPUTING, 49L, READY, 23L, PAGING, 28L), Map.of());
    assertThat(part.account().named())
        .as("sparing either gains")
        .containsExactly(Cause.COMPUTING, Cause.PAGE_READS, Cause.CPU_WAITS);
  }

  /** 30 ns at the MemoryManager and 30 of handling are known to be 90 ns of two kinds. */
  @Test
  void whatIsCountedAtTheEdgesNeverMakesMoreTimeThanThereWas() {
    TimeAccount account =
        part(
                Map.of(MANAGER, 30L, FAULT_HANDLING, 30L),
                Map.of(Counter.SOFT_FAULT_NANOS, 60L, Counter.HARD_FAULT_NANOS, 30L))
            .account();
    assertThat(account.awakeNanos()).isCloseTo(60, within(1e-9));
    assertThat(account.share(Cause.SOFT_FAULTS)).isCloseTo(2.0 / 3, within(1e-9));
  }

  @Test
  void beingAsleepIsNoPartOfTheTimeAwake() {
    TimeAccount account = mostly(Cause.PAGE_READS).with(SLEEPING, 900).account();
    assertThat(account.share(Cause.PAGE_READS)).isCloseTo(0.6, within(1e-12));
    assertThat(account.asleep()).isCloseTo(0.9, within(1e-12));
    assertThat(account.mostlyAsleep()).isTrue();
  }

  @Test
  void whoHardlyEverWakesIsShortOfNothing() {
    assertThat(mostly(Cause.SWITCHING).with(SLEEPING, 1_000_000).account().named()).isEmpty();
  }

  @Test
  void softFaultsAreOfWhatTookThePages() {
    assertThat(Shortage.of(Cause.SOFT_FAULTS, new Circumstances(false, 0, 0, 100, 90)))
        .isEqualTo(Shortage.HARD_MAXIMUM);
    assertThat(Shortage.of(Cause.SOFT_FAULTS, new Circumstances(false, 0, 0, 100, 10)))
        .isEqualTo(Shortage.MEMORY);
    assertThat(Shortage.of(Cause.SOFT_FAULTS, new Circumstances(false, 0, 0, 0, 0)))
        .isEqualTo(Shortage.TRIMMING_CALLS);
  }

  @Test
  void readsAreOfMemoryOnlyWherePagesComeBack() {
    assertThat(Shortage.of(Cause.PAGE_READS, CALM)).isEqualTo(Shortage.MEMORY);
    assertThat(Shortage.of(Cause.PAGE_READS, new Circumstances(true, 10, 9, 0, 0)))
        .isEqualTo(Shortage.DEVICE);
    assertThat(Shortage.of(Cause.PAGE_READS, new Circumstances(true, 10, 1, 0, 0)))
        .isEqualTo(Shortage.FIRST_READS);
  }

  /** Far apart, pages need a table each: most of what is read are tables that were in memory. */
  @Test
  void tablesThatComeBackAreNoFirstReads() {
    Map<TimeBucket, Long> times = Map.of(PAGING, 97L, COMPUTING, 3L);
    Map<Counter, Long> tables =
        Map.of(
            Counter.HARD_FAULTS,
            100L,
            Counter.THRASHING_REFAULTS,
            38L,
            Counter.PAGE_TABLE_FAULTS,
            62L);
    assertThat(part(times, tables).account().shortage(Cause.PAGE_READS, false))
        .isEqualTo(Shortage.MEMORY);
    Map<Counter, Long> first = Map.of(Counter.HARD_FAULTS, 100L, Counter.THRASHING_REFAULTS, 38L);
    assertThat(part(times, first).account().shortage(Cause.PAGE_READS, false))
        .isEqualTo(Shortage.FIRST_READS);
  }

  @Test
  void aServerIsSaturatedOnlyWhereRequestsWaitForIt() {
    assertThat(new ServerLoad(1, 0, 100).saturated()).as("busy, and nobody waits").isFalse();
    assertThat(new ServerLoad(0.5, 1_000, 100).saturated()).as("waits in bursts").isFalse();
    assertThat(new ServerLoad(0.95, 200, 100).saturated()).isTrue();
    assertThat(new ServerLoad(0.95, 1, 100).saturated()).as("waits of no weight").isFalse();
  }
}
