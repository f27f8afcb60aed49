package org.faultline.memory.section;

/**
 * What a process learns of a section through a handle; it never changes.
 *
 * @param id its number in the machine, from 1
 * @param sizeBytes of a file's section to the byte, of another one whole pages
 * @param protect its protection, a Win32 constant
 * @param attributes SEC_* constants
 * @param file whether a file is behind it, and not the pagefile
 */
public record SectionInfo(int id, long sizeBytes, int protect, int attributes, boolean file) {

  /** Whether its pages are committed one by one, by calls on its views. */
  public boolean isReserved() {
    return !file && (attributes & SectionConstants.SEC_RESERVE) != 0;
  }
}
