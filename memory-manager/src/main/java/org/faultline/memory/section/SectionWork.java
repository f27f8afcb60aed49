package org.faultline.memory.section;

import org.jspecify.annotations.Nullable;

/**
 * What a call asks of the MemoryManager beyond frames and charge: of handles and names, sections
 * and their views, files and their bytes. Pages are page numbers of the calling process; flags are
 * Win32 constants.
 */
public sealed interface SectionWork {

  /**
   * Opens or creates a file.
   *
   * @param access GENERIC_* constants
   * @param disposition one of CREATE_NEW to TRUNCATE_EXISTING
   */
  record CreateFile(String name, int access, int disposition, boolean inherit)
      implements SectionWork {}

  /** Deletes a file. */
  record DeleteFile(String name) implements SectionWork {}

  /**
   * Creates a section, or opens the one that has this name.
   *
   * @param file a handle; 0 for the pagefile
   * @param attributes SEC_* constants
   * @param sizeBytes 0 for the file's size
   * @param name absent for a section without one
   */
  record CreateSection(
      long file,
      int protect,
      int attributes,
      long sizeBytes,
      @Nullable String name,
      boolean inherit)
      implements SectionWork {}

  /**
   * Opens the section of this name.
   *
   * @param access rights of the handle
   */
  record OpenSection(String name, int access, boolean inherit) implements SectionWork {}

  /** Asks what section a handle stands for. */
  record FindSection(long handle) implements SectionWork {}

  /** Closes a handle of any kind. */
  record CloseHandle(long handle) implements SectionWork {}

  /**
   * Gives {@code target} a handle for what {@code handle} stands for.
   *
   * @param target a process's id
   * @param access rights of the new handle; {@link #SAME_ACCESS} for those of the old one
   * @param closeSource whether the old one is closed, come what may
   */
  record DuplicateHandle(long handle, int target, int access, boolean inherit, boolean closeSource)
      implements SectionWork {}

  /** As {@link DuplicateHandle#access}: the rights of the handle that is duplicated. */
  int SAME_ACCESS = -1;

  /** Takes the inheritable handles of a process, each with the same value. */
  record InheritHandles(int parent) implements SectionWork {}

  /**
   * Maps a view where the process has room for it.
   *
   * @param handle of the section
   * @param firstPage the first of the {@code pages} that show it
   * @param firstSectionPage the page of the section that the first one shows
   * @param copy whether writes are the process's own
   */
  record MapView(long handle, long firstPage, long pages, long firstSectionPage, boolean copy)
      implements SectionWork {}

  /** Asks for the image of this name. */
  record FindImage(String name) implements SectionWork {}

  /** Maps all of an image. */
  record MapImage(String name, long firstPage, long pages) implements SectionWork {}

  /** Unmaps the view that begins there. */
  record UnmapView(long firstPage) implements SectionWork {}

  /** Commits those of these pages, all of one view, that are not committed in their section. */
  record CommitPages(long firstPage, long lastPage) implements SectionWork {}

  /** Asks which of these pages, all of one view, are committed in their section. */
  record FindCommitted(long firstPage, long lastPage) implements SectionWork {}

  /** Writes what is dirty of these pages, all of one view, to their file. */
  record FlushView(long firstPage, long lastPage) implements SectionWork {}

  /** Asks how many working sets hold the page. */
  record FindShares(long page) implements SectionWork {}

  /** Reads bytes of a file, fewer at its end. */
  record ReadFile(long handle, long offset, int bytes) implements SectionWork {}

  /** Writes bytes of a file, which grows where they reach beyond its end. */
  record WriteFile(long handle, long offset, byte[] bytes) implements SectionWork {}

  /** Makes a file so long. */
  record SetEndOfFile(long handle, long sizeBytes) implements SectionWork {}

  /** Asks for the size of a file. */
  record GetFileSize(long handle) implements SectionWork {}

  /**
   * Reads or writes bytes of a page that other processes see.
   *
   * @param offset of the first byte in the page
   * @param length of what is read or written, within the page
   * @param bytes to write; absent for a read
   */
  record AccessData(long page, int offset, int length, byte @Nullable [] bytes)
      implements SectionWork {}
}
