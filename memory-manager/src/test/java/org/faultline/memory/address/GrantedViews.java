package org.faultline.memory.address;

import static org.faultline.memory.address.Granted.PAGE;

import org.faultline.memory.section.SectionConstants;
import org.faultline.memory.section.SectionInfo;

/** An address space with views whose plans are all granted. */
final class GrantedViews {
  static final int ALL_RIGHTS = 0xF;
  static final int READ = SectionConstants.FILE_MAP_READ;
  static final int WRITE = SectionConstants.FILE_MAP_WRITE;
  static final int COPY = SectionConstants.FILE_MAP_COPY;
  static final int EXECUTE = SectionConstants.FILE_MAP_EXECUTE;
  static final long GRANULE = AddressLayout.ALLOCATION_GRANULARITY;

  private static final int EVERYTHING = Protection.PAGE_EXECUTE_READWRITE;

  final Granted calls = new Granted();
  final AddressSpace space = calls.space;

  /** A section of so many pages of the pagefile that permits everything. */
  static SectionInfo pagefile(long pages) {
    return new SectionInfo(1, pages * PAGE, EVERYTHING, 0, false);
  }

  /** One whose pages are committed one by one. */
  static SectionInfo reserved(long pages) {
    return new SectionInfo(2, pages * PAGE, EVERYTHING, SectionConstants.SEC_RESERVE, false);
  }

  /** A section of a file that permits everything. */
  static SectionInfo file(long bytes) {
    return new SectionInfo(3, bytes, EVERYTHING, 0, true);
  }

  Win32Result map(SectionInfo section, int rights, int access, long offset, long bytes, long at) {
    return calls.call(space.planMapView(section, 0x40, rights, access, offset, bytes, at));
  }

  /** Maps all of a section at {@link Granted#BASE}. */
  GrantedViews mapped(SectionInfo section, int access) {
    Win32Result result = map(section, ALL_RIGHTS, access, 0, 0, Granted.BASE);
    if (!result.isSuccess()) {
      throw new AssertionError("no set-up: " + result);
    }
    return this;
  }

  /** What the last call asked for. */
  MemoryWork lastWork() {
    return calls.granted.get(calls.granted.size() - 1);
  }

  /** A write to the page, with the copy that it may need. */
  void write(long page) {
    if (space.needsCopy(page, Access.WRITE)) {
      space.mapCopy(page, 7, false);
      space.retireWrite(page);
    } else if (space.stop(page, Access.WRITE) == Resolution.FAULT) {
      space.map(page, 8, false);
    }
    if ((space.resolve(page, Access.WRITE) & Resolution.STOPS) != 0) {
      throw new AssertionError("no write to page " + page);
    }
  }
}
