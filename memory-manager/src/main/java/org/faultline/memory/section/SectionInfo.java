package org.faultline.memory.section;

import org.jspecify.annotations.Nullable;

/**
 * What a process learns of a section through a handle; it never changes.
 *
 * @param id its number in the machine, from 1
 * @param sizeBytes of a file's section to the byte, of another one whole pages
 * @param protect its protection, a Win32 constant
 * @param attributes SEC_* constants
 * @param file whether a file is behind it, and not the pagefile
 * @param image what it is of an executable; absent for data
 */
public record SectionInfo(
    int id,
    long sizeBytes,
    int protect,
    int attributes,
    boolean file,
    @Nullable ImageLayout image) {

  /** A section of data. */
  public SectionInfo(int id, long sizeBytes, int protect, int attributes, boolean file) {
    this(id, sizeBytes, protect, attributes, file, null);
  }

  /** Whether its pages are committed one by one, by calls on its views. */
  public boolean isReserved() {
    return !file && (attributes & SectionConstants.SEC_RESERVE) != 0;
  }
}
