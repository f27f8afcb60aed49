package org.faultline.memory.server;

import org.faultline.memory.section.SectionInfo;

/** What a call that asks of handles, sections or files is told. */
public final class SectionFindings {

  private SectionFindings() {}

  /**
   * A handle for a section.
   *
   * @param access its rights
   * @param existed whether a section of that name was there already
   */
  public record SectionFound(long handle, int access, SectionInfo section, boolean existed)
      implements Finding {}

  /** An image that can be mapped. */
  public record ImageFound(SectionInfo section) implements Finding {}

  /** A handle for something else, or of another process. */
  public record HandleOpened(long handle) implements Finding {}

  /**
   * Which pages are committed: runs of page numbers of the process, ascending, both ends included.
   */
  public record CommittedPages(long[] firsts, long[] lasts) implements Finding {}

  /** Bytes that were read. */
  public record BytesRead(byte[] bytes) implements Finding {}

  /** The size of a file. */
  public record FileSize(long bytes) implements Finding {}

  /**
   * How many working sets hold a page.
   *
   * @param count 0 where none does
   */
  public record ShareCount(int count) implements Finding {}
}
