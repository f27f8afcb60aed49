package org.faultline.memory.windows;

import static org.faultline.memory.address.Protection.PAGE_EXECUTE_READ;
import static org.faultline.memory.address.Protection.PAGE_EXECUTE_READWRITE;
import static org.faultline.memory.address.Protection.PAGE_EXECUTE_WRITECOPY;
import static org.faultline.memory.address.Protection.PAGE_READWRITE;

import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.object.BackingFile;
import org.faultline.memory.object.Handle;
import org.faultline.memory.object.ObjectManager;
import org.faultline.memory.object.SectionObject;
import org.faultline.memory.section.SectionConstants;
import org.faultline.memory.section.SectionInfo;
import org.faultline.memory.section.SectionWork.CreateSection;
import org.faultline.memory.server.SectionFindings;
import org.jspecify.annotations.Nullable;

/** CreateFileMapping: what its file and size allow, what it charges, and the new section. */
final class SectionMaker {
  // Prototype entries of a section this large do not fit into the system's memory, or anywhere.
  private static final long MOST_RESERVED_BYTES = 4L << 40;
  private static final long MOST_BYTES = 64L << 40;
  private static final int EXECUTABLE =
      PAGE_EXECUTE_READ | PAGE_EXECUTE_READWRITE | PAGE_EXECUTE_WRITECOPY;
  private static final int WRITABLE = PAGE_READWRITE | PAGE_EXECUTE_READWRITE;

  private final WindowsMemory memory;
  private final ObjectManager objects;

  SectionMaker(WindowsMemory memory) {
    this.memory = memory;
    objects = memory.shared.objects;
  }

  /** Whether the section can be made; the file grows where it must, and the charge is known. */
  Win32Error check(WindowsWork work, CreateSection asked) {
    if (asked.file() != 0) {
      Handle handle = objects.handles(work.process()).find(asked.file());
      BackingFile file = FileServer.file(handle);
      if (handle == null || file == null) {
        return Win32Error.ERROR_INVALID_HANDLE;
      } else if ((handle.access() & fileAccess(asked.protect())) != fileAccess(asked.protect())) {
        return Win32Error.ERROR_ACCESS_DENIED;
      }
      return checkFile(file, asked);
    }
    if (Long.compareUnsigned(asked.sizeBytes(), MOST_BYTES) > 0) {
      return Win32Error.ERROR_NOT_ENOUGH_MEMORY;
    }
    boolean reserved = (asked.attributes() & SectionConstants.SEC_RESERVE) != 0;
    if (reserved && asked.sizeBytes() > MOST_RESERVED_BYTES) {
      return Win32Error.ERROR_NO_SYSTEM_RESOURCES;
    }
    if (!reserved && named(asked) == null) {
      work.chargeSections(pages(asked.sizeBytes()));
    }
    return Win32Error.ERROR_SUCCESS;
  }

  private static Win32Error checkFile(BackingFile file, CreateSection asked) {
    if ((asked.attributes() & SectionConstants.SEC_IMAGE) != 0) {
      return Win32Error.ERROR_BAD_EXE_FORMAT;
    } else if (asked.sizeBytes() == 0 && file.sizeBytes() == 0) {
      return Win32Error.ERROR_FILE_INVALID;
    } else if (Long.compareUnsigned(asked.sizeBytes(), file.sizeBytes()) > 0) {
      if ((asked.protect() & WRITABLE) == 0) {
        return Win32Error.ERROR_NOT_ENOUGH_MEMORY;
      } else if (Long.compareUnsigned(asked.sizeBytes(), BackingFile.MOST_BYTES) > 0) {
        return Win32Error.ERROR_DISK_FULL;
      }
      file.resize(asked.sizeBytes());
    }
    return Win32Error.ERROR_SUCCESS;
  }

  private static int fileAccess(int protect) {
    int access = SectionConstants.GENERIC_READ;
    access |= (protect & WRITABLE) != 0 ? SectionConstants.GENERIC_WRITE : 0;
    return access | ((protect & EXECUTABLE) != 0 ? SectionConstants.GENERIC_EXECUTE : 0);
  }

  private @Nullable SectionObject named(CreateSection asked) {
    return asked.name() == null ? null : objects.section(asked.name());
  }

  private static long pages(long bytes) {
    return (bytes + AddressLayout.PAGE_SIZE - 1) >>> AddressLayout.PAGE_SHIFT;
  }

  /** Makes the section, or opens the one that has its name; what it charges was granted. */
  void make(WindowsWork work, CreateSection asked) {
    SectionObject section = named(asked);
    boolean existed = section != null;
    if (section == null) {
      section = make(work.process(), asked);
      objects.made(section);
    } else if (work.sectionCharge() > 0) {
      memory.commit().release(memory.shared.charge, work.sectionCharge());
    }
    int access = rights(asked.protect());
    long value = objects.open(work.process(), new Handle(section, access, asked.inherit()));
    if (value == 0) {
      objects.forget(section);
      work.answer(Win32Error.ERROR_NO_SYSTEM_RESOURCES);
    } else {
      work.found(new SectionFindings.SectionFound(value, access, section.info(), existed));
    }
  }

  private SectionObject make(int process, CreateSection asked) {
    Handle handle = objects.handles(process).find(asked.file());
    BackingFile file = asked.file() == 0 ? null : FileServer.file(handle);
    if (file == null) {
      long pages = pages(asked.sizeBytes());
      boolean reserved = (asked.attributes() & SectionConstants.SEC_RESERVE) != 0;
      CommittedPages committed = reserved ? CommittedPages.none(pages) : CommittedPages.all(pages);
      long sizeBytes = pages << AddressLayout.PAGE_SHIFT;
      return section(asked, sizeBytes, memory.shared.segments.make(null, committed), null);
    }
    if (file.segment() == BackingFile.NO_SEGMENT) {
      file.segment(memory.shared.segments.make(file, CommittedPages.none(0)).number());
    }
    long sizeBytes = asked.sizeBytes() == 0 ? file.sizeBytes() : asked.sizeBytes();
    return section(asked, sizeBytes, memory.shared.segments.get(file.segment()), file);
  }

  private SectionObject section(
      CreateSection asked, long sizeBytes, Segment segment, @Nullable BackingFile file) {
    SectionInfo info =
        new SectionInfo(
            objects.nextSection(), sizeBytes, asked.protect(), asked.attributes(), file != null);
    return new SectionObject(info, segment.number(), asked.name(), file);
  }

  /** The rights of the handle that CreateFileMapping returns (docs/windows.md W1301). */
  private static int rights(int protect) {
    int rights = SectionConstants.SECTION_QUERY | SectionConstants.FILE_MAP_READ;
    rights |= (protect & WRITABLE) != 0 ? SectionConstants.FILE_MAP_WRITE : 0;
    rights |= (protect & EXECUTABLE) != 0 ? SectionConstants.SECTION_MAP_EXECUTE : 0;
    return protect == PAGE_EXECUTE_READWRITE ? SectionConstants.FILE_MAP_ALL_ACCESS : rights;
  }
}
