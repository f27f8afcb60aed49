package org.faultline.memory.pagefile;

import java.util.HashMap;
import java.util.Map;

/** Keeps the pages in the memory of this program. */
public final class InMemoryPageStore implements PageStore {
  private final Map<Integer, byte[]> pages = new HashMap<>();

  @Override
  public void write(int slot, byte[] bytes) {
    if (bytes == null) {
      pages.remove(slot);
    } else {
      pages.put(slot, bytes.clone());
    }
  }

  @Override
  public byte[] read(int slot) {
    byte[] bytes = pages.get(slot);
    return bytes == null ? null : bytes.clone();
  }

  @Override
  public void discard(int slot) {
    pages.remove(slot);
  }
}
