package org.faultline.actors.naive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.faultline.memory.windows.WindowsSettings;
import org.faultline.workload.config.ProcessGroup;

/** The working sets, and who loses which page: what the Pager does. */
final class NaiveWorkingSets {
  private static final int OLDEST = 7;

  private final WindowsSettings settings;
  private final TreeMap<Integer, WorkingSet> sets = new TreeMap<>();

  private static final class WorkingSet {
    final NaiveProcess process;
    final ProcessGroup group;
    final List<NaiveListedFrame> frames = new ArrayList<>();
    int cursor;
    long claim;
    long idle;
    boolean active;
    boolean begun;

    WorkingSet(NaiveProcess process) {
      this.process = process;
      this.group = process.group;
    }

    /** The frame at the cursor, which moves on. */
    NaiveListedFrame look() {
      NaiveListedFrame frame = frames.get(cursor);
      cursor = (cursor + 1) % frames.size();
      return frame;
    }

    void remove(NaiveListedFrame frame) {
      int at = frames.indexOf(frame);
      frames.remove(at);
      cursor -= at < cursor ? 1 : 0;
      cursor = cursor == frames.size() ? 0 : cursor;
    }

    long score() {
      return (1 + claim) * (1 + idle) * (group.foreground() ? 1 : 10);
    }

    boolean mayShrink(boolean belowMinimum) {
      return frames.size() > group.workingSet().minimumPages() || belowMinimum;
    }
  }

  NaiveWorkingSets(WindowsSettings settings) {
    this.settings = settings;
  }

  private WorkingSet set(NaiveProcess process) {
    return sets.computeIfAbsent(process.id, id -> new WorkingSet(process));
  }

  int size(NaiveProcess process) {
    return set(process).frames.size();
  }

  /** The frames of a process in order of loading. */
  List<NaiveListedFrame> frames(NaiveProcess process) {
    return set(process).frames;
  }

  void loaded(NaiveListedFrame frame) {
    WorkingSet set = set(frame.page.owner);
    frame.age = 0;
    frame.accessed = false;
    set.frames.add(frame);
    set.active = true;
    set.begun = true;
  }

  void touched(NaiveListedFrame frame) {
    frame.accessed = true;
    set(frame.page.owner).active = true;
  }

  /** The frame left its working set; where that was decided here it is off the list already. */
  void removed(NaiveListedFrame frame) {
    WorkingSet set = set(frame.page.owner);
    if (set.frames.contains(frame)) {
      set.remove(frame);
    }
  }

  void gone(NaiveProcess process) {
    sets.remove(process.id);
  }

  /** The page that the process itself gives for the next one; null for none. */
  NaiveListedFrame localVictim(NaiveProcess process) {
    WorkingSet set = set(process);
    int steps = 2 * set.frames.size();
    for (int i = 0; i < steps; i++) {
      NaiveListedFrame frame = set.look();
      if (frame.held()) {
        continue;
      }
      if (!frame.accessed) {
        return frame;
      }
      frame.accessed = false;
      frame.age = 0;
    }
    return null;
  }

  /** Every page gets older that was not accessed. */
  void age() {
    for (WorkingSet set : sets.values()) {
      for (NaiveListedFrame frame : set.frames) {
        frame.age = frame.accessed ? 0 : Math.min(OLDEST, frame.age + 1);
        frame.accessed = false;
      }
      set.claim = set.frames.stream().filter(f -> !f.held() && f.age >= 1).count();
      set.idle = set.active || !set.begun ? 0 : set.idle + 1;
      set.active = false;
    }
  }

  /** Chooses at most {@code need} pages, which leave their working sets. */
  List<NaiveListedFrame> choose(int available, long need, boolean lastResort) {
    List<NaiveListedFrame> chosen = new ArrayList<>();
    if (available >= settings.available().goalPages() || need <= 0) {
      return chosen;
    }
    int floor =
        available >= settings.available().lowPages()
            ? 4
            : available >= settings.available().criticalPages() ? 2 : 0;
    List<WorkingSet> order =
        sets.values().stream()
            .filter(set -> !set.frames.isEmpty())
            .sorted(
                Comparator.comparingLong((WorkingSet set) -> -set.score())
                    .thenComparingInt(set -> set.group.memoryPriority())
                    .thenComparingInt(set -> -set.frames.size())
                    .thenComparingInt(set -> set.process.id))
            .toList();
    for (int threshold = OLDEST; threshold >= Math.max(floor, 1); threshold--) {
      for (WorkingSet set : order) {
        boolean below = lastResort || floor == 0 && !set.group.workingSet().hardMinimum();
        int steps = set.frames.size();
        for (int i = 0; i < steps && chosen.size() < need; i++) {
          NaiveListedFrame frame = set.look();
          if (!frame.held() && !frame.accessed && frame.age >= threshold && set.mayShrink(below)) {
            set.remove(frame);
            chosen.add(frame);
          }
        }
      }
    }
    if (floor == 0) {
      long left = need - chosen.size();
      long size = order.stream().mapToLong(set -> set.frames.size()).sum();
      for (WorkingSet set : order) {
        long share = size == 0 ? 0 : (left * set.frames.size() + size - 1) / size;
        long most = lastResort ? left : share;
        chooseAny(set, Math.min(need, chosen.size() + most), lastResort, chosen);
      }
      order.forEach(set -> chooseAny(set, need, lastResort, chosen));
    }
    return chosen;
  }

  /** Takes what was not used since the hand came by, until so many are chosen. */
  private static void chooseAny(
      WorkingSet set, long until, boolean lastResort, List<NaiveListedFrame> chosen) {
    boolean below = lastResort || !set.group.workingSet().hardMinimum();
    int steps = 2 * set.frames.size();
    for (int i = 0; i < steps && chosen.size() < until && !set.frames.isEmpty(); i++) {
      NaiveListedFrame frame = set.look();
      if (frame.held()) {
        continue;
      }
      if (frame.accessed) {
        frame.accessed = false;
        frame.age = 0;
      } else if (set.mayShrink(below)) {
        set.remove(frame);
        chosen.add(frame);
      }
    }
  }
}
