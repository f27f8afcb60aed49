package org.faultline.memory.pagefile;

import java.util.Optional;
import org.faultline.memory.address.AddressLayout;
import org.jspecify.annotations.Nullable;

/**
 * Where the pages written to the pagefile are kept, by slot.
 *
 * <p>A page is {@value AddressLayout#PAGE_SIZE} bytes, or none at all: a page of zeros, which costs
 * next to nothing. What cannot be read or written is a {@link StoreFailure}, never an exception and
 * never other bytes than those that were written last; an exception is a defect of the caller.
 *
 * <p>Reading and writing may block. A store belongs to one thread at a time.
 */
public interface PageStore extends AutoCloseable {
  /** The most pages of one cluster: 1 MiB (docs/windows.md W902). */
  int MOST_PAGES = 256;

  /**
   * Keeps copies of {@code pages} in the slots from {@code firstSlot} on, all or none: after a
   * failure these slots hold nothing.
   *
   * @param pages 1 to {@value #MOST_PAGES}, each with its bytes unless it is all zeros
   */
  Optional<StoreFailure> writeCluster(int firstSlot, byte[] @Nullable [] pages);

  /**
   * What {@code pages} slots from {@code firstSlot} on hold, each on its own: one that cannot be
   * read harms no other.
   *
   * @param pages 1 to {@value #MOST_PAGES}
   */
  PageRead[] readCluster(int firstSlot, int pages);

  /** The slot holds nothing from now on; never blocks. */
  void discard(int slot);

  /** Ends the store with all that it holds. */
  @Override
  void close();

  /** Keeps a copy of one page; a page of zeros has no bytes. */
  default Optional<StoreFailure> write(int slot, byte @Nullable [] page) {
    return writeCluster(slot, new byte[][] {page});
  }

  /** What one slot holds. */
  default PageRead read(int slot) {
    return readCluster(slot, 1)[0];
  }
}
