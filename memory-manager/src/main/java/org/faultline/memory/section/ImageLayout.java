package org.faultline.memory.section;

/**
 * An executable or a DLL: where it wants to lie, and what its pages are for (docs/windows.md
 * W1501).
 *
 * <p>Its pages in order: a page of headers, code, data, and what is only read. One without room for
 * headers begins with its code.
 *
 * @param name of the file, as programs name it
 * @param baseAddress where it lies if it can, a multiple of 64 KiB
 * @param sizeBytes of all of it
 * @param codeBytes that are executed, and the same for all
 * @param dataBytes that each process may write for itself
 * @param relocatedPages pages of code that name addresses in it, and change where it is moved
 */
public record ImageLayout(
    String name,
    long baseAddress,
    long sizeBytes,
    long codeBytes,
    long dataBytes,
    long relocatedPages) {
  private static final int PAGE_SHIFT = 12;

  /** The same with another base. */
  public ImageLayout at(long address) {
    return new ImageLayout(name, address, sizeBytes, codeBytes, dataBytes, relocatedPages);
  }

  /** Its pages. */
  public long pages() {
    return pages(sizeBytes);
  }

  /** Its pages of code. */
  public long codePages() {
    return pages(codeBytes);
  }

  /** Its pages of data. */
  public long dataPages() {
    return pages(dataBytes);
  }

  /** The first page of code, from 0. */
  public long firstCodePage() {
    return pages() > codePages() + dataPages() ? 1 : 0;
  }

  /** The first page of data, or of what follows where it has none. */
  public long firstDataPage() {
    return firstCodePage() + codePages();
  }

  /** So many bytes in whole pages. */
  public static long pages(long bytes) {
    return bytes + (1 << PAGE_SHIFT) - 1 >>> PAGE_SHIFT;
  }
}
