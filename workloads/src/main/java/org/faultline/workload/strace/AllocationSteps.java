package org.faultline.workload.strace;

import java.util.ArrayList;
import java.util.List;

/** The steps of one process, in which what is done to neighbouring addresses at once is one. */
final class AllocationSteps {
  private final List<AllocationStep> steps = new ArrayList<>();
  private long nowNanos;

  /** The steps so far. */
  List<AllocationStep> list() {
    return steps;
  }

  /** What follows happens at {@code nanos}. */
  void at(long nanos) {
    nowNanos = nanos;
  }

  /** A whole reservation is given back. */
  void release(int region) {
    steps.add(new AllocationStep(nowNanos, AllocationStep.Kind.RELEASE, region, 0, 0, 0));
  }

  /** Adds a step, or lengthens the last one where that did the same just below. */
  void add(AllocationStep.Kind kind, MappedPiece piece, int protect) {
    long offset = piece.start() - piece.base();
    AllocationStep step =
        new AllocationStep(
            nowNanos, kind, piece.region(), offset, piece.end() - piece.start(), protect);
    AllocationStep last = steps.isEmpty() ? null : steps.get(steps.size() - 1);
    if (last != null && offset > 0 && last.equals(below(step, last.bytes()))) {
      steps.set(
          steps.size() - 1,
          new AllocationStep(
              nowNanos,
              kind,
              step.region(),
              last.offsetBytes(),
              last.bytes() + step.bytes(),
              protect));
    } else {
      steps.add(step);
    }
  }

  /** The step that does the same to so many bytes just below. */
  private static AllocationStep below(AllocationStep step, long bytes) {
    return new AllocationStep(
        step.atNanos(),
        step.kind(),
        step.region(),
        step.offsetBytes() - bytes,
        bytes,
        step.protect());
  }
}
