package org.faultline.memory.address;

/** How a reference uses a page. The ordinal is the access's bit in {@link Pte}'s fast path. */
public enum Access {
  /** A load. */
  READ,
  /** A store, or a load and store. */
  WRITE,
  /** An instruction fetch. */
  EXECUTE;

  private static final Access[] VALUES = values();

  /** The access with this ordinal, 0 to 2. */
  public static Access of(int ordinal) {
    return VALUES[ordinal];
  }
}
