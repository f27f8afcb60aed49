package org.faultline.memory.pagefile;

/**
 * Where the bytes of pages written to the pagefile are kept, by slot. A page that no program ever
 * wrote data to has no bytes: it reads as zero and costs nothing here.
 */
public interface PageStore {
  /** Keeps a copy of {@code bytes}, or forgets the slot's where {@code bytes} is null. */
  void write(int slot, byte[] bytes);

  /** A copy of the slot's bytes, or null for a page of zeros. */
  byte[] read(int slot);

  /** Forgets the slot's bytes. */
  void discard(int slot);
}
