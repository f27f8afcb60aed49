package org.faultline.memory.frames;

/**
 * Where a page or page table is, packed into the low 34 bits of a {@code long}: what in bits 0 and
 * 1, and the frame or slot above. 0 is nowhere: it never had a page-table entry. A page in a slot
 * has the stamp of its eviction in the bits above, 0 for none.
 */
final class PagePlace {
  /** It has no page-table entry. */
  static final int NOWHERE = 0;

  /** It is in a frame: valid or in transition. */
  static final int FRAME = 1;

  /** It is in a slot of the pagefile. */
  static final int SLOT = 2;

  /** Its entry says that it reads as zeros. */
  static final int ZERO = 3;

  /** The bits of a place. */
  static final long MASK = (1L << 34) - 1;

  private static final int STAMP_SHIFT = 34;

  private PagePlace() {}

  static long frame(int frame) {
    return (long) frame << 2 | FRAME;
  }

  static long slot(int slot) {
    return (long) slot << 2 | SLOT;
  }

  /** A slot, with the stamp that the page got when it left memory. */
  static long slot(int slot, long stamp) {
    return stamp << STAMP_SHIFT | slot(slot);
  }

  static long stamp(long place) {
    return place >>> STAMP_SHIFT;
  }

  static int what(long place) {
    return (int) place & 3;
  }

  /** The frame or slot. */
  static int number(long place) {
    return (int) ((place & MASK) >>> 2);
  }
}
