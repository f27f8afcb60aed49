package org.faultline.lab.results.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class TimeAccountTest {
  private static final Circumstances CALM = new Circumstances(false, 10, 10, 10, 0);

  private static ObjectNode part(Map<String, Integer> times, Map<String, Integer> counts) {
    ObjectNode part = JsonNodeFactory.instance.objectNode();
    ObjectNode window = part.putObject("windowTimes");
    times.forEach(window::put);
    ObjectNode counted = part.putObject("window");
    counted.put("softFaultNanos", 0);
    counts.forEach(counted::put);
    return part;
  }

  /** A summary's part in which {@code cause} takes 60 of 100 ns awake, and computing the rest. */
  private static ObjectNode mostly(Cause cause) {
    return switch (cause) {
      case COMPUTING -> part(Map.of("computingNanos", 100), Map.of());
      case SWITCHING -> part(Map.of("computingNanos", 40, "switchingNanos", 60), Map.of());
      case CPU_WAITS -> part(Map.of("computingNanos", 40, "readyNanos", 60), Map.of());
      case MANAGER_WAITS ->
          part(Map.of("computingNanos", 40, "managerNanos", 60), Map.of("managerWaitNanos", 60));
      case CALLS -> part(Map.of("computingNanos", 40, "managerNanos", 60), Map.of());
      case SOFT_FAULTS ->
          part(
              Map.of("computingNanos", 40, "managerNanos", 20, "faultHandlingNanos", 40),
              Map.of("softFaultNanos", 60));
      case DEMAND_ZERO_FAULTS ->
          part(
              Map.of("computingNanos", 40, "faultHandlingNanos", 60),
              Map.of("demandZeroNanos", 60));
      case ZEROING ->
          part(Map.of("computingNanos", 40, "faultHandlingNanos", 60), Map.of("zeroingNanos", 60));
      case HARD_FAULTS ->
          part(
              Map.of("computingNanos", 40, "faultHandlingNanos", 60), Map.of("hardFaultNanos", 60));
      case FAULT_HANDLING -> {
        ObjectNode old = part(Map.of("computingNanos", 40, "faultHandlingNanos", 60), Map.of());
        old.withObject("/window").remove("softFaultNanos");
        yield old;
      }
      case PAGE_READS -> part(Map.of("computingNanos", 40, "pagingNanos", 60), Map.of());
      case PAGE_WAITS -> part(Map.of("computingNanos", 40, "pageWaitNanos", 60), Map.of());
      case COMMIT_WAITS -> part(Map.of("computingNanos", 40, "commitWaitNanos", 60), Map.of());
      case FILES -> part(Map.of("computingNanos", 40, "fileIoNanos", 60), Map.of());
      case SUSPENSION -> part(Map.of("computingNanos", 40, "suspendedNanos", 60), Map.of());
    };
  }

  @ParameterizedTest
  @EnumSource
  void whatTakesMostIsNamedWhateverItIs(Cause cause) {
    TimeAccount account = TimeAccount.of(mostly(cause));
    assertThat(account.named()).first().isEqualTo(cause);
    assertThat(account.share(cause)).isCloseTo(cause == Cause.COMPUTING ? 1 : 0.6, within(1e-12));
    assertThat(account.awakeNanos()).isEqualTo(100);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "COMPUTING")
  void aNotableWaitIsNamedBesideTheLargest(Cause cause) {
    ObjectNode part = mostly(cause);
    part.withObject("/windowTimes").put("computingNanos", 180);
    assertThat(TimeAccount.of(part).named()).containsExactly(Cause.COMPUTING, cause);
    part.withObject("/windowTimes").put("computingNanos", 300);
    assertThat(TimeAccount.of(part).named()).containsExactly(Cause.COMPUTING);
  }

  /** Who waits 26 % for a CPU and 21 % for pages would wait for a CPU with more memory. */
  @Test
  void aWaitShorterThanThatForACpuIsNamedOnlyWhereItIsLarge() {
    ObjectNode part =
        part(Map.of("computingNanos", 53, "readyNanos", 26, "pagingNanos", 21), Map.of());
    assertThat(TimeAccount.of(part).named()).containsExactly(Cause.COMPUTING, Cause.CPU_WAITS);
    part = part(Map.of("computingNanos", 20, "readyNanos", 45, "pagingNanos", 35), Map.of());
    assertThat(TimeAccount.of(part).named()).containsExactly(Cause.CPU_WAITS, Cause.PAGE_READS);
    part = part(Map.of("computingNanos", 49, "readyNanos", 23, "pagingNanos", 28), Map.of());
    assertThat(TimeAccount.of(part).named())
        .as("sparing either gains")
        .containsExactly(Cause.COMPUTING, Cause.PAGE_READS, Cause.CPU_WAITS);
  }

  /** 30 ns at the MemoryManager and 30 of handling are known to be 90 ns of two kinds. */
  @Test
  void whatIsCountedAtTheEdgesNeverMakesMoreTimeThanThereWas() {
    TimeAccount account =
        TimeAccount.of(
            part(
                Map.of("managerNanos", 30, "faultHandlingNanos", 30),
                Map.of("softFaultNanos", 60, "hardFaultNanos", 30)));
    assertThat(account.awakeNanos()).isCloseTo(60, within(1e-9));
    assertThat(account.share(Cause.SOFT_FAULTS)).isCloseTo(2.0 / 3, within(1e-9));
  }

  @Test
  void beingAsleepIsNoPartOfTheTimeAwake() {
    ObjectNode part = mostly(Cause.PAGE_READS);
    part.withObject("/windowTimes").put("sleepingNanos", 900);
    TimeAccount account = TimeAccount.of(part);
    assertThat(account.share(Cause.PAGE_READS)).isCloseTo(0.6, within(1e-12));
    assertThat(account.asleep()).isCloseTo(0.9, within(1e-12));
    assertThat(account.mostlyAsleep()).isTrue();
  }

  @Test
  void whoHardlyEverWakesIsShortOfNothing() {
    ObjectNode part = mostly(Cause.SWITCHING);
    part.withObject("/windowTimes").put("sleepingNanos", 1_000_000);
    assertThat(TimeAccount.of(part).named()).isEmpty();
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
    Map<String, Integer> times = Map.of("pagingNanos", 97, "computingNanos", 3);
    Map<String, Integer> tables =
        Map.of("hardFaults", 100, "thrashingRefaults", 38, "pageTableFaults", 62);
    assertThat(TimeAccount.of(part(times, tables)).shortage(Cause.PAGE_READS, false))
        .isEqualTo(Shortage.MEMORY);
    Map<String, Integer> first = Map.of("hardFaults", 100, "thrashingRefaults", 38);
    assertThat(TimeAccount.of(part(times, first)).shortage(Cause.PAGE_READS, false))
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
