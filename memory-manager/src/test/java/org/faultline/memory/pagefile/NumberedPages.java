package org.faultline.memory.pagefile;

import java.nio.ByteBuffer;
import org.faultline.memory.address.AddressLayout;

/** Pages that tell each other apart. */
final class NumberedPages {
  private NumberedPages() {}

  /** A page that begins and ends with {@code number}. */
  static byte[] page(long number) {
    byte[] page = new byte[AddressLayout.PAGE_SIZE];
    ByteBuffer.wrap(page).putLong(0, number).putLong(page.length - Long.BYTES, number);
    return page;
  }
}
