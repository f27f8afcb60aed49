package org.faultline.memory.windows;

import java.util.Arrays;
import org.faultline.memory.frames.FrameDatabase;
import org.faultline.memory.frames.PagePlace;
import org.faultline.memory.object.BackingFile;

/**
 * FlushViewOfFile: writes what is dirty of a file, be it in working sets or not, and waits for the
 * writes; the pages stay where they are (docs/windows.md W1410).
 */
final class ViewFlush {
  private static final int NO_FRAME = -1;

  private final WindowsMemory memory;
  private final PageWriting writing;

  ViewFlush(WindowsMemory memory, PageWriting writing) {
    this.memory = memory;
    this.writing = writing;
  }

  /** Begins the writes of these pages of a view, which {@code work} waits for. */
  void begin(WindowsWork work, SegmentView view, long firstPage, long lastPage) {
    BackingFile file = view.segment().file();
    if (file == null) {
      return;
    }
    int[] run = new int[memory.settings.writing().clusterPages()];
    int size = 0;
    for (long page = firstPage; page <= lastPage; page++) {
      int frame = dirtyFrame(view.segment(), view.segmentPage(page));
      if (size > 0 && (frame < 0 || size == run.length)) {
        write(work, Arrays.copyOf(run, size), file);
        size = 0;
      }
      if (frame >= 0) {
        run[size++] = frame;
      }
    }
    if (size > 0) {
      write(work, Arrays.copyOf(run, size), file);
    }
  }

  private int dirtyFrame(Segment segment, long page) {
    int frame = PagePlace.frame(segment.place(page));
    return frame >= 0
            && memory.frames.is(frame, FrameDatabase.DIRTY)
            && !memory.frames.is(frame, WindowsFlags.IN_FLIGHT)
        ? frame
        : NO_FRAME;
  }

  private void write(WindowsWork work, int[] frames, BackingFile file) {
    for (int frame : frames) {
      memory.frames.set(frame, WindowsFlags.WRITING);
      memory.shared.frames.forEachShare(frame, this::clean);
    }
    work.writes();
    if (!writing.flush(WriteCluster.toFile(memory, frames, NO_FRAME, file), work)) {
      work.written(true);
    }
  }

  /** The next write through this share is to be told. */
  private void clean(int share) {
    boolean locked = memory.frames.is(share, FrameDatabase.LOCKED);
    memory.events.cleaned(memory.holder(share).process(), memory.frames.page(share), share, locked);
  }
}
