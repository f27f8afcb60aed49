package org.faultline.workload.reference;

import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.PageReference;
import org.faultline.workload.binding.ConfigNode;

/** Reads lengths that a pattern has: bytes with a unit, or a bare number of pages. */
final class Extent {
  /** The most pages that references can name. */
  static final long MOST_PAGES = PageReference.MAXIMUM_PAGE + 1;

  private Extent() {}

  /** {@code 3} for three pages, or {@code 64 B}; in bytes, at least 1. */
  static long bytes(ConfigNode node) {
    String text = node.text();
    if (text.chars().allMatch(Character::isDigit)) {
      return node.whole(1, MOST_PAGES) << AddressLayout.PAGE_SHIFT;
    }
    return node.bytes(1, MOST_PAGES << AddressLayout.PAGE_SHIFT);
  }
}
