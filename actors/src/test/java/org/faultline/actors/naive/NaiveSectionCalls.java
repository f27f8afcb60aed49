package org.faultline.actors.naive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.section.SectionConstants;
import org.faultline.memory.section.SectionInfo;
import org.faultline.memory.section.SectionWork;
import org.faultline.memory.server.SectionFindings;

/** What calls on handles, sections and views do at the memory with page lists. */
final class NaiveSectionCalls {
  private static final int READ_ONLY_RIGHTS = 0x5;
  private static final int READ_WRITE_RIGHTS = 0x7;

  private final NaivePhysicalMemory memory;
  private final NaiveCommit commit;
  private final NaiveFiles files;
  private final NaiveMappedWriter writer;
  private final NaiveHandles handles = new NaiveHandles();
  private final List<NaiveSection> named = new ArrayList<>();
  private final Map<NaiveProcess, TreeMap<Long, View>> views = new HashMap<>();

  /** A view: from its first page on it shows the section from {@code firstSectionPage} on. */
  private record View(NaiveSection section, long first, long pages, long firstSectionPage) {
    NaivePage shown(long page) {
      return section.segment.page(firstSectionPage + page - first);
    }
  }

  NaiveSectionCalls(
      NaivePhysicalMemory memory, NaiveCommit commit, NaiveFiles files, NaiveMappedWriter writer) {
    this.writer = writer;
    this.memory = memory;
    this.commit = commit;
    this.files = files;
  }

  /** Why the call fails before anything else is looked at; else ERROR_SUCCESS. */
  Win32Error check(NaiveWork work) {
    SectionWork asked = work.call.section();
    if (asked instanceof SectionWork.FindSection c) {
      return check(handle(work, c.handle()) instanceof NaiveSection);
    } else if (asked instanceof SectionWork.CloseHandle c) {
      return check(handle(work, c.handle()) != null);
    } else if (asked instanceof SectionWork.OpenSection c) {
      return find(c.name()) == null ? NaiveErrors.FILE_NOT_FOUND : Win32Error.ERROR_SUCCESS;
    } else if (asked instanceof SectionWork.CreateSection c && c.file() != 0) {
      return check(handle(work, c.file()) instanceof NaiveFile);
    } else if (asked instanceof SectionWork.CreateFile c) {
      return files.get(c.name()) == null ? NaiveErrors.FILE_NOT_FOUND : Win32Error.ERROR_SUCCESS;
    }
    return Win32Error.ERROR_SUCCESS;
  }

  private static Win32Error check(boolean good) {
    return good ? Win32Error.ERROR_SUCCESS : NaiveErrors.INVALID_HANDLE;
  }

  private Object handle(NaiveWork work, long value) {
    NaiveHandles.Handle handle = handles.get(work.process, value);
    return handle == null ? null : handle.object();
  }

  private NaiveSection find(String name) {
    return named.stream()
        .filter(section -> name != null && name.equals(section.name))
        .findFirst()
        .orElse(null);
  }

  /** What the call charges to a section, in pages. */
  long charge(NaiveWork work) {
    SectionWork asked = work.call.section();
    if (asked instanceof SectionWork.CreateSection c) {
      boolean charged = c.file() == 0 && (c.attributes() & SectionConstants.SEC_RESERVE) == 0;
      return charged && find(c.name()) == null ? pages(c.sizeBytes()) : 0;
    } else if (asked instanceof SectionWork.CommitPages c) {
      View view = view(work.process, c.firstPage());
      long charge = 0;
      for (long page = c.firstPage(); page <= c.lastPage(); page++) {
        charge += isCommitted(view, page) ? 0 : 1;
      }
      return charge;
    }
    return 0;
  }

  private static boolean isCommitted(View view, long page) {
    return view.section.segment.committed.contains(view.shown(page).number);
  }

  private static long pages(long bytes) {
    return (bytes + AddressLayout.PAGE_SIZE - 1) / AddressLayout.PAGE_SIZE;
  }

  private View view(NaiveProcess process, long page) {
    return views.get(process).floorEntry(page).getValue();
  }

  /** Does what is asked; its charge fits. */
  void perform(NaiveWork work) {
    SectionWork asked = work.call.section();
    NaiveProcess process = work.process;
    if (asked instanceof SectionWork.CreateSection c) {
      create(work, c);
    } else if (asked instanceof SectionWork.OpenSection c) {
      found(work, find(c.name()), c.access(), true);
    } else if (asked instanceof SectionWork.FindSection c) {
      NaiveHandles.Handle handle = handles.get(process, c.handle());
      NaiveSection section = (NaiveSection) handle.object();
      work.finding =
          new SectionFindings.SectionFound(c.handle(), handle.access(), section.info, false);
    } else if (asked instanceof SectionWork.CloseHandle c) {
      lost(handles.close(process, c.handle()));
    } else if (asked instanceof SectionWork.MapView c) {
      map(process, c);
    } else if (asked instanceof SectionWork.UnmapView c) {
      unmap(process, c.firstPage());
    } else if (asked instanceof SectionWork.AccessData c) {
      work.parts.add(new NaiveWork.Move(c));
    } else if (asked instanceof SectionWork.CommitPages c) {
      commit(work, c);
    } else if (asked instanceof SectionWork.FindCommitted c) {
      findCommitted(work, c);
    } else if (asked instanceof SectionWork.FindShares c) {
      NaivePage page = memory.pages.page(process, c.page());
      int shares = page.isActive() ? page.frame.holders.size() : 0;
      work.finding = new SectionFindings.ShareCount(shares);
    } else if (asked instanceof SectionWork.FlushView c) {
      flush(work, c);
    } else if (asked instanceof SectionWork.CreateFile c) {
      long handle = handles.open(process, files.get(c.name()), c.access());
      work.finding = new SectionFindings.HandleOpened(handle);
    } else if (asked instanceof SectionWork.GetFileSize c) {
      NaiveFile file = (NaiveFile) handle(work, c.handle());
      work.finding = new SectionFindings.FileSize(file.bytes.length);
    } else if (asked instanceof SectionWork.ReadFile c) {
      NaiveFile file = (NaiveFile) handle(work, c.handle());
      work.finding = new SectionFindings.BytesRead(files.read(file, c.offset(), c.bytes()));
    } else if (asked instanceof SectionWork.WriteFile c) {
      files.write(memory, (NaiveFile) handle(work, c.handle()), c.offset(), c.bytes());
    } else if (asked != null) {
      throw new IllegalStateException("the naive machine does not know " + asked);
    }
  }

