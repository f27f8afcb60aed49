package org.faultline.memory.address;

import org.jspecify.annotations.Nullable;

/**
 * An access to {@code width} bytes that may lie across pages, as one instruction does it: either
 * all its pages are ready or nothing is transferred.
 */
public final class DataAccess {
  private DataAccess() {}

  /**
   * Why an access cannot be done.
   *
   * @param reason one bit of {@link Resolution#STOPS}
   * @param page the first page that is not ready
   * @param address the faulting address, in bytes: the operand, or the first byte of {@code page}
   */
  public record Stop(int reason, long page, long address) {}

  /**
   * The first page, in order, that stops the access, if any. A guard found armed is cleared;
   * nothing else changes, and pages before it are not touched. Where nothing stops, the caller
   * resolves each page and transfers.
   *
   * @param width bytes, at least 1
   */
  public static @Nullable Stop check(AddressSpace space, long address, int width, Access access) {
    long last = address + width - 1 >>> AddressLayout.PAGE_SHIFT;
    long page = address >>> AddressLayout.PAGE_SHIFT;
    long operand = address;
    while (true) {
      int reason = space.stop(page, access);
      if (reason != 0) {
        if (reason == Resolution.GUARD) {
          space.resolve(page, access);
        }
        return new Stop(reason, page, operand);
      }
      if (page == last) {
        return null;
      }
      page++;
      operand = page << AddressLayout.PAGE_SHIFT;
    }
  }
}
