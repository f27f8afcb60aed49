package org.faultline.memory.section;

/** The Win32 constants of sections, views, handles and files (docs/windows.md W1301 to W1304). */
public final class SectionConstants {
  public static final int SEC_IMAGE = 0x0100_0000;
  public static final int SEC_RESERVE = 0x0400_0000;
  public static final int SEC_COMMIT = 0x0800_0000;
  public static final int SEC_NOCACHE = 0x1000_0000;
  public static final int SEC_IMAGE_NO_EXECUTE = 0x1100_0000;
  public static final int SEC_WRITECOMBINE = 0x4000_0000;
  public static final int SEC_LARGE_PAGES = 0x8000_0000;

  /** As access to a view: copy on write. As a right of a handle: to ask for the section's size. */
  public static final int FILE_MAP_COPY = 0x1;

  public static final int FILE_MAP_WRITE = 0x2;
  public static final int FILE_MAP_READ = 0x4;

  /** As access to a view; the right of a handle is {@link #SECTION_MAP_EXECUTE}. */
  public static final int FILE_MAP_EXECUTE = 0x20;

  public static final int FILE_MAP_ALL_ACCESS = 0xF_001F;
  public static final int SECTION_QUERY = 0x1;
  public static final int SECTION_MAP_EXECUTE = 0x8;

  public static final int GENERIC_EXECUTE = 0x2000_0000;
  public static final int GENERIC_WRITE = 0x4000_0000;
  public static final int GENERIC_READ = 0x8000_0000;

  public static final int CREATE_NEW = 1;
  public static final int CREATE_ALWAYS = 2;
  public static final int OPEN_EXISTING = 3;
  public static final int OPEN_ALWAYS = 4;
  public static final int TRUNCATE_EXISTING = 5;

  private SectionConstants() {}
}
