package org.faultline.memory.windows;

import static org.faultline.memory.section.SectionConstants.GENERIC_READ;
import static org.faultline.memory.section.SectionConstants.GENERIC_WRITE;

import org.faultline.memory.address.Win32Error;
import org.faultline.memory.object.BackingFile;
import org.faultline.memory.object.Handle;
import org.faultline.memory.object.ObjectManager;
import org.faultline.memory.object.OpenFile;
import org.faultline.memory.section.SectionConstants;
import org.faultline.memory.section.SectionWork;
import org.faultline.memory.server.SectionFindings;
import org.jspecify.annotations.Nullable;

/** CreateFile, DeleteFile, ReadFile, WriteFile, SetEndOfFile and GetFileSize. */
final class FileServer {
  private final ObjectManager objects;
  private final FilePages pages;

  FileServer(WindowsMemory memory) {
    objects = memory.shared.objects;
    pages = memory.shared.files;
  }

  Win32Error create(WindowsWork work, SectionWork.CreateFile asked) {
    BackingFile file = objects.file(asked.name());
    boolean mustBeNew = asked.disposition() == SectionConstants.CREATE_NEW;
    boolean mustExist =
        asked.disposition() == SectionConstants.OPEN_EXISTING
            || asked.disposition() == SectionConstants.TRUNCATE_EXISTING;
    if (file == null && mustExist) {
      return Win32Error.ERROR_FILE_NOT_FOUND;
    } else if (file != null && mustBeNew) {
      return Win32Error.ERROR_FILE_EXISTS;
    }
    if (file == null) {
      file = new BackingFile(asked.name(), 0);
      objects.add(file);
    } else if (asked.disposition() == SectionConstants.CREATE_ALWAYS
        || asked.disposition() == SectionConstants.TRUNCATE_EXISTING) {
      if (file.views() > 0) {
        return Win32Error.ERROR_USER_MAPPED_FILE;
      }
      pages.resize(file, 0);
    }
    Handle handle = new Handle(objects.open(file), asked.access(), asked.inherit());
    return opened(work, objects.open(work.process(), handle));
  }

  private static Win32Error opened(WindowsWork work, long value) {
    if (value == 0) {
      return Win32Error.ERROR_NO_SYSTEM_RESOURCES;
    }
    work.found(new SectionFindings.HandleOpened(value));
    return Win32Error.ERROR_SUCCESS;
  }

  Win32Error delete(SectionWork.DeleteFile asked) {
    BackingFile file = objects.file(asked.name());
    if (file == null) {
      return Win32Error.ERROR_FILE_NOT_FOUND;
    }
    objects.delete(file);
    return Win32Error.ERROR_SUCCESS;
  }

  Win32Error read(WindowsWork work, SectionWork.ReadFile asked) {
    Handle handle = objects.handles(work.process()).find(asked.handle());
    BackingFile file = file(handle);
    Win32Error refused = refuse(handle, file, GENERIC_READ);
    if (file != null && refused == Win32Error.ERROR_SUCCESS) {
      byte[] bytes = pages.read(file, asked.offset(), asked.bytes());
      work.found(new SectionFindings.BytesRead(bytes));
    }
    return refused;
  }

  Win32Error write(WindowsWork work, SectionWork.WriteFile asked) {
    Handle handle = objects.handles(work.process()).find(asked.handle());
    BackingFile file = file(handle);
    Win32Error refused = refuse(handle, file, GENERIC_WRITE);
    if (file != null && refused == Win32Error.ERROR_SUCCESS) {
      if (asked.offset() > BackingFile.MOST_BYTES - asked.bytes().length) {
        return Win32Error.ERROR_DISK_FULL;
      }
      pages.write(file, asked.offset(), asked.bytes());
    }
    return refused;
  }

  Win32Error setEnd(WindowsWork work, SectionWork.SetEndOfFile asked) {
    Handle handle = objects.handles(work.process()).find(asked.handle());
    BackingFile file = file(handle);
    Win32Error refused = refuse(handle, file, GENERIC_WRITE);
    if (file != null && refused == Win32Error.ERROR_SUCCESS) {
      if (asked.sizeBytes() > BackingFile.MOST_BYTES) {
        return Win32Error.ERROR_DISK_FULL;
      } else if (asked.sizeBytes() < file.sizeBytes() && file.views() > 0) {
        return Win32Error.ERROR_USER_MAPPED_FILE;
      }
      pages.resize(file, asked.sizeBytes());
    }
    return refused;
  }

  Win32Error size(WindowsWork work, SectionWork.GetFileSize asked) {
    BackingFile file = file(objects.handles(work.process()).find(asked.handle()));
    if (file == null) {
      return Win32Error.ERROR_INVALID_HANDLE;
    }
    work.found(new SectionFindings.FileSize(file.sizeBytes()));
    return Win32Error.ERROR_SUCCESS;
  }

  private static Win32Error refuse(
      @Nullable Handle handle, @Nullable BackingFile file, int access) {
    if (handle == null || file == null) {
      return Win32Error.ERROR_INVALID_HANDLE;
    }
    return (handle.access() & access) == 0
        ? Win32Error.ERROR_ACCESS_DENIED
        : Win32Error.ERROR_SUCCESS;
  }

  /** The file that a handle stands for; absent where it stands for something else. */
  static @Nullable BackingFile file(@Nullable Handle handle) {
    return handle != null && handle.object() instanceof OpenFile open ? open.file() : null;
  }
}
