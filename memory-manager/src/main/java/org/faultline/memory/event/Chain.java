package org.faultline.memory.event;

/**
 * A cheap 128-bit hash chained over the events of one owner, in their order. It tells two histories
 * apart; it is no defence against somebody who wants two to look alike.
 */
public final class Chain {
  private static final long FIRST = 0x9E3779B97F4A7C15L;
  private static final long SECOND = 0xC2B2AE3D27D4EB4FL;

  private long high = 0x243F6A8885A308D3L;
  private long low = 0x13198A2E03707344L;

  /** Chains one value. */
  public void add(long value) {
    high = Long.rotateLeft(high ^ value, 29) * FIRST + low;
    low = Long.rotateLeft(low + value, 41) * SECOND ^ high;
  }

  /** Chains an event: when, what and two details. */
  public void add(long atNanos, int kind, long first, long second) {
    add(atNanos);
    add((long) kind << 56 ^ first);
    add(second);
  }

  /** The present value. */
  public Value value() {
    return new Value(high, low);
  }

  /** A chain's value at some moment. */
  public record Value(long high, long low) {}
}
