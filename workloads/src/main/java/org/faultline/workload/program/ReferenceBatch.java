package org.faultline.workload.program;

import org.jspecify.annotations.Nullable;

/**
 * References to execute, as {@code PageReference}s. The buffer belongs to the step and is refilled
 * when the process has consumed all of it.
 */
public final class ReferenceBatch {
  /** The packed references; those from {@link #from} to {@link #to} (exclusive) are still to do. */
  public long[] references;

  /** For each packed reference when its page is referenced next; absent if nobody knows. */
  public long @Nullable [] nextUses;

  public int from;
  public int to;

  /** Whether each entry stands for exactly one reference. */
  public boolean single;

  /** What one reference costs as a multiple of the machine's, in thousandths: 1000 is once. */
  public long costPerMille = 1000;

  /** A batch over a buffer of {@code capacity} references. */
  public ReferenceBatch(int capacity) {
    references = new long[capacity];
  }
}
