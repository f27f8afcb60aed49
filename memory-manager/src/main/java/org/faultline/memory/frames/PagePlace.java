package org.faultline.memory.frames;

/**
 * Where a page or page table is, packed into the low 34 bits of a {@code long}: what in bits 0 and
 * 1, and the frame or slot above. 0 is nowhere: it never had a page-table entry. A page that left
 * memory has the stamp of its eviction in the bits above, 0 for none.
 */
public final class PagePlace {
  /** It has no page-table entry. */
  public static final int NOWHERE = 0;

  /** It is in a frame. */
  public static final int FRAME = 1;

  /** It is in a slot of the pagefile. */
  public static final int SLOT = 2;

  /** It is in no frame and reads as zeros. */
  public static final int ZERO = 3;

  /** The bits of a place. */
  public static final long MASK = (1L << 34) - 1;

  private static final int WHAT_BITS = 2;
  private static final int WHAT_MASK = (1 << WHAT_BITS) - 1;
  private static final int STAMP_SHIFT = 34;
  private static final int NONE = -1;

  private PagePlace() {}

  /** The place of a page in {@code frame}. */
  public static long ofFrame(int frame) {
    return (long) frame << WHAT_BITS | FRAME;
  }

  /** The place of a page in {@code slot} alone. */
  public static long ofSlot(int slot) {
    return (long) slot << WHAT_BITS | SLOT;
  }

  /** A slot, with the stamp that the page got when it left memory. */
  public static long ofSlot(int slot, long stamp) {
    return stamp << STAMP_SHIFT | ofSlot(slot);
  }

  /** No frame and no slot, with the stamp that the page got when it left memory. */
  public static long ofZero(long stamp) {
    return stamp << STAMP_SHIFT | ZERO;
  }

  /** The stamp of the eviction to this place; 0 for none. */
  public static long stamp(long place) {
    return place >>> STAMP_SHIFT;
  }

  /** One of {@link #NOWHERE}, {@link #FRAME}, {@link #SLOT} and {@link #ZERO}. */
  public static int what(long place) {
    return (int) place & WHAT_MASK;
  }

  /** The frame of a place that is one, or -1. */
  public static int frame(long place) {
    return what(place) == FRAME ? number(place) : NONE;
  }

  /** The slot of a place that is one, or -1. */
  public static int slot(long place) {
    return what(place) == SLOT ? number(place) : NONE;
  }

  /** The frame or slot of a place that is one. */
  public static int number(long place) {
    return (int) ((place & MASK) >>> WHAT_BITS);
  }
}
