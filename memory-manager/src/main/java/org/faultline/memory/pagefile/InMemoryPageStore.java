package org.faultline.memory.pagefile;

import java.util.Arrays;
import java.util.Optional;

/** Keeps the pages in the memory of this program; the only failure is to read what is not there. */
public final class InMemoryPageStore implements PageStore {
  private static final byte[] ZEROS = {};

  /** By slot: null for nothing, {@link #ZEROS} for a page of zeros, else the page. */
  private byte[][] slots = {};

  @Override
  public Optional<StoreFailure> writeCluster(int firstSlot, byte[][] pages) {
    Clusters.require(firstSlot, pages);
    for (int i = 0; i < pages.length; i++) {
      keep(firstSlot + i, pages[i]);
    }
    return Optional.empty();
  }

  @Override
  public PageRead[] readCluster(int firstSlot, int pages) {
    Clusters.require(firstSlot, pages);
    PageRead[] reads = new PageRead[pages];
    for (int i = 0; i < pages; i++) {
      reads[i] = found(firstSlot + i);
    }
    return reads;
  }

  @Override
  public PageRead read(int slot) {
    return found(slot);
  }

  @Override
  public void discard(int slot) {
    if (slot < slots.length) {
      slots[slot] = null;
    }
  }

  @Override
  public void close() {
    slots = new byte[0][];
  }

  private void keep(int slot, byte[] page) {
    if (slot >= slots.length) {
      slots = Arrays.copyOf(slots, Growth.toHold(slot, slots.length));
    }
    slots[slot] = page == null ? ZEROS : page.clone();
  }

  private PageRead found(int slot) {
    byte[] page = slot < slots.length ? slots[slot] : null;
    if (page == null) {
      return PageRead.failed(StoreFailure.Kind.NOT_WRITTEN, slot, "holds nothing");
    }
    return page == ZEROS ? PageRead.zeros() : PageRead.of(page.clone());
  }
}
