package org.faultline.workload.strace;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.workload.strace.AllocationStep.Kind;
import org.faultline.workload.strace.MappedPiece.State;
import org.junit.jupiter.api.Test;

class AllocationStepsTest {
  private static final int READWRITE = 0x04;

  private final AllocationSteps steps = new AllocationSteps();

  private static MappedPiece piece(long start, long end) {
    return new MappedPiece(start, end, 3, 0x1000, State.COMMITTED, READWRITE, false);
  }

  @Test
  void whatIsDoneToNeighboursAtOnceIsOneStep() {
    steps.at(5);
    steps.add(Kind.COMMIT, piece(0x2000, 0x3000), READWRITE);
    steps.add(Kind.COMMIT, piece(0x3000, 0x6000), READWRITE);

    assertThat(steps.list())
        .containsExactly(new AllocationStep(5, Kind.COMMIT, 3, 0x1000, 0x4000, READWRITE));
  }

  @Test
  void anotherTimeKindOrProtectionIsAnotherStep() {
    steps.add(Kind.COMMIT, piece(0x2000, 0x3000), READWRITE);
    steps.at(1);
    steps.add(Kind.COMMIT, piece(0x3000, 0x4000), READWRITE);
    steps.add(Kind.LOCK, piece(0x4000, 0x5000), 0);
    steps.add(Kind.PROTECT, piece(0x5000, 0x6000), MappedPiece.NO_ACCESS);

    assertThat(steps.list()).hasSize(4);
  }
}
