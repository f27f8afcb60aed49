package org.faultline.memory.address;

import static org.faultline.memory.section.SectionConstants.FILE_MAP_COPY;
import static org.faultline.memory.section.SectionConstants.FILE_MAP_EXECUTE;
import static org.faultline.memory.section.SectionConstants.FILE_MAP_READ;
import static org.faultline.memory.section.SectionConstants.FILE_MAP_WRITE;
import static org.faultline.memory.section.SectionConstants.SECTION_MAP_EXECUTE;

import org.faultline.memory.section.SectionInfo;

/** Which protection a view gets, and who may have it: docs/windows.md W1303 and W1304. */
final class ViewAccess {
  private static final int DATA = FILE_MAP_COPY | FILE_MAP_WRITE | FILE_MAP_READ;

  private ViewAccess() {}

  /** The protection of a view with this access of MapViewOfFile. */
  static Protection protection(int access) {
    boolean execute = (access & FILE_MAP_EXECUTE) != 0;
    if ((access & DATA) == FILE_MAP_COPY) {
      return execute ? Protection.EXECUTE_WRITECOPY : Protection.WRITECOPY;
    }
    if ((access & FILE_MAP_WRITE) != 0) {
      return execute ? Protection.EXECUTE_READWRITE : Protection.READWRITE;
    }
    if ((access & FILE_MAP_READ) != 0) {
      return execute ? Protection.EXECUTE_READ : Protection.READONLY;
    }
    return Protection.NOACCESS;
  }

  /** The rights that a handle needs for a view of this protection; all of them. */
  static int neededRights(Protection protection) {
    return switch (protection) {
      case NOACCESS, READONLY, WRITECOPY -> FILE_MAP_READ;
      case READWRITE -> FILE_MAP_WRITE;
      case EXECUTE, EXECUTE_READ, EXECUTE_WRITECOPY -> FILE_MAP_READ | SECTION_MAP_EXECUTE;
      case EXECUTE_READWRITE -> FILE_MAP_WRITE | SECTION_MAP_EXECUTE;
    };
  }

  /** Whether a section of its protection can have such a view at all. */
  static boolean isAllowed(Protection protection, SectionInfo section) {
    Protection most = Protection.of(Protection.toBits(section.protect()));
    return isWithin(protection, most);
  }

  /** Whether a page of the view may have this well-formed protection: docs/windows.md W1309. */
  static boolean permits(SectionView view, int protect) {
    return isWithin(Protection.of(Protection.toBits(protect)), view.protection());
  }

  /** Whether what a page of protection {@code wanted} permits lies within {@code given}. */
  private static boolean isWithin(Protection wanted, Protection given) {
    return (wanted.permitted() & ~given.permitted()) == 0;
  }
}
