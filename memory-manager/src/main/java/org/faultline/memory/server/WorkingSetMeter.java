package org.faultline.memory.server;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.faultline.memory.frames.HeldFrames;
import org.faultline.memory.frames.PassedOn;
import org.faultline.memory.frames.ResidencyListener;

/**
 * Estimates working sets as an operating system can: from the pages that were touched between one
 * look and the next, resident or not. Passes all on.
 *
 * <p>W(theta) is the number of pages of a process among its last theta references (Denning, "The
 * working set model for program behavior", CACM 11(5), 1968). Here a page counts as used until the
 * end of the time between two looks in which it was touched, so that the window is rounded up to a
 * whole number of those.
 */
public final class WorkingSetMeter extends PassedOn {
  /** Not known: the process has not made so many references yet. */
  public static final int UNKNOWN = -1;

  private final long windowReferences;
  private int[] owner;
  private long[] page;
  private final Recent[] recent;

  /** The pages of one process in order of last use, each with the number of its period. */
  private static final class Recent {
    private final Map<Long, Long> periods = new LinkedHashMap<>();
    // The references at the end of each period that reaches into the window.
    private final Deque<Long> endReferences = new ArrayDeque<>();
    private long period;

    void use(long page) {
      periods.remove(page);
      periods.put(page, period);
    }

    /** Ends the period at {@code references}; the pages used since {@code fromReferences}. */
    int look(long references, long fromReferences) {
      if (endReferences.isEmpty() || endReferences.getLast() < references) {
        endReferences.addLast(references);
        period++;
      }
      while (endReferences.getFirst() <= fromReferences) {
        endReferences.removeFirst();
      }
      long oldest = period - endReferences.size();
      Iterator<Long> all = periods.values().iterator();
      while (all.hasNext() && all.next() < oldest) {
        all.remove();
      }
      return periods.size();
    }
  }

  /**
   * Nothing was touched.
   *
   * @param processes the highest id, from 1
   * @param windowReferences theta, in references of the process itself, at least 1
   */
  public WorkingSetMeter(int frames, int processes, long windowReferences, ResidencyListener next) {
    super(next);
    this.windowReferences = windowReferences;
    owner = new int[frames];
    page = new long[frames];
    recent = new Recent[processes + 1];
    Arrays.setAll(recent, id -> new Recent());
  }

  /**
   * The working sets now, from process 1 on; {@link #UNKNOWN} where one is.
   *
   * @param references that each process has made so far, from process 1 on
   */
  public int[] measure(long[] references) {
    int[] pages = new int[references.length];
    for (int i = 0; i < pages.length; i++) {
      int size = recent[i + 1].look(references[i], references[i] - windowReferences);
      pages[i] = references[i] < windowReferences ? UNKNOWN : size;
    }
    return pages;
  }

  @Override
  public void loaded(int frame, int process, long id) {
    if (frame >= owner.length) {
      owner = Arrays.copyOf(owner, HeldFrames.growTo(frame));
      page = Arrays.copyOf(page, owner.length);
    }
    owner[frame] = process;
    page[frame] = id;
    recent[process].use(id);
    super.loaded(frame, process, id);
  }

  @Override
  public void touched(int frame) {
    recent[owner[frame]].use(page[frame]);
    super.touched(frame);
  }

  @Override
  public void touched(int frame, long uses, long lastUseReferences, long nextUseReferences) {
    recent[owner[frame]].use(page[frame]);
    super.touched(frame, uses, lastUseReferences, nextUseReferences);
  }
}
