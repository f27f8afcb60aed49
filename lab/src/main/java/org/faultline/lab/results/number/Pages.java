package org.faultline.lab.results.number;

import org.faultline.memory.address.AddressLayout;

/** Pages as bytes. */
public final class Pages {
  private Pages() {}

  /** How many bytes {@code pages} are. */
  public static long bytes(long pages) {
    return pages << AddressLayout.PAGE_SHIFT;
  }
}
