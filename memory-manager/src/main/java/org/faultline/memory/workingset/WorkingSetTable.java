package org.faultline.memory.workingset;

import java.util.Arrays;
import org.faultline.memory.frames.HeldFrames;

/**
 * Which frames are in whose working set, how long each was not used, and which may be trimmed: what
 * the working-set manager works on. A page's frame belongs to {@code WindowsMemory}.
 *
 * <p>An age counts the passes over all ages since the page was last used, up to {@value #OLDEST}
 * (docs/windows.md W808).
 */
public final class WorkingSetTable extends HeldFrames {
  /** The highest age. */
  public static final int OLDEST = 7;

  private static final int NONE = ProcessWorkingSet.NONE;

  private final ProcessWorkingSet[] sets;
  private int[] owner;
  private int[] next;
  private int[] previous;
  private byte[] age;
  private boolean[] accessed;
  private long epoch;

  /**
   * No working set has a page.
   *
   * @param limits of the processes, from process 1 on
   */
  public WorkingSetTable(int frames, WorkingSetLimits[] limits) {
    super(frames);
    sets = new ProcessWorkingSet[limits.length + 1];
    for (int id = 1; id < sets.length; id++) {
      sets[id] = new ProcessWorkingSet(id, limits[id - 1]);
    }
    owner = new int[frames];
    next = new int[frames];
    previous = new int[frames];
    age = new byte[frames];
    accessed = new boolean[frames];
  }

  @Override
  public void loaded(int frame, int process, long page) {
    ProcessWorkingSet set = sets[process];
    if (frame >= owner.length) {
      grow(growTo(frame));
    }
    owner[frame] = process;
    age[frame] = 0;
    accessed[frame] = false;
    super.loaded(frame, process, page);
    next[frame] = NONE;
    previous[frame] = set.tail;
    if (set.tail == NONE) {
      set.head = frame;
      set.cursor = frame;
    } else {
      next[set.tail] = frame;
    }
    set.tail = frame;
    set.size++;
    set.active = true;
    set.begun = true;
  }

  private void grow(int numbers) {
    owner = Arrays.copyOf(owner, numbers);
    next = Arrays.copyOf(next, numbers);
    previous = Arrays.copyOf(previous, numbers);
    age = Arrays.copyOf(age, numbers);
    accessed = Arrays.copyOf(accessed, numbers);
  }

  @Override
  public void touched(int frame) {
    accessed[frame] = true;
    sets[owner[frame]].active = true;
  }

  @Override
  public void removed(int frame) {
    super.removed(frame);
    ProcessWorkingSet set = sets[owner[frame]];
    int before = previous[frame];
    int behind = next[frame];
    if (before == NONE) {
      set.head = behind;
    } else {
      next[before] = behind;
    }
    if (behind == NONE) {
      set.tail = before;
    } else {
      previous[behind] = before;
    }
    if (set.cursor == frame) {
      set.cursor = behind == NONE ? set.head : behind;
    }
    set.size--;
  }

  /** Changes what the manager must know of a process. */
  public void limits(int process, WorkingSetLimits limits) {
    sets[process].limits = limits;
  }

  /** Changes how many pages a process keeps. */
  public void minimum(int process, int pages) {
    WorkingSetLimits before = sets[process].limits;
    limits(
        process,
        new WorkingSetLimits(
            pages, before.hardMinimum(), before.foreground(), before.memoryPriority()));
  }

  /**
   * The frame that {@code process} gives up for another one, its page not used for longest, or -1.
   * It leaves its working set.
   */
  public int replacement(int process) {
    ProcessWorkingSet set = sets[process];
    for (int i = 2 * set.size; i > 0; i--) {
      int frame = advance(set);
      if (!isHeld(frame) && !forget(frame)) {
        removed(frame);
        return frame;
      }
    }
    return NONE;
  }

  /** How often it has consumed accesses: a page reported before must be reported again. */
  public long epoch() {
    return epoch;
  }

  /** Every page is one pass older, unless it was used since the last. */
  void advanceAges() {
    for (int id = 1; id < sets.length; id++) {
      ProcessWorkingSet set = sets[id];
      set.claim = 0;
      for (int frame = set.head; frame != NONE; frame = next[frame]) {
        if (!forget(frame)) {
          age[frame] = (byte) Math.min(OLDEST, age[frame] + 1);
          set.claim += isHeld(frame) ? 0 : 1;
        }
      }
      set.idle = set.active || !set.begun ? 0 : set.idle + 1;
      set.active = false;
    }
  }

  /** The working sets that have a page. */
  ProcessWorkingSet[] populated() {
    return Arrays.stream(sets, 1, sets.length)
        .filter(set -> set.size > 0)
        .toArray(ProcessWorkingSet[]::new);
  }

  /** The frame at the cursor, which moves on; past the last it begins anew. */
  int advance(ProcessWorkingSet set) {
    int frame = set.cursor;
    set.cursor = next[frame] == NONE ? set.head : next[frame];
    return frame;
  }

  boolean wasAccessed(int frame) {
    return accessed[frame];
  }

  int age(int frame) {
    return age[frame];
  }

  /** Whether the page was used; that is forgotten, and it is young again. */
  boolean forget(int frame) {
    if (!accessed[frame]) {
      return false;
    }
    accessed[frame] = false;
    age[frame] = 0;
    epoch++;
    return true;
  }
}
