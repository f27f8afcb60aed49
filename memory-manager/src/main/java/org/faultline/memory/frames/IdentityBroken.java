package org.faultline.memory.frames;

/** A conservation law does not hold: the run's numbers cannot be trusted. */
public final class IdentityBroken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says in a sentence which one, with both sides. */
  public IdentityBroken(String message) {
    super(message);
  }
}
