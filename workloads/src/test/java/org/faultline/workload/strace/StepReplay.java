package org.faultline.workload.strace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.faultline.workload.strace.AllocationStep.Kind;

/** Follows steps page by page, refusing what Win32 would. */
final class StepReplay {
  private static final int FREE = 0;

  /** A page that is reserved. */
  static final int RESERVED = 1;

  /** A page that is committed, beside its protection. */
  static final int COMMITTED = 16;

  private static final int PAGE = 4096;

  /** The pages of each region that is there. */
  final Map<Integer, int[]> regions = new HashMap<>();

  /** Makes the next step. */
  void step(AllocationStep step) {
    int[] pages = regions.computeIfAbsent(step.region(), r -> new int[(int) (step.bytes() / PAGE)]);
    int from = (int) (step.offsetBytes() / PAGE);
    int to = from + (int) (step.bytes() / PAGE);
    assertThat(to).isLessThanOrEqualTo(pages.length);
    if (step.kind() == Kind.RELEASE) {
      regions.remove(step.region());
    }
    for (int page = from; page < to; page++) {
      boolean committed = pages[page] > RESERVED;
      switch (step.kind()) {
        case RESERVE, ALLOCATE -> assertThat(pages[page]).isEqualTo(FREE);
        case PROTECT, RESET, LOCK, UNLOCK, DECOMMIT -> assertThat(committed).isTrue();
        default -> assertThat(pages[page]).isNotEqualTo(FREE);
      }
      pages[page] =
          switch (step.kind()) {
            case RESERVE, DECOMMIT -> RESERVED;
            case ALLOCATE, COMMIT, PROTECT -> COMMITTED + step.protect();
            default -> pages[page];
          };
    }
  }

  /** How many pages are committed with this protection. */
  long committed(int protect) {
    return regions.values().stream()
        .flatMapToInt(Arrays::stream)
        .filter(page -> page == COMMITTED + protect)
        .count();
  }
}
