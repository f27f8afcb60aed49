package org.faultline.memory.windows;

import java.util.Arrays;
import java.util.Comparator;
import org.faultline.memory.frames.FrameDatabase;
import org.faultline.memory.frames.PagePlace;
import org.faultline.memory.pagefile.Pagefile;

/**
 * Writes modified pages to the pagefile before they are needed: when, which together, and to which
 * slots (docs/windows.md W901 and W902).
 */
public final class ModifiedPageWriter extends PageWriter {
  private final Comparator<Integer> order;

  /** The writer of this memory. */
  public ModifiedPageWriter(WindowsMemory memory) {
    super(memory);
    FrameDatabase frames = memory.frames;
    order =
        Comparator.comparingInt((Integer frame) -> frames.owner(frame))
            .thenComparing(frames::isTable)
            .thenComparingLong(frame -> frames.page(frame));
  }

  @Override
  int modified() {
    return memory.lists.modifiedOfPagefile();
  }

  @Override
  boolean hasRoom() {
    if (memory.pagefile.usedSlots() < memory.pagefile.sizePages()) {
      return true;
    }
    memory.commit().grow(0);
    return false;
  }

  @Override
  WriteCluster cluster(int systemFrame) {
    int[] cluster = cluster();
    Pagefile.Run slots = memory.pagefile.allocateRun(cluster.length);
    for (int i = slots.length(); i < cluster.length; i++) {
      memory.frames.clear(cluster[i], WindowsFlags.WRITING);
    }
    return new WriteCluster(
        memory, Arrays.copyOf(cluster, slots.length()), slots.first(), systemFrame);
  }

  /**
   * The oldest modified pages, each with its neighbours, in order of process and page; each is
   * marked as being written.
   */
  private int[] cluster() {
    int most = memory.settings.writing().clusterPages();
    Integer[] chosen = new Integer[Math.min(most, modified())];
    int size = 0;
    for (int frame = memory.lists.firstModified();
        frame >= 0 && size < most;
        frame = memory.lists.after(frame)) {
      if (!memory.frames.is(frame, WindowsFlags.WRITING)) {
        size = add(chosen, size, frame);
        size = addNeighbours(chosen, size, frame, 1);
        size = addNeighbours(chosen, size, frame, -1);
      }
    }
    Arrays.sort(chosen, 0, size, order);
    int[] cluster = new int[size];
    for (int i = 0; i < size; i++) {
      cluster[i] = chosen[i];
    }
    return cluster;
  }

  private int add(Integer[] chosen, int size, int frame) {
    memory.frames.set(frame, WindowsFlags.WRITING);
    chosen[size] = frame;
    return size + 1;
  }

  private int addNeighbours(Integer[] chosen, int size, int frame, int direction) {
    if (memory.frames.isTable(frame)) {
      return size;
    }
    PageOwner owner = memory.owner(frame);
    int added = size;
    for (long page = memory.frames.page(frame) + direction;
        added < chosen.length && page >= 0;
        page += direction) {
      long place = owner.place(page, false);
      int neighbour = PagePlace.frame(place);
      if (neighbour < 0
          || !memory.states.in(neighbour, FrameState.MODIFIED)
          || memory.frames.is(neighbour, WindowsFlags.WRITING)) {
        break;
      }
      added = add(chosen, added, neighbour);
    }
    return added;
  }
}
