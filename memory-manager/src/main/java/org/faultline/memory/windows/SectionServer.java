package org.faultline.memory.windows;

import java.util.stream.LongStream;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.frames.PagePlace;
import org.faultline.memory.object.Handle;
import org.faultline.memory.object.ObjectManager;
import org.faultline.memory.object.SectionObject;
import org.faultline.memory.section.SectionConstants;
import org.faultline.memory.section.SectionWork;
import org.faultline.memory.server.SectionFindings;
import org.jspecify.annotations.Nullable;

/**
 * What calls ask of handles, sections, views and files. What needs neither charge nor pages is done
 * where it is checked.
 */
final class SectionServer {
  private final WindowsMemory memory;
  private final ObjectManager objects;
  private final SectionMaker maker;
  private final FileServer files;
  private final ViewFlush flush;
  private final int processes;

  /** Calls of the processes from 1 to {@code processes}. */
  SectionServer(WindowsMemory memory, PageWriting writing, int processes) {
    this.memory = memory;
    this.processes = processes;
    objects = memory.shared.objects;
    maker = new SectionMaker(memory);
    files = new FileServer(memory);
    flush = new ViewFlush(memory, writing);
  }

  /** Why the call fails, if it does before anything is charged. */
  Win32Error check(WindowsWork work, SectionWork asked) {
    if (asked instanceof SectionWork.CreateSection create) {
      return maker.check(work, create);
    } else if (asked instanceof SectionWork.MapView map) {
      return section(work, map.handle()) == null
          ? Win32Error.ERROR_INVALID_HANDLE
          : Win32Error.ERROR_SUCCESS;
    } else if (asked instanceof SectionWork.FindImage find) {
      return memory.shared.images.find(work, find);
    } else if (asked instanceof SectionWork.CommitPages commit) {
      SegmentView view = view(work, commit.firstPage());
      work.chargeSections(
          view.segment()
              .committed()
              .missing(view.segmentPage(commit.firstPage()), view.segmentPage(commit.lastPage())));
    } else if (asked instanceof SectionWork.FindSection find) {
      return find(work, find.handle());
    } else if (asked instanceof SectionWork.OpenSection open) {
      return open(work, open);
    } else if (asked instanceof SectionWork.CloseHandle close) {
      return objects.close(work.process(), close.handle());
    } else if (asked instanceof SectionWork.DuplicateHandle duplicate) {
      return duplicate(work, duplicate);
    } else if (asked instanceof SectionWork.InheritHandles inherit) {
      objects.inherit(inherit.parent(), work.process());
    } else if (asked instanceof SectionWork.FindCommitted find) {
      findCommitted(work, find);
    } else if (asked instanceof SectionWork.FindShares find) {
      work.found(new SectionFindings.ShareCount(shares(work.process, find.page())));
    } else {
      return checkFile(work, asked);
    }
    return Win32Error.ERROR_SUCCESS;
  }

  private Win32Error checkFile(WindowsWork work, SectionWork asked) {
    if (asked instanceof SectionWork.CreateFile create) {
      return files.create(work, create);
    } else if (asked instanceof SectionWork.DeleteFile delete) {
      return files.delete(delete);
    } else if (asked instanceof SectionWork.ReadFile read) {
      return files.read(work, read);
    } else if (asked instanceof SectionWork.WriteFile write) {
      return files.write(work, write);
    } else if (asked instanceof SectionWork.SetEndOfFile end) {
      return files.setEnd(work, end);
    } else if (asked instanceof SectionWork.GetFileSize size) {
      return files.size(work, size);
    }
    return Win32Error.ERROR_SUCCESS;
  }

  /** Does what was checked and charged. */
  void perform(WindowsWork work, SectionWork asked) {
    if (asked instanceof SectionWork.CreateSection create) {
      maker.make(work, create);
    } else if (asked instanceof SectionWork.MapView map) {
      map(work, map);
    } else if (asked instanceof SectionWork.MapImage map) {
      SectionObject image = memory.shared.images.get(map.name());
      memory.shared.map(work.process, image, map.firstPage(), map.pages(), 0);
    } else if (asked instanceof SectionWork.UnmapView unmap) {
      memory.shared.unmap(work.process, view(work, unmap.firstPage()));
    } else if (asked instanceof SectionWork.CommitPages commit) {
      commit(work, commit);
    } else if (asked instanceof SectionWork.FlushView view) {
      flush.begin(work, view(work, view.firstPage()), view.firstPage(), view.lastPage());
    } else if (asked instanceof SectionWork.AccessData data) {
      work.add(new BringIn(memory, work.process, data.page(), data.page(), BringIn.Purpose.DATA));
    }
  }

  /** What it needed is in memory, or was written. */
  void complete(WindowsWork work, SectionWork asked) {
    if (work.writeFailed()) {
      work.answer(Win32Error.ERROR_IO_DEVICE);
    } else if (asked instanceof SectionWork.AccessData data) {
      access(work, data);
    }
  }

  private @Nullable SectionObject section(WindowsWork work, long value) {
    Handle handle = objects.handles(work.process()).find(value);
    return handle != null && handle.object() instanceof SectionObject found ? found : null;
  }

