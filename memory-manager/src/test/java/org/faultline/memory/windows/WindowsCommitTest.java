package org.faultline.memory.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.faultline.memory.server.ChargeDecision;
import org.junit.jupiter.api.Test;

/** Commit: charge, limit, growth and waiting (docs/windows.md W501 to W504). */
class WindowsCommitTest {
  /** 100 frames and 100 slots that may become 10,000. */
  private final WindowsRig rig =
      new WindowsRig.Plan(100, WindowsRig.settings(0, 1, 2, 3)).slots(100, 10_000).build();

  private final WindowsCommit commit = rig.memory.commit();
  private final WindowsProcess process = rig.admit(1);
  private final WindowsProcess other = rig.admit(2);

  @Test
  void theLimitIsMemoryWithoutTheReservePlusTheFileAsItIs() {
    assertThat(commit.limit()).isEqualTo(200);
    WindowsRig reserved =
        new WindowsRig.Plan(100, WindowsRig.settings(5, 6, 7, 8)).slots(100, 200).build();
    assertThat(reserved.memory.commit().limit()).isEqualTo(195);
  }

  @Test
  void aChargeTakesNeitherFrameNorSlot() {
    assertThat(commit.charge(process, 50)).isEqualTo(ChargeDecision.GRANTED);
    assertThat(commit.charged()).isEqualTo(50);
    assertThat(process.chargedPages()).isEqualTo(50);
    assertThat(rig.memory.available()).isEqualTo(100);
    assertThat(rig.pagefile.used()).isZero();
  }

  @Test
  void theFileGrowsOnceTheChargeIsAboveNineTenthsOfTheLimit() {
    commit.charge(process, 180);
    assertThat(commit.takeGrowthBegun()).as("180 is 90 %").isFalse();
    commit.charge(process, 1);
    assertThat(commit.takeGrowthBegun()).isTrue();
    assertThat(commit.limit()).as("growing takes time").isEqualTo(200);
    assertThat(commit.grown()).as("a step of 4,096 slots").isEqualTo(4_196);
    assertThat(commit.limit()).isEqualTo(4_296);
    assertThat(commit.growths()).isEqualTo(1);
  }

  @Test
  void aChargeThatNeedsMoreThanAStepGrowsTheFileSoThatItIsNineTenths() {
    assertThat(commit.charge(process, 9_000)).isEqualTo(ChargeDecision.WAITS);
    assertThat(commit.charged()).isZero();
    assertThat(commit.takeGrowthBegun()).isTrue();
    assertThat(commit.grown()).as("10 * 9,000 / 9 less the frames").isEqualTo(9_900);
    assertThat(commit.charge(process, 9_000)).isEqualTo(ChargeDecision.GRANTED);
  }

  @Test
  void theFileNeverGrowsBeyondItsMaximum() {
    assertThat(commit.charge(process, 10_100)).isEqualTo(ChargeDecision.WAITS);
    assertThat(commit.grown()).isEqualTo(10_000);
    assertThat(commit.charge(process, 10_100)).isEqualTo(ChargeDecision.GRANTED);
    assertThat(commit.takeGrowthBegun()).isTrue();
    assertThat(commit.isGrowing()).as("there is no more").isFalse();
  }

  @Test
  void aChargeThatCanNeverFitIsRefusedAndChangesNothing() {
    commit.charge(process, 100);
    assertThat(commit.charge(other, 10_001)).isEqualTo(ChargeDecision.REFUSED);
    assertThat(commit.charged()).isEqualTo(100);
    assertThat(other.chargedPages()).isZero();
    assertThat(commit.takeGrowthBegun()).isFalse();
    assertThat(commit.isDecided(10_001)).isTrue();
  }

  @Test
  void onlyOneGrowthIsUnderWay() {
    assertThat(commit.charge(process, 201)).isEqualTo(ChargeDecision.WAITS);
    assertThat(commit.takeGrowthBegun()).isTrue();
    assertThat(commit.charge(other, 5_000)).isEqualTo(ChargeDecision.WAITS);
    assertThat(commit.takeGrowthBegun()).isFalse();
    assertThat(commit.isDecided(201)).isFalse();
    assertThat(commit.grown()).isEqualTo(4_196);
    assertThat(commit.isDecided(201)).isTrue();
    assertThat(commit.isDecided(5_000)).isFalse();
    commit.growFor(5_000);
    assertThat(commit.takeGrowthBegun()).as("the next one, for who still waits").isTrue();
  }

  @Test
  void aChargeThatFitsIsNotHeldUpByOneThatWaits() {
    commit.charge(process, 5_000);
    assertThat(commit.charge(other, 10)).isEqualTo(ChargeDecision.GRANTED);
  }

  @Test
  void whatIsReturnedCanBeChargedAgain() {
    commit.charge(process, 200);
    assertThat(commit.charge(other, 1)).isEqualTo(ChargeDecision.WAITS);
    commit.release(process, 1);
    assertThat(commit.charge(other, 1)).isEqualTo(ChargeDecision.GRANTED);
    assertThat(commit.peak()).isEqualTo(200);
    assertThatThrownBy(() -> commit.release(other, 2)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anExitReturnsTheChargeAtOnce() {
    commit.charge(process, 60);
    rig.memory.exit(process);
    assertThat(commit.charged()).isZero();
  }
}
