package org.faultline.memory.physical;

/** A conservation law does not hold: the run's numbers cannot be trusted. */
public final class IdentityBroken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says in a sentence which one, with both sides. */
  public IdentityBroken(String message) {
    super(message);
  }

  /** Throws unless both sides of {@code identity} are equal at {@code now}, in nanoseconds. */
  public static void unlessEqual(String identity, long left, long right, long now) {
    if (left != right) {
      throw new IdentityBroken(
          "the identity %s is broken: %d is not %d, at %d ns"
              .formatted(identity, left, right, now));
    }
  }
}
