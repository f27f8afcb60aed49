package org.faultline.memory.workingset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.faultline.memory.windows.WindowsSettings;
import org.junit.jupiter.api.Test;

/** Who is trimmed, and by how much (docs/windows.md W802, W807 to W815). */
class WorkingSetManagerTest {
  private static final int CRITICAL = 10;
  private static final int LOW = 20;
  private static final int GOAL = 60;
  private static final int AMPLE = GOAL;
  private static final int BELOW_GOAL = LOW;
  private static final int BELOW_LOW = CRITICAL;
  private static final int BELOW_CRITICAL = CRITICAL - 1;
  private static final int MANY = 1_000;
  private static final WindowsSettings SETTINGS =
      new WindowsSettings(
          new WindowsSettings.Available(0, CRITICAL, LOW, GOAL),
          4,
          new WindowsSettings.Writing(4, 2, 8, 100_000_000, 8),
          1_000_000_000,
          0,
          8);

  private static final WorkingSetLimits SOFT = new WorkingSetLimits(0, false, false, 5);

  private WorkingSetTable sets;
  private WorkingSetManager manager;

  private void processes(WorkingSetLimits... limits) {
    sets = new WorkingSetTable(100, limits);
    manager = new WorkingSetManager(sets, SETTINGS);
  }

  /** Loads frames from {@code first} to {@code last} for a process that has run since. */
  private void load(int process, int first, int last) {
    for (int frame = first; frame <= last; frame++) {
      sets.loaded(frame, process, frame);
      sets.released(frame);
    }
  }

  private void age(int passes) {
    for (int i = 0; i < passes; i++) {
      sets.advanceAges();
    }
  }

  private static int[] frames(int first, int last) {
    int[] frames = new int[last - first + 1];
    Arrays.setAll(frames, i -> first + i);
    return frames;
  }

  @Test
  void ampleMemoryOnlyAges() {
    processes(SOFT);
    load(1, 0, 3);
    for (int i = 0; i < 10; i++) {
      assertThat(manager.pass(AMPLE, MANY)).isEmpty();
    }
    assertThat(sets.age(0)).as("ages end at 7").isEqualTo(7);
  }

  @Test
  void anAgeCountsThePassesSinceTheLastUse() {
    processes(SOFT);
    load(1, 0, 1);
    age(3);
    sets.touched(1);
    age(1);
    assertThat(sets.age(0)).isEqualTo(4);
    assertThat(sets.age(1)).isZero();
    age(1);
    assertThat(sets.age(1)).isEqualTo(1);
  }

  @Test
  void heldPagesAgeTooAndAreNoClaim() {
    processes(SOFT);
    load(1, 0, 1);
    sets.held(0);
    age(2);
    assertThat(sets.age(0)).isEqualTo(2);
    assertThat(sets.populated()[0].claim).isEqualTo(1);
  }

  @Test
  void belowTheGoalPagesOfAge4AndMoreGoOldestFirst() {
    processes(SOFT);
    load(1, 0, 0);
    age(1);
    load(1, 1, 1);
    age(2);
    load(1, 2, 2);
    age(4);
    load(1, 3, 3);
    age(3);
    assertThat(new int[] {sets.age(0), sets.age(1), sets.age(2), sets.age(3)})
        .containsExactly(7, 7, 7, 3);
    assertThat(manager.trim(BELOW_GOAL, MANY)).containsExactly(0, 1, 2);
    age(1);
    assertThat(manager.trim(BELOW_GOAL, MANY)).as("it is 4 now").containsExactly(3);
  }

  @Test
  void theThresholdFallsSoThatOlderPagesOfAnybodyGoFirst() {
    processes(SOFT, SOFT);
    load(2, 10, 10);
    age(1);
    load(1, 0, 5);
    load(2, 11, 11);
    age(5);
    assertThat(sets.age(10)).isEqualTo(6);
    assertThat(sets.age(0)).isEqualTo(5);
    assertThat(manager.trim(BELOW_GOAL, 2))
        .as("process 1 has the greater claim, process 2 the oldest page")
        .containsExactly(10, 0);
  }

  @Test
  void belowLowPagesOfAge2AndMoreGo() {
    processes(SOFT);
    load(1, 0, 1);
    age(1);
    load(1, 2, 2);
    age(1);
    assertThat(manager.trim(BELOW_GOAL, MANY)).isEmpty();
    assertThat(manager.trim(BELOW_LOW, MANY)).containsExactly(0, 1);
  }

  @Test
  void belowCriticalAnyPageGoes() {
    processes(SOFT);
    load(1, 0, 2);
    assertThat(manager.trim(BELOW_LOW, MANY)).isEmpty();
    assertThat(manager.trim(BELOW_CRITICAL, MANY)).containsExactly(0, 1, 2);
  }

  @Test
  void aMinimumIsKeptUnlessMemoryIsCritical() {
    processes(new WorkingSetLimits(3, false, false, 5));
    load(1, 0, 4);
    age(7);
    assertThat(manager.trim(BELOW_LOW, MANY)).containsExactly(0, 1);
    assertThat(manager.trim(BELOW_CRITICAL, MANY)).containsExactly(2, 3, 4);
  }

  @Test
  void aHardMinimumIsKeptEvenThen() {
    processes(new WorkingSetLimits(3, true, false, 5));
    load(1, 0, 4);
    age(7);
    assertThat(manager.trim(BELOW_CRITICAL, MANY)).containsExactly(0, 1);
    assertThat(manager.trim(BELOW_CRITICAL, MANY)).isEmpty();
    assertThat(manager.trimAll()).as("when nothing else can go on").hasSize(3);
  }

