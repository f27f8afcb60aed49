package org.faultline.memory.textbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.pagefile.InMemoryPageStore;
import org.faultline.memory.pagefile.Pagefile;
import org.junit.jupiter.api.Test;

class TextbookCommitTest {
  private final Pagefile pagefile = new Pagefile(9_000, 20_000, new InMemoryPageStore());
  private final TextbookCommit commit = new TextbookCommit(1_000, pagefile);
  private final TextbookProcess process =
      new TextbookProcess(1, new FramePool(0, 1), AddressLayout.BITS_32, false);

  @Test
  void limitIsMemoryPlusTheCurrentPagefile() {
    assertThat(commit.limitPages()).isEqualTo(10_000);
  }

  @Test
  void chargeOfNineTenthsGrowsNothing() {
    assertThat(commit.charge(process, 9_000)).isTrue();
    assertThat(commit.growths()).isZero();
    assertThat(commit.limitPages()).isEqualTo(10_000);
  }

  @Test
  void chargePastNineTenthsGrowsThePagefile() {
    assertThat(commit.charge(process, 9_001)).isTrue();
    assertThat(commit.growths()).isEqualTo(1);
    assertThat(commit.limitPages()).isEqualTo(14_096);
  }

  @Test
  void growthLeavesTheChargeAtNineTenthsOrBelow() {
    assertThat(commit.charge(process, 18_000)).isTrue();
    assertThat(10 * commit.chargedPages()).isLessThanOrEqualTo(9 * commit.limitPages());
  }

  @Test
  void chargeUpToTheMaximumIsGranted() {
    assertThat(commit.charge(process, 21_000)).isTrue();
    assertThat(commit.limitPages()).isEqualTo(21_000);
  }

  @Test
  void chargeBeyondTheMaximumIsRefusedAndChangesNothing() {
    assertThat(commit.charge(process, 100)).isTrue();
    assertThat(commit.charge(process, 20_901)).isFalse();
    assertThat(commit.chargedPages()).isEqualTo(100);
    assertThat(commit.peakPages()).isEqualTo(100);
    assertThat(commit.limitPages()).isEqualTo(10_000);
  }

  @Test
  void pagefileStaysGrownAndThePeakStays() {
    assertThat(commit.charge(process, 15_000)).isTrue();
    long limit = commit.limitPages();
    commit.release(process, 15_000);
    assertThat(commit.chargedPages()).isZero();
    assertThat(commit.peakPages()).isEqualTo(15_000);
    assertThat(commit.limitPages()).isEqualTo(limit);
  }

  @Test
  void moreThanChargedCannotReturn() {
    assertThat(commit.charge(process, 5)).isTrue();
    assertThatThrownBy(() -> commit.release(process, 6)).isInstanceOf(IllegalStateException.class);
  }
}
