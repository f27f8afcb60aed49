package org.faultline.memory.workingset;

import java.util.Arrays;
import java.util.Comparator;
import org.faultline.memory.windows.WindowsSettings;

/**
 * Trims working sets where memory runs short: old pages first, of processes that use little of what
 * they have (docs/windows.md W807 to W815).
 */
public final class WorkingSetManager {
  /** The least age of a page that is trimmed while memory is not tight. */
  private static final int FLOOR_BELOW_GOAL = 4;

  /** The least age of a page that is trimmed while memory is tight, but not critical. */
  private static final int FLOOR_BELOW_LOW = 2;

  private static final Comparator<ProcessWorkingSet> FIRST_TO_GIVE =
      Comparator.comparingLong(ProcessWorkingSet::score)
          .reversed()
          .thenComparingInt(set -> set.limits.memoryPriority())
          .thenComparing(Comparator.comparingInt((ProcessWorkingSet set) -> set.size).reversed())
          .thenComparingInt(set -> set.process);

  private final WorkingSetTable sets;
  private final WindowsSettings settings;
  private int[] chosen = new int[16];
  private int count;
  private int need;
  private int token;

  /** A manager of these working sets. */
  public WorkingSetManager(WorkingSetTable sets, WindowsSettings settings) {
    this.sets = sets;
    this.settings = settings;
  }

  /** The pages of this process go last, when memory is critical; 0 for nobody's. */
  public void token(int process) {
    token = process;
  }

  /** The regular pass: all ages advance, then pages are trimmed as memory needs it. */
  public int[] pass(int available, int needed) {
    sets.advanceAges();
    return trim(available, needed);
  }

  /**
   * Chooses {@code needed} pages to be trimmed, or as many as there are, with {@code available}
   * frames at hand; in the order of the choice. Every frame chosen leaves its working set.
   */
  public int[] trim(int available, int needed) {
    if (available >= settings.available().goalPages() || needed <= 0) {
      return new int[0];
    }
    begin(needed);
    int floor =
        available >= settings.available().lowPages()
            ? FLOOR_BELOW_GOAL
            : available >= settings.available().criticalPages() ? FLOOR_BELOW_LOW : 0;
    trim(candidates(false), floor);
    if (floor == 0) {
      trim(candidates(true), floor);
    }
    return chosen();
  }

  private void trim(ProcessWorkingSet[] candidates, int floor) {
    for (int threshold = WorkingSetTable.OLDEST; threshold >= Math.max(1, floor); threshold--) {
      for (ProcessWorkingSet set : candidates) {
        trimOld(set, threshold, floor > 0 || set.limits.hardMinimum());
      }
    }
    if (floor == 0) {
      trimByShares(candidates);
    }
  }

  /** Each gives pages in proportion to what it has; what is missing then, whoever has it. */
  private void trimByShares(ProcessWorkingSet[] candidates) {
    long wanted = need;
    long all = Arrays.stream(candidates).mapToLong(set -> set.size).sum();
    for (ProcessWorkingSet set : candidates) {
      if (all > 0) {
        trimAny(set, true, (wanted * set.size + all - 1) / all);
      }
    }
    for (ProcessWorkingSet set : candidates) {
      trimAny(set, true, Long.MAX_VALUE);
    }
  }

  /** Chooses every page that may be trimmed at all: nothing else can go on. */
  public int[] trimAll() {
    begin(Integer.MAX_VALUE);
    ProcessWorkingSet[] candidates = sets.populated();
    Arrays.sort(candidates, FIRST_TO_GIVE);
    for (int threshold = WorkingSetTable.OLDEST; threshold >= 1; threshold--) {
      for (ProcessWorkingSet set : candidates) {
        trimOld(set, threshold, false);
      }
    }
    for (ProcessWorkingSet set : candidates) {
      trimAny(set, false, Long.MAX_VALUE);
    }
    return chosen();
  }

  private void begin(int needed) {
    need = needed;
    count = 0;
  }

  /** Those who give pages, in order: the one with the token, or all others. */
  private ProcessWorkingSet[] candidates(boolean withToken) {
    ProcessWorkingSet[] candidates =
        Arrays.stream(sets.populated())
            .filter(set -> (set.process == token) == withToken)
            .toArray(ProcessWorkingSet[]::new);
    Arrays.sort(candidates, FIRST_TO_GIVE);
    return candidates;
  }

  /** One round over the pages that are at least {@code threshold} old. */
  private void trimOld(ProcessWorkingSet set, int threshold, boolean keepsMinimum) {
    for (int i = set.size; i > 0 && need > 0; i--) {
      int frame = sets.advance(set);
      if (!sets.isHeld(frame)
          && !sets.wasAccessed(frame)
          && sets.age(frame) >= threshold
          && !(keepsMinimum && set.size <= set.limits.minimum())) {
        choose(frame);
      }
    }
  }

  /** Up to {@code quota} pages in two rounds, the first of which spares those that were used. */
  private void trimAny(ProcessWorkingSet set, boolean keepsHardMinimum, long quota) {
    boolean bound = keepsHardMinimum && set.limits.hardMinimum();
    int countBefore = count;
    for (int i = 2 * set.size;
        i > 0 && need > 0 && count - countBefore < quota && set.size > 0;
        i--) {
      int frame = sets.advance(set);
      if (!sets.isHeld(frame)
          && !sets.forget(frame)
          && !(bound && set.size <= set.limits.minimum())) {
        choose(frame);
      }
    }
  }

  private void choose(int frame) {
    sets.removed(frame);
    if (count == chosen.length) {
      chosen = Arrays.copyOf(chosen, 2 * count);
    }
    chosen[count++] = frame;
    need--;
  }

  private int[] chosen() {
    return Arrays.copyOf(chosen, count);
  }
}
