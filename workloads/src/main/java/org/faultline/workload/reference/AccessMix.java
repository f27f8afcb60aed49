package org.faultline.workload.reference;

/**
 * Which share of references are writes and which are instruction fetches; the rest are reads.
 *
 * @param writes share of writes, 0 to 1
 * @param fetches share of instruction fetches, 0 to 1; both together at most 1
 */
public record AccessMix(double writes, double fetches) {
  private static final double SCALE = 0x1p63;
  private static final double ROUNDING = 1e-12;

  /** Only reads. */
  public static final AccessMix READS = new AccessMix(0, 0);

  /** Checks the shares. */
  public AccessMix {
    if (!(writes >= 0 && fetches >= 0 && writes + fetches <= 1 + ROUNDING)) {
      throw new IllegalArgumentException(
          "has writes = %s %% and fetches = %s %%, but together they may be at most 100 %%"
              .formatted(100 * writes, 100 * fetches));
    }
  }

  /** Whether every reference is of the same kind, so that nothing need be drawn. */
  public boolean constant() {
    return writes == 1 || fetches == 1 || writes + fetches == 0;
  }

  /** The bound for {@link #access} below which a draw means a write. */
  long writeBound() {
    return bound(writes);
  }

  /** The bound for {@link #access} below which a draw means a write or a fetch. */
  long fetchBound() {
    return bound(writes + fetches);
  }

  /**
   * The ordinal of the access that a uniform draw of 64 bits stands for, without a branch: its
   * upper 63 bits are compared with both bounds, each 0 to 2^63 (which wraps to the sign bit).
   */
  static long access(long draw, long writeBound, long fetchBound) {
    long uniform = draw >>> 1;
    long fetch = uniform - fetchBound >>> 63;
    long write = uniform - writeBound >>> 63;
    return (fetch << 1) - write;
  }

  private static long bound(double share) {
    return share >= 1 ? Long.MIN_VALUE : (long) (share * SCALE);
  }
}