  private void create(NaiveWork work, SectionWork.CreateSection c) {
    NaiveSection section = find(c.name());
    boolean existed = section != null;
    if (!existed) {
      section = make(work, c);
      named.add(section);
    }
    found(work, section, rights(c.protect()), existed);
  }

  private NaiveSection make(NaiveWork work, SectionWork.CreateSection c) {
    NaiveFile file = c.file() == 0 ? null : (NaiveFile) handle(work, c.file());
    NaiveSegment segment = file == null || file.segment == null ? null : file.segment;
    if (segment == null) {
      segment = new NaiveSegment(memory.segments.size() + 1, file);
      memory.segments.add(segment);
    }
    if (file != null) {
      file.segment = segment;
    }
    long pages = pages(c.sizeBytes());
    boolean reserved = (c.attributes() & SectionConstants.SEC_RESERVE) != 0;
    if (file == null && !reserved) {
      commit.charge(segment, pages);
      for (long page = 0; page < pages; page++) {
        segment.committed.add(page);
      }
    }
    long size = file == null ? pages * AddressLayout.PAGE_SIZE : c.sizeBytes();
    size = file != null && size == 0 ? file.bytes.length : size;
    SectionInfo info = new SectionInfo(segment.id, size, c.protect(), c.attributes(), file != null);
    return new NaiveSection(segment, info, c.name());
  }

  /** The process gets a handle of the section. */
  private void found(NaiveWork work, NaiveSection section, int access, boolean existed) {
    long handle = handles.open(work.process, section, access);
    work.finding = new SectionFindings.SectionFound(handle, access, section.info, existed);
  }

  private static int rights(int protect) {
    return (protect & 0x44) != 0 ? READ_WRITE_RIGHTS : READ_ONLY_RIGHTS;
  }

  private void map(NaiveProcess process, SectionWork.MapView c) {
    NaiveSection section = (NaiveSection) handles.get(process, c.handle()).object();
    View view = new View(section, c.firstPage(), c.pages(), c.firstSectionPage());
    section.views++;
    views.computeIfAbsent(process, p -> new TreeMap<>()).put(view.first, view);
    for (long page = view.first; page < view.first + view.pages; page++) {
      memory.pages.page(process, page).shows = view.shown(page);
    }
  }

  private void unmap(NaiveProcess process, long first) {
    View view = views.get(process).remove(first);
    for (long number = first; number < first + view.pages; number++) {
      NaivePage page = memory.pages.page(process, number);
      memory.discard(page);
      page.shows = null;
    }
    view.section.views--;
    lost(view.section);
  }

  /** Something has a handle or view less. */
  private void lost(Object object) {
    if (object instanceof NaiveSection section && section.isGone() && !section.info.file()) {
      section.segment.pages().forEach(memory::discard);
      commit.release(section.segment);
    }
  }

  private void commit(NaiveWork work, SectionWork.CommitPages c) {
    View view = view(work.process, c.firstPage());
    long charge = charge(work);
    if (charge > 0) {
      commit.charge(view.section.segment, charge);
    }
    for (long page = c.firstPage(); page <= c.lastPage(); page++) {
      view.section.segment.committed.add(view.shown(page).number);
    }
  }

  private void flush(NaiveWork work, SectionWork.FlushView c) {
    View view = view(work.process, c.firstPage());
    if (view.section.info.file()) {
      List<NaivePage> shown = new ArrayList<>();
      for (long page = c.firstPage(); page <= c.lastPage(); page++) {
        shown.add(view.shown(page));
      }
      writer.flush(work, shown);
    }
  }

  private void findCommitted(NaiveWork work, SectionWork.FindCommitted c) {
    View view = view(work.process, c.firstPage());
    List<Long> firsts = new ArrayList<>();
    List<Long> lasts = new ArrayList<>();
    for (long page = c.firstPage(); page <= c.lastPage(); page++) {
      if (isCommitted(view, page)) {
        boolean joins = page > c.firstPage() && isCommitted(view, page - 1);
        if (joins) {
          lasts.set(lasts.size() - 1, page);
        } else {
          firsts.add(page);
          lasts.add(page);
        }
      }
    }
    work.finding =
        new SectionFindings.CommittedPages(
            firsts.stream().mapToLong(Long::longValue).toArray(),
            lasts.stream().mapToLong(Long::longValue).toArray());
  }

  /** The process ends: its views and handles go. */
  void exit(NaiveProcess process) {
    List<Long> firsts = new ArrayList<>(views.getOrDefault(process, new TreeMap<>()).keySet());
    firsts.forEach(first -> unmap(process, first));
    handles.values(process).forEach(value -> lost(handles.close(process, value)));
  }
}
