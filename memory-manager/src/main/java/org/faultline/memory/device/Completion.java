package org.faultline.memory.device;

import org.jspecify.annotations.Nullable;

/**
 * How a transfer ends.
 *
 * @param endNanos when, in nanoseconds
 * @param failed for each page whether it could not be transferred; absent where all could
 * @param bytes of each page that a read brought, unless it is all zeros; absent where no page has
 *     any, or where the reader keeps the bytes itself
 */
public record Completion(
    long endNanos, boolean @Nullable [] failed, byte @Nullable [] @Nullable [] bytes) {

  /** Not known yet: the device has not said it. */
  public static final Completion UNKNOWN = new Completion(Long.MAX_VALUE, null, null);

  /** Whether the device has said when it ends. */
  public boolean isKnown() {
    return endNanos != Long.MAX_VALUE;
  }

  /** Whether any page could not be transferred. */
  public boolean hasFailed() {
    if (failed != null) {
      for (boolean page : failed) {
        if (page) {
          return true;
        }
      }
    }
    return false;
  }
}