  @Test
  void heldPagesStay() {
    processes(SOFT);
    load(1, 0, 2);
    sets.held(1);
    age(7);
    assertThat(manager.trim(BELOW_CRITICAL, MANY)).containsExactly(0, 2);
    assertThat(manager.trimAll()).isEmpty();
  }

  @Test
  void onlyAsManyAsAreNeededGo() {
    processes(SOFT);
    load(1, 0, 9);
    age(7);
    assertThat(manager.trim(BELOW_GOAL, 4)).containsExactly(0, 1, 2, 3);
    assertThat(manager.trim(BELOW_GOAL, 0)).isEmpty();
  }

  @Test
  void theCursorIsRememberedBetweenPasses() {
    processes(SOFT);
    load(1, 0, 5);
    age(7);
    sets.touched(0);
    sets.touched(3);
    assertThat(manager.trim(BELOW_GOAL, 2)).containsExactly(1, 2);
    assertThat(manager.trim(BELOW_GOAL, 1)).as("it goes on behind 2").containsExactly(4);
    sets.advanceAges();
    load(1, 6, 6);
    age(7);
    assertThat(manager.trim(BELOW_GOAL, 1)).containsExactly(5);
  }

  @Test
  void whoHasTheGreaterClaimGivesFirst() {
    processes(SOFT, SOFT);
    load(1, 0, 4);
    load(2, 10, 14);
    age(6);
    sets.touched(0);
    sets.touched(1);
    sets.touched(10);
    age(1);
    assertThat(manager.trim(BELOW_GOAL, 1)).as("4 unused pages against 3").containsExactly(11);
  }

  @Test
  void whoHasLongBeenIdleGivesFirst() {
    processes(SOFT, SOFT);
    load(1, 0, 4);
    load(2, 10, 12);
    age(6);
    sets.touched(0);
    age(1);
    assertThat(manager.trim(BELOW_GOAL, 1))
        .as("process 2 is smaller, but was idle")
        .containsExactly(10);
  }

  @Test
  void theForegroundGivesLast() {
    processes(new WorkingSetLimits(0, false, true, 5), SOFT);
    load(1, 0, 8);
    load(2, 10, 11);
    age(7);
    assertThat(manager.trim(BELOW_GOAL, 3)).containsExactly(10, 11, 0);
  }

  @Test
  void ofEqualClaimsTheLowerMemoryPriorityGivesFirst() {
    processes(SOFT, new WorkingSetLimits(0, false, false, 2));
    load(1, 0, 2);
    load(2, 10, 12);
    age(7);
    assertThat(manager.trim(BELOW_GOAL, 1)).containsExactly(10);
  }

  @Test
  void thenTheLargerProcessAndThenTheOlderOne() {
    processes(SOFT, SOFT, SOFT);
    load(1, 0, 2);
    load(2, 10, 13);
    load(3, 20, 22);
    sets.held(13);
    age(7);
    assertThat(manager.trim(BELOW_GOAL, 4)).containsExactly(10, 11, 12, 0);
  }

  @Test
  void criticalMemoryIsSharedOutInProportion() {
    processes(SOFT, SOFT);
    load(1, 0, 19);
    load(2, 30, 39);
    assertThat(manager.trim(BELOW_CRITICAL, 9))
        .as("6 of 20 and 3 of 10")
        .containsExactly(0, 1, 2, 3, 4, 5, 30, 31, 32);
  }

  @Test
  void whatAShareDoesNotGiveComesFromWhoeverHasIt() {
    processes(SOFT, SOFT);
    load(1, 0, 9);
    load(2, 30, 39);
    for (int frame = 0; frame < 10; frame++) {
      sets.held(frame);
    }
    assertThat(manager.trim(BELOW_CRITICAL, 8)).containsExactly(frames(30, 37));
  }

  @Test
  void criticalMemorySparesWhatWasUsedForOneRound() {
    processes(SOFT);
    load(1, 0, 3);
    sets.touched(0);
    sets.touched(1);
    long epoch = sets.epoch();
    assertThat(manager.trim(BELOW_CRITICAL, MANY)).containsExactly(2, 3, 0, 1);
    assertThat(sets.epoch()).as("the processes must report them again").isEqualTo(epoch + 2);
  }

  @Test
  void aReplacementIsOfTheProcessItselfAndNotUsedSinceTheLastRound() {
    processes(SOFT, SOFT);
    load(1, 0, 3);
    load(2, 10, 10);
    sets.held(0);
    sets.touched(1);
    assertThat(sets.replacement(1)).isEqualTo(2);
    assertThat(sets.replacement(1)).as("the cursor has gone on").isEqualTo(3);
    assertThat(sets.replacement(1)).isEqualTo(1);
    assertThat(sets.replacement(1)).as("the last one is held").isEqualTo(-1);
  }

  @Test
  void aReplacementWhereAllWereUsedIsTheFirstOfTheSecondRound() {
    processes(SOFT);
    load(1, 0, 2);
    for (int frame = 0; frame < 3; frame++) {
      sets.touched(frame);
    }
    assertThat(sets.replacement(1)).isZero();
  }

  @Test
  void theHolderOfTheTokenGivesPagesOnlyWhereMemoryIsCriticalAndNobodyElseHasAny() {
    processes(SOFT, SOFT);
    load(1, 0, 1);
    load(2, 2, 3);
    age(7);
    manager.token(1);
    assertThat(manager.trim(BELOW_LOW, MANY)).containsExactly(2, 3);
    assertThat(manager.trim(BELOW_LOW, MANY)).isEmpty();
    assertThat(manager.trim(BELOW_CRITICAL, 1)).hasSize(1);
    manager.token(0);
    assertThat(manager.trim(BELOW_LOW, MANY)).hasSize(1);
  }
}
