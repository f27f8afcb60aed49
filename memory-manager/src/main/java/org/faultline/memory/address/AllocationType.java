package org.faultline.memory.address;

/** The MEM_* constants of Win32: what to allocate or free, and what a page is. */
public final class AllocationType {
  public static final int MEM_COMMIT = 0x0000_1000;
  public static final int MEM_RESERVE = 0x0000_2000;
  public static final int MEM_DECOMMIT = 0x0000_4000;
  public static final int MEM_RELEASE = 0x0000_8000;
  public static final int MEM_FREE = 0x0001_0000;
  public static final int MEM_PRIVATE = 0x0002_0000;
  public static final int MEM_MAPPED = 0x0004_0000;
  public static final int MEM_IMAGE = 0x100_0000;

  /** Of VirtualAlloc2: a reservation that something may take the place of. */
  public static final int MEM_RESERVE_PLACEHOLDER = 0x0004_0000;

  /** Of VirtualAlloc2 and MapViewOfFile3: takes the place of a placeholder. */
  public static final int MEM_REPLACE_PLACEHOLDER = 0x0000_4000;

  /** Of VirtualFree: makes one placeholder of several. */
  public static final int MEM_COALESCE_PLACEHOLDERS = 0x1;

  /** Of VirtualFree and UnmapViewOfFileEx: a placeholder stays, or is cut out of another. */
  public static final int MEM_PRESERVE_PLACEHOLDER = 0x2;

  /** Of UnmapViewOfFileEx: a hint that changes nothing here. */
  public static final int MEM_UNMAP_WITH_TRANSIENT_BOOST = 0x1;

  public static final int MEM_RESET = 0x0008_0000;
  public static final int MEM_TOP_DOWN = 0x0010_0000;
  public static final int MEM_WRITE_WATCH = 0x0020_0000;
  public static final int MEM_PHYSICAL = 0x0040_0000;
  public static final int MEM_RESET_UNDO = 0x0100_0000;
  public static final int MEM_LARGE_PAGES = 0x2000_0000;

  private static final int KNOWN =
      MEM_COMMIT
          | MEM_RESERVE
          | MEM_RESET
          | MEM_RESET_UNDO
          | MEM_TOP_DOWN
          | MEM_WRITE_WATCH
          | MEM_PHYSICAL
          | MEM_LARGE_PAGES;

  private AllocationType() {}

  /** Whether VirtualAlloc takes this combination (docs/windows.md W201 and W202). */
  public static boolean isLegal(int type) {
    if ((type & ~KNOWN) != 0) {
      return false;
    }
    if ((type & (MEM_RESET | MEM_RESET_UNDO)) != 0) {
      return type == MEM_RESET || type == MEM_RESET_UNDO;
    }
    boolean reserve = (type & MEM_RESERVE) != 0;
    if ((type & MEM_PHYSICAL) != 0) {
      return reserve && (type & ~(MEM_RESERVE | MEM_TOP_DOWN | MEM_PHYSICAL)) == 0;
    }
    if ((type & MEM_LARGE_PAGES) != 0) {
      return reserve && (type & MEM_COMMIT) != 0 && (type & MEM_WRITE_WATCH) == 0;
    }
    return reserve || (type & MEM_COMMIT) != 0 && (type & MEM_WRITE_WATCH) == 0;
  }
}
