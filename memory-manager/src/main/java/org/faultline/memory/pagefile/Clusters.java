package org.faultline.memory.pagefile;

import org.faultline.memory.address.AddressLayout;
import org.jspecify.annotations.Nullable;

/** What may be asked of a store; anything else is a defect of the caller. */
final class Clusters {
  private Clusters() {}

  /**
   * @throws IllegalArgumentException where these are no pages that slots can hold
   */
  static void require(int firstSlot, byte[] @Nullable [] pages) {
    require(firstSlot, pages.length);
    for (byte[] page : pages) {
      if (page != null && page.length != AddressLayout.PAGE_SIZE) {
        throw new IllegalArgumentException(
            "a page has %d bytes, not %d".formatted(AddressLayout.PAGE_SIZE, page.length));
      }
    }
  }

  /**
   * @throws IllegalArgumentException where these are no slots of one cluster
   */
  static void require(int firstSlot, int pages) {
    boolean inRange = pages >= 1 && pages <= PageStore.MOST_PAGES;
    if (!inRange || firstSlot < 0 || firstSlot > Integer.MAX_VALUE - pages) {
      throw new IllegalArgumentException(
          "no cluster has %d pages from slot %d on".formatted(pages, firstSlot));
    }
  }
}
