package org.faultline.memory.address;

import java.util.List;
import org.faultline.memory.section.SectionConstants;
import org.faultline.memory.section.SectionInfo;

/**
 * One call or access of a random sequence on views. Fields that a call does not have are 0.
 *
 * @param handle index in {@link #HANDLES}
 * @param flags a type of allocation or release, the access to a view, flags of an unmapping
 */
record ViewCall(
    Kind kind, int handle, long address, long size, long offset, int flags, int protect) {

  enum Kind {
    MapViewOfFile,
    MapViewOfFile3,
    UnmapViewOfFile,
    UnmapViewOfFileEx,
    FlushViewOfFile,
    VirtualAlloc,
    VirtualAlloc2,
    VirtualFree,
    VirtualProtect,
    VirtualQuery,
    VirtualLock,
    VirtualUnlock,
    Read,
    Write,
    Execute,
    /** Another process commits pages of the section. */
    CommitElsewhere,
    /** Pages leave the working set. */
    Trim
  }

  /** What a handle stands for, and its rights. */
  record Handle(SectionInfo section, int rights) {}

  private static final int RESERVE = SectionConstants.SEC_RESERVE;

  private static final SectionInfo COMMITTED = new SectionInfo(1, 0x5000, 0x04, 0, false);
  private static final SectionInfo RESERVED = new SectionInfo(2, 0x1_4000, 0x40, RESERVE, false);

  /** Sections of every kind, some by more than one handle. */
  static final List<Handle> HANDLES =
      List.of(
          new Handle(COMMITTED, 0x7),
          new Handle(RESERVED, 0xF),
          new Handle(new SectionInfo(3, 0x3345, 0x02, 0, true), 0x5),
          new Handle(new SectionInfo(4, 0x1_3001, 0x40, RESERVE, true), 0xF),
          new Handle(
              new SectionInfo(5, 0x2_1000, 0x04, RESERVE | SectionConstants.SEC_NOCACHE, false),
              0x7),
          new Handle(RESERVED, 0x2),
          new Handle(COMMITTED, 0xF),
          new Handle(COMMITTED, 0x1));
}
