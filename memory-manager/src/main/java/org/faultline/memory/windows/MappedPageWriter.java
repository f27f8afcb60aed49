package org.faultline.memory.windows;

import java.util.Objects;
import org.faultline.memory.frames.PagePlace;
import org.faultline.memory.object.BackingFile;

/**
 * Writes modified pages of files back to them: the oldest, with the modified pages next to it in
 * the file (docs/windows.md W1409).
 */
final class MappedPageWriter extends PageWriter {

  MappedPageWriter(WindowsMemory memory) {
    super(memory);
  }

  @Override
  int modified() {
    return memory.lists.modifiedOfFiles();
  }

  @Override
  boolean hasRoom() {
    return true;
  }

  @Override
  WriteCluster cluster(int systemFrame) {
    int frame = memory.lists.firstModifiedOfFiles();
    Segment segment = (Segment) memory.owner(frame);
    long page = memory.frames.page(frame);
    int most = memory.settings.writing().clusterPages();
    int above = neighbours(segment, page, 1, most - 1);
    int below = neighbours(segment, page, -1, most - 1 - above);
    int[] frames = new int[below + 1 + above];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = PagePlace.number(segment.place(page - below + i));
      memory.frames.set(frames[i], WindowsFlags.WRITING);
    }
    BackingFile file = Objects.requireNonNull(segment.file(), "the page goes to a file");
    return WriteCluster.toFile(memory, frames, systemFrame, file);
  }

  private int neighbours(Segment segment, long page, int direction, int most) {
    int count = 0;
    while (count < most) {
      long at = page + (long) direction * (count + 1);
      int frame = at < 0 ? -1 : PagePlace.frame(segment.place(at));
      if (frame < 0
          || !memory.states.in(frame, FrameState.MODIFIED)
          || memory.frames.is(frame, WindowsFlags.WRITING)) {
        break;
      }
      count++;
    }
    return count;
  }
}
