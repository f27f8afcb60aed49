package org.faultline.actors.naive;

import java.util.Arrays;
import org.faultline.memory.address.AddressLayout;

/** A file: its bytes as they are on the device, and its pages in memory. */
final class NaiveFile {
  final String name;
  byte[] bytes;

  /** Null before its first section. */
  NaiveSegment segment;

  NaiveFile(String name, int size) {
    this.name = name;
    bytes = new byte[size];
  }

  long pages() {
    return (bytes.length + AddressLayout.PAGE_SIZE - 1L) / AddressLayout.PAGE_SIZE;
  }

  /** A page, with zeros behind the end. */
  byte[] read(long page) {
    byte[] read = new byte[AddressLayout.PAGE_SIZE];
    int from = (int) (page * AddressLayout.PAGE_SIZE);
    if (from < bytes.length) {
      System.arraycopy(bytes, from, read, 0, Math.min(read.length, bytes.length - from));
    }
    return read;
  }

  /** A page; what lies behind the end is lost. */
  void write(long page, byte[] written) {
    int from = (int) (page * AddressLayout.PAGE_SIZE);
    if (from < bytes.length && written != null) {
      System.arraycopy(written, 0, bytes, from, Math.min(written.length, bytes.length - from));
    } else if (from < bytes.length) {
      int to = Math.min(bytes.length, from + AddressLayout.PAGE_SIZE);
      Arrays.fill(bytes, from, to, (byte) 0);
    }
  }

  void resize(long size) {
    bytes = Arrays.copyOf(bytes, (int) size);
  }
}
