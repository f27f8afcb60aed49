package org.faultline.memory.windows;

import java.util.List;
import org.faultline.memory.frames.FrameDatabase;

/**
 * What every frame is used for at one moment, by a walk over all of them: the use counts of the
 * tool that shows Windows' page lists (docs/windows.md W1006).
 */
public final class PageUse {
  private static final int STATES = FrameState.values().length;

  // By owner, 0 for nobody, and state.
  private final int[][] pages;
  private final int[][] tables;
  private final int[] shareable = new int[STATES];
  private final int[] mappedFile = new int[STATES];
  private final ShareCounts.Histogram shareCounts = new ShareCounts.Histogram();

  private PageUse(int processes) {
    pages = new int[processes + 1][STATES];
    tables = new int[processes + 1][STATES];
  }

  static PageUse walk(WindowsMemory memory, int processes) {
    PageUse use = new PageUse(processes);
    FrameDatabase frames = memory.frames;
    for (int frame = 0; frame < frames.frames(); frame++) {
      int owner = frames.owner(frame);
      int state = memory.states.of(frame).ordinal();
      if (owner < FrameDatabase.NOBODY) {
        Segment segment = (Segment) memory.owner(frame);
        (segment.file() == null ? use.shareable : use.mappedFile)[state]++;
        use.shareCounts.add(memory.shared.frames.count(frame));
      } else {
        int[][] kind = frames.isTable(frame) ? use.tables : use.pages;
        kind[Math.max(0, owner)][state]++;
      }
    }
    return use;
  }

  /** Frames in this state that hold pages of sections that the pagefile is behind. */
  public long shareable(FrameState state) {
    return shareable[state.ordinal()];
  }

  /** Frames in this state that hold pages of files. */
  public long mappedFile(FrameState state) {
    return mappedFile[state.ordinal()];
  }

  /** Frames that hold pages of sections, by how often working sets hold them. */
  public List<ShareCounts> shareCounts() {
    return shareCounts.counts();
  }

  /** Frames in this state that belong to nobody: zeroed, free or of the system. */
  public int unowned(FrameState state) {
    return pages[0][state.ordinal()];
  }

  /** Frames in this state that hold pages of this process, page tables not counted. */
  public int pages(int process, FrameState state) {
    return pages[process][state.ordinal()];
  }

  /** Frames in this state that hold page tables of this process. */
  public int tables(int process, FrameState state) {
    return tables[process][state.ordinal()];
  }

  /** Frames in this state that hold pages of any process, page tables not counted. */
  public long pages(FrameState state) {
    return sum(pages, state);
  }

  /** Frames in this state that hold page tables of any process. */
  public long tables(FrameState state) {
    return sum(tables, state);
  }

  /** Frames that hold page tables, in whatever state. */
  public long tables() {
    long sum = 0;
    for (FrameState state : FrameState.values()) {
      sum += tables(state);
    }
    return sum;
  }

  private static long sum(int[][] kind, FrameState state) {
    long sum = 0;
    for (int process = 1; process < kind.length; process++) {
      sum += kind[process][state.ordinal()];
    }
    return sum;
  }
}
