package org.faultline.memory.address;

/**
 * The base protections of a page; the ordinal is the index in {@link Pte#PROTECTION}.
 *
 * <p>A protection value of Win32 is one base protection and any of the modifiers guard, no-cache
 * and write-combine (docs/windows.md W401).
 */
public enum Protection {
  NOACCESS(0),
  READONLY(Pte.ALLOW_READ),
  READWRITE(Pte.ALLOW_READ | Pte.ALLOW_WRITE),
  WRITECOPY(Pte.ALLOW_READ),
  EXECUTE(Pte.ALLOW_READ | Pte.ALLOW_EXECUTE),
  EXECUTE_READ(Pte.ALLOW_READ | Pte.ALLOW_EXECUTE),
  EXECUTE_READWRITE(Pte.ALLOW),
  EXECUTE_WRITECOPY(Pte.ALLOW_READ | Pte.ALLOW_EXECUTE);

  public static final int PAGE_NOACCESS = 0x01;
  public static final int PAGE_READONLY = 0x02;
  public static final int PAGE_READWRITE = 0x04;
  public static final int PAGE_WRITECOPY = 0x08;
  public static final int PAGE_EXECUTE = 0x10;
  public static final int PAGE_EXECUTE_READ = 0x20;
  public static final int PAGE_EXECUTE_READWRITE = 0x40;
  public static final int PAGE_EXECUTE_WRITECOPY = 0x80;
  public static final int PAGE_GUARD = 0x100;
  public static final int PAGE_NOCACHE = 0x200;
  public static final int PAGE_WRITECOMBINE = 0x400;

  /**
   * Goes with every executable protection, and changes nothing here: control-flow guard, whose call
   * targets it marks as invalid, is not modelled. VirtualProtect knows it as
   * PAGE_TARGETS_NO_UPDATE.
   */
  public static final int PAGE_TARGETS_INVALID = 0x4000_0000;

  /** The entry bits that a protection value decides. */
  static final long BITS = Pte.PROTECTION | Pte.GUARD | Pte.NO_CACHE | Pte.WRITE_COMBINE;

  /** The entry bits that hold the cache attribute of an allocation. */
  static final long CACHE_BITS = Pte.NO_CACHE | Pte.WRITE_COMBINE;

  private static final int BASES = 0xFF;
  private static final int EXECUTABLE =
      PAGE_EXECUTE | PAGE_EXECUTE_READ | PAGE_EXECUTE_READWRITE | PAGE_EXECUTE_WRITECOPY;
  private static final int COPIES = PAGE_WRITECOPY | PAGE_EXECUTE_WRITECOPY;
  private static final Protection[] VALUES = values();

  private final long permitted;

  Protection(long permitted) {
    this.permitted = permitted;
  }

  /** The Win32 constant, without modifiers. */
  public int constant() {
    return 1 << ordinal();
  }

  /** Whether a page of this protection may be used so. */
  public boolean permits(Access access) {
    return (permitted >> access.ordinal() & 1) != 0;
  }

  /** The allow bits of a page of this protection that has nothing to record. */
  long permitted() {
    return permitted;
  }

  /** Whether the first write makes a copy. */
  boolean isCopyOnWrite() {
    return this == WRITECOPY || this == EXECUTE_WRITECOPY;
  }

  /** The same entry bits, with the protection that a private copy has in place of copy on write. */
  static long ofCopy(long bits) {
    Protection base = of(bits);
    if (!base.isCopyOnWrite()) {
      return bits;
    }
    Protection copy = base == WRITECOPY ? READWRITE : EXECUTE_READWRITE;
    return bits & ~Pte.PROTECTION | (long) copy.ordinal() << Pte.PROTECTION_SHIFT;
  }

  /** The base protection that an entry holds. */
  static Protection of(long pte) {
    return VALUES[(int) (pte >>> Pte.PROTECTION_SHIFT) & 7];
  }

  /**
   * Whether private memory can have the protection {@code protect}: a well-formed one whose base is
   * none of the copy-on-write ones (docs/windows.md W204).
   */
  public static boolean isLegal(int protect) {
    return isWellFormed(protect) && (protect & COPIES) == 0;
  }

  /** Whether {@code protect} is one base protection and modifiers that go with it (2.2, row 3). */
  public static boolean isWellFormed(int protect) {
    int base = protect & BASES;
    boolean targets = (protect & PAGE_TARGETS_INVALID) != 0;
    int modifiers = protect & ~(BASES | PAGE_TARGETS_INVALID);
    return Integer.bitCount(base) == 1
        && (!targets || (base & EXECUTABLE) != 0)
        && (modifiers & ~(PAGE_GUARD | PAGE_NOCACHE | PAGE_WRITECOMBINE)) == 0
        && Integer.bitCount(modifiers) <= 1
        && (base != PAGE_NOACCESS || modifiers == 0);
  }

  /** The value that is reported of a page: without what only the call itself heeds. */
  static int reported(int protect) {
    return protect & ~PAGE_TARGETS_INVALID;
  }

  /** The entry bits of a legal protection value. */
  static long toBits(int protect) {
    long bits = (long) Integer.numberOfTrailingZeros(protect & BASES) << Pte.PROTECTION_SHIFT;
    bits |= (protect & PAGE_GUARD) != 0 ? Pte.GUARD : 0;
    bits |= (protect & PAGE_NOCACHE) != 0 ? Pte.NO_CACHE : 0;
    return bits | ((protect & PAGE_WRITECOMBINE) != 0 ? Pte.WRITE_COMBINE : 0);
  }

  /** The protection value that an entry holds, modifiers included. */
  public static int toConstants(long pte) {
    int protect = of(pte).constant();
    protect |= (pte & Pte.GUARD) != 0 ? PAGE_GUARD : 0;
    protect |= (pte & Pte.NO_CACHE) != 0 ? PAGE_NOCACHE : 0;
    return protect | ((pte & Pte.WRITE_COMBINE) != 0 ? PAGE_WRITECOMBINE : 0);
  }
}
