package org.faultline.memory.device;

/**
 * How a transfer ends.
 *
 * @param end when, in nanoseconds
 * @param failed for each page whether it could not be transferred; null where all could
 * @param bytes of each page that a read brought, null for zeros; null where no page has any, or
 *     where the reader keeps the bytes itself
 */
public record Completion(long end, boolean[] failed, byte[][] bytes) {

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
