package org.faultline.memory.address;

/**
 * The shape of a process's user address space and of the page tables that map it.
 *
 * <p>Source: docs/windows.md W101 to W103 (32-bit: 2 GiB user part, two levels of 1,024 four-byte
 * entries; 64-bit: 47 bits, four levels of 512 eight-byte entries).
 */
public enum AddressLayout {
  /** 2 GiB user part, 10 + 10 bits of page number. */
  BITS_32(2, 10, 0x0001_0000L, 0x7FFD_FFFFL, 0x7FFE_FFFFL),
  /** 128 TiB user part, 9 + 9 + 9 + 9 bits of page number. */
  BITS_64(4, 9, 0x0001_0000L, 0x7FFF_FFFD_FFFFL, 0x7FFF_FFFE_FFFFL);

  /** Bytes in a page. */
  public static final int PAGE_SIZE = 4096;

  /** log2 of {@link #PAGE_SIZE}. */
  public static final int PAGE_SHIFT = 12;

  /** Bytes to which the base of a reservation is aligned. */
  public static final int ALLOCATION_GRANULARITY = 65536;

  private final int levels;
  private final int bitsPerLevel;
  private final long lowestAddress;
  private final long highestVadAddress;
  private final long highestUserAddress;
  private final SystemPages systemPages;

  AddressLayout(int levels, int bitsPerLevel, long lowest, long highestVad, long highestUser) {
    this.levels = levels;
    this.bitsPerLevel = bitsPerLevel;
    this.lowestAddress = lowest;
    this.highestVadAddress = highestVad;
    this.highestUserAddress = highestUser;
    systemPages = new SystemPages(this);
  }

  /** Levels of page tables, the root included. */
  public int levels() {
    return levels;
  }

  /** Bits of the page number that one level resolves; a table page has 2 to this power entries. */
  public int bitsPerLevel() {
    return bitsPerLevel;
  }

  /** GetLargePageMinimum: what one entry above the lowest tables maps, in bytes. */
  public long largePageMinimum() {
    return (long) PAGE_SIZE << bitsPerLevel;
  }

  /** The lowest address, in bytes, that a reservation may use. */
  public long lowestAddress() {
    return lowestAddress;
  }

  /** The highest address, in bytes and inclusive, that a reservation may use. */
  public long highestVadAddress() {
    return highestVadAddress;
  }

  /** The highest user address, in bytes and inclusive. */
  public long highestUserAddress() {
    return highestUserAddress;
  }

  /** Bytes of the system's own between the lowest address and the highest of a reservation. */
  public long systemBytes() {
    return SystemPages.SHARED_ADDRESS <= highestVadAddress ? PAGE_SIZE : 0;
  }

  /** What the system keeps for itself in each address space. */
  SystemPages systemPages() {
    return systemPages;
  }
}