  private static SegmentView view(WindowsWork work, long page) {
    SegmentView view = work.process.view(page);
    if (view == null) {
      throw new IllegalStateException(
          "process %d has no view at page %d".formatted(work.process(), page));
    }
    return view;
  }

  private Win32Error find(WindowsWork work, long value) {
    Handle handle = objects.handles(work.process()).find(value);
    if (handle == null || !(handle.object() instanceof SectionObject section)) {
      return Win32Error.ERROR_INVALID_HANDLE;
    }
    work.found(new SectionFindings.SectionFound(value, handle.access(), section.info(), true));
    return Win32Error.ERROR_SUCCESS;
  }

  private Win32Error open(WindowsWork work, SectionWork.OpenSection asked) {
    SectionObject section = objects.section(asked.name());
    if (section == null) {
      return Win32Error.ERROR_FILE_NOT_FOUND;
    }
    int access = asked.access();
    if ((access & SectionConstants.FILE_MAP_EXECUTE) != 0) {
      access |= SectionConstants.SECTION_MAP_EXECUTE;
    }
    long value = objects.open(work.process(), new Handle(section, access, asked.inherit()));
    if (value == 0) {
      return Win32Error.ERROR_NO_SYSTEM_RESOURCES;
    }
    work.found(new SectionFindings.SectionFound(value, access, section.info(), true));
    return Win32Error.ERROR_SUCCESS;
  }

  private Win32Error duplicate(WindowsWork work, SectionWork.DuplicateHandle asked) {
    Handle source = objects.handles(work.process()).find(asked.handle());
    if (source == null) {
      return Win32Error.ERROR_INVALID_HANDLE;
    }
    Win32Error error = Win32Error.ERROR_SUCCESS;
    if (asked.target() < 1
        || asked.target() > processes
        || memory.shared.hasEnded(asked.target())) {
      error = Win32Error.ERROR_INVALID_HANDLE;
    } else {
      int access = asked.access() == SectionWork.SAME_ACCESS ? source.access() : asked.access();
      long value =
          objects.open(asked.target(), new Handle(source.object(), access, asked.inherit()));
      if (value == 0) {
        error = Win32Error.ERROR_NO_SYSTEM_RESOURCES;
      } else {
        work.found(new SectionFindings.HandleOpened(value));
      }
    }
    if (asked.closeSource()) {
      objects.close(work.process(), asked.handle());
    }
    return error;
  }

  private void map(WindowsWork work, SectionWork.MapView asked) {
    SectionObject section = section(work, asked.handle());
    if (section == null) {
      work.answer(Win32Error.ERROR_INVALID_HANDLE);
      memory.commit().release(work.process, work.call().chargePages());
      return;
    }
    memory.shared.map(
        work.process, section, asked.firstPage(), asked.pages(), asked.firstSectionPage());
  }

  private void commit(WindowsWork work, SectionWork.CommitPages asked) {
    SegmentView view = view(work, asked.firstPage());
    CommittedPages committed = view.segment().committed();
    long before = committed.count();
    committed.commit(view.segmentPage(asked.firstPage()), view.segmentPage(asked.lastPage()));
    // Others may have committed some of them while the charge waited for the pagefile.
    long surplus = work.sectionCharge() - (committed.count() - before);
    memory.commit().release(memory.shared.charge, surplus);
  }

  private void findCommitted(WindowsWork work, SectionWork.FindCommitted asked) {
    SegmentView view = view(work, asked.firstPage());
    LongStream.Builder firsts = LongStream.builder();
    LongStream.Builder lasts = LongStream.builder();
    view.segment()
        .committed()
        .forEach(
            view.segmentPage(asked.firstPage()),
            view.segmentPage(asked.lastPage()),
            (first, last) -> {
              firsts.add(view.page(first));
              lasts.add(view.page(last));
            });
    work.found(
        new SectionFindings.CommittedPages(firsts.build().toArray(), lasts.build().toArray()));
  }

  private int shares(WindowsProcess process, long page) {
    int number = PagePlace.frame(process.place(page));
    return number >= 0 && memory.shared.frames.isShare(number)
        ? memory.shared.frames.count(memory.shared.frames.frame(number))
        : 0;
  }

  private void access(WindowsWork work, SectionWork.AccessData asked) {
    int number = memory.activeFrame(work.process, asked.page());
    if (number < 0) {
      throw new IllegalStateException("the page was brought in and is not there");
    }
    int frame = memory.shared.frames.frame(number);
    byte[] written = asked.bytes();
    if (written != null) {
      byte[] bytes = memory.shared.files.writable(frame);
      System.arraycopy(written, 0, bytes, asked.offset(), asked.length());
      memory.dirty(frame);
      return;
    }
    byte[] read = new byte[asked.length()];
    byte[] bytes = memory.frames.contents(frame);
    if (bytes != null) {
      System.arraycopy(bytes, asked.offset(), read, 0, read.length);
    }
    work.found(new SectionFindings.BytesRead(read));
  }
}
