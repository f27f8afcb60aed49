package org.faultline.memory.shares;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class FrameSharesTest {
  private static final long SEEDS = 300;

  private static FrameShares shares(ShareKind kind, int frames, int processes) {
    FrameShares shares = new FrameShares(kind, frames, processes);
    for (int process = 1; process <= processes; process++) {
      shares.started(process);
    }
    return shares;
  }

  @Test
  void aProcessThatIsNotStartedOrIsSuspendedOrGoneHasNoShare() {
    FrameShares shares = new FrameShares(ShareKind.EQUAL_OF_ACTIVE, 12, 3);
    shares.started(1);
    assertThat(shares.share(1)).isEqualTo(12);
    assertThat(shares.share(2)).isZero();
    shares.started(2);
    shares.started(3);
    assertThat(shares.share(2)).isEqualTo(4);
    shares.deactivated(2);
    assertThat(shares.share(1)).isEqualTo(6);
    assertThat(shares.share(2)).isZero();
    shares.activated(2);
    shares.gone(1);
    assertThat(shares.share(1)).isZero();
    assertThat(shares.share(2)).isEqualTo(6);
  }

  @Test
  void proportionalSharesFollowTheCommitCharge() {
    FrameShares shares = shares(ShareKind.PROPORTIONAL, 120, 2);
    shares.charged(1, 100);
    shares.charged(2, 300);
    assertThat(shares.share(1)).isEqualTo(30);
    assertThat(shares.share(2)).isEqualTo(90);
    shares.charged(2, 100);
    assertThat(shares.share(2)).isEqualTo(60);
    shares.gone(2);
    assertThat(shares.share(1)).isEqualTo(120);
  }

  @Test
  void whatCannotLeaveIsWantedInAnyCase() {
    FrameShares shares = shares(ShareKind.PROPORTIONAL, 120, 2);
    shares.charged(1, 1000);
    assertThat(shares.share(2)).isEqualTo(2);
    shares.fixed(2, 5);
    assertThat(shares.share(2)).isEqualTo(7);
    assertThat(shares.share(1)).isEqualTo(113);
  }

  @Test
  void workingSetSharesAreTheDistinctPagesOfTheWindow() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
      int window = 1 + random.nextInt(20);
      FrameShares shares = shares(ShareKind.workingSet(window), 1000, 1);
      List<Long> string = new ArrayList<>();
      for (int time = 0; time < 60; time++) {
        long page = random.nextInt(12);
        string.add(page);
        if (random.nextInt(3) > 0) {
          shares.used(1, page, time);
          continue;
        }
        shares.faulted(1, page, time);
        Set<Long> distinct =
            new TreeSet<>(string.subList(Math.max(0, time + 1 - window), time + 1));
        assertThat(shares.share(1))
            .as("share at %d of seed %d, window %d, %s", time, seed, window, string)
            .isEqualTo(Math.max(2, distinct.size()));
      }
    }
  }

  @Test
  void aFaultThatComesSoonAddsAFrameAndALateOneLeavesThePagesUsedLately() {
    FrameShares shares = shares(ShareKind.faultFrequency(10), 100, 1);
    for (int time = 0; time < 6; time++) {
      shares.faulted(1, time, time);
    }
    assertThat(shares.share(1)).isEqualTo(6);
    shares.used(1, 3, 20);
    shares.used(1, 4, 21);
    shares.faulted(1, 6, 30);
    // Since the start: pages 0 to 5, all used; and the page that faults.
    assertThat(shares.share(1)).isEqualTo(7);
    shares.used(1, 3, 40);
    shares.faulted(1, 7, 50);
    // Since time 30: page 6, which faulted then, page 3, and the page that faults.
    assertThat(shares.share(1)).isEqualTo(3);
    shares.faulted(1, 8, 59);
    assertThat(shares.share(1)).isEqualTo(4);
  }

  @Test
  void noMoreFramesArePromisedThanThereAre() {
    FrameShares shares = shares(ShareKind.workingSet(100), 10, 3);
    for (int time = 0; time < 20; time++) {
      shares.faulted(1, time, time);
      shares.faulted(3, time, time);
    }
    shares.faulted(2, 0, 0);
    assertThat(List.of(shares.share(1), shares.share(2), shares.share(3))).containsExactly(4, 2, 4);
  }
}
