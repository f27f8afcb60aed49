package org.faultline.memory.pagefile;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What reading a slot gave: the page's bytes, a page of zeros, or a failure. */
public final class PageRead {
  private static final PageRead ZEROS = new PageRead(null, null);

  private final byte @Nullable [] bytes;
  private final @Nullable StoreFailure failure;

  private PageRead(byte @Nullable [] bytes, @Nullable StoreFailure failure) {
    this.bytes = bytes;
    this.failure = failure;
  }

  /** A page of zeros. */
  static PageRead zeros() {
    return ZEROS;
  }

  /** A page with these bytes, which are the reader's from now on. */
  static PageRead of(byte[] bytes) {
    return new PageRead(bytes, null);
  }

  static PageRead failed(StoreFailure.Kind kind, int slot, String what) {
    return new PageRead(null, new StoreFailure(kind, slot, what));
  }

  /** Why nothing was read; empty where the page was. */
  public Optional<StoreFailure> failure() {
    return Optional.ofNullable(failure);
  }

  /**
   * The page's bytes, which the caller may keep and change; a page of zeros has none.
   *
   * @throws IllegalStateException where reading failed
   */
  public byte @Nullable [] bytes() {
    if (failure != null) {
      throw new IllegalStateException(failure.sentence());
    }
    return bytes;
  }
}
