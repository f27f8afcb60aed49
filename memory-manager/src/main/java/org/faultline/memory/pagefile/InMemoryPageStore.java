package org.faultline.memory.pagefile;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the pages in the memory of this program; the only failure is to read what is not there.
 *
 * <p>Memory grows with the slots that hold a page, though the slots written move through the file.
 */
public final class InMemoryPageStore implements PageStore {
  private static final byte[] ZEROS = {};

  private static final int CHUNK_BITS = 5;
  private static final int CHUNK_MASK = (1 << CHUNK_BITS) - 1;

  /** By slot: nothing, {@link #ZEROS} for a page of zeros, or the page. */
  private byte[] @Nullable [] @Nullable [] chunks = {};

  /** The slots of each chunk that hold something; a chunk that holds nothing is not there. */
  private int[] held = {};

  @Override
  public Optional<StoreFailure> writeCluster(int firstSlot, byte[] @Nullable [] pages) {
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
    int chunk = slot >>> CHUNK_BITS;
    if (page(slot) != null) {
      chunks[chunk][slot & CHUNK_MASK] = null;
      if (--held[chunk] == 0) {
        chunks[chunk] = null;
      }
    }
  }

  @Override
  public void close() {
    chunks = new byte[0][][];
    held = new int[0];
  }

  private void keep(int slot, byte @Nullable [] page) {
    int chunk = slot >>> CHUNK_BITS;
    if (chunk >= chunks.length) {
      int room = Growth.toHold(chunk, chunks.length);
      chunks = Arrays.copyOf(chunks, room);
      held = Arrays.copyOf(held, room);
    }
    if (chunks[chunk] == null) {
      chunks[chunk] = new byte[CHUNK_MASK + 1][];
    }
    held[chunk] += page(slot) == null ? 1 : 0;
    chunks[chunk][slot & CHUNK_MASK] = page == null ? ZEROS : page.clone();
  }

  private PageRead found(int slot) {
    byte[] page = page(slot);
    if (page == null) {
      return PageRead.failed(StoreFailure.Kind.NOT_WRITTEN, slot, "holds nothing");
    }
    return page == ZEROS ? PageRead.zeros() : PageRead.of(page.clone());
  }

  /** What the slot holds, if anything. */
  private byte @Nullable [] page(int slot) {
    int chunk = slot >>> CHUNK_BITS;
    return chunk < chunks.length && chunks[chunk] != null ? chunks[chunk][slot & CHUNK_MASK] : null;
  }
}
