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
    final List<NaivePage> pages = new ArrayList<>();
    int cursor;
    long claim;
    long idle;
    boolean active;
    boolean begun;

    WorkingSet(NaiveProcess process) {
      this.process = process;
      this.group = process.group;
    }

    /** The page at the cursor, which moves on. */
    NaivePage look() {
      NaivePage page = pages.get(cursor);
      cursor = (cursor + 1) % pages.size();
      return page;
    }

    void remove(NaivePage page) {
      int at = pages.indexOf(page);
      pages.remove(at);
      cursor -= at < cursor ? 1 : 0;
      cursor = cursor == pages.size() ? 0 : cursor;
    }

    long score() {
      return (1 + claim) * (1 + idle) * (group.foreground() ? 1 : 10);
    }

    boolean mayShrink(boolean belowMinimum) {
      return pages.size() > group.workingSet().minimumPages() || belowMinimum;
    }
  }

  NaiveWorkingSets(WindowsSettings settings) {
    this.settings = settings;
  }

  private WorkingSet set(NaiveProcess process) {
    return sets.computeIfAbsent(process.id, id -> new WorkingSet(process));
  }

  int size(NaiveProcess process) {
    return set(process).pages.size();
  }

  /** The pages of a process in order of loading. */
  List<NaivePage> pages(NaiveProcess process) {
    return set(process).pages;
  }

  void loaded(NaivePage page) {
    WorkingSet set = set(page.owner);
    page.age = 0;
    page.accessed = false;
    set.pages.add(page);
    set.active = true;
    set.begun = true;
  }

  void touched(NaivePage page) {
    page.accessed = true;
    set(page.owner).active = true;
  }

  /** The page left its working set; where that was decided here it is off the list already. */
  void removed(NaivePage page) {
    WorkingSet set = set(page.owner);
    if (set.pages.contains(page)) {
      set.remove(page);
    }
  }

  void gone(NaiveProcess process) {
    sets.remove(process.id);
  }

  /** The page that the process itself gives for the next one; null for none. */
  NaivePage localVictim(NaiveProcess process) {
    WorkingSet set = set(process);
    int steps = 2 * set.pages.size();
    for (int i = 0; i < steps; i++) {
      NaivePage page = set.look();
      if (page.held()) {
        continue;
      }
      if (!page.accessed) {
        return page;
      }
      page.accessed = false;
      page.age = 0;
    }
    return null;
  }

  /** Every page gets older that was not accessed. */
  void age() {
    for (WorkingSet set : sets.values()) {
      for (NaivePage page : set.pages) {
        page.age = page.accessed ? 0 : Math.min(OLDEST, page.age + 1);
        page.accessed = false;
      }
      set.claim = set.pages.stream().filter(f -> !f.held() && f.age >= 1).count();
      set.idle = set.active || !set.begun ? 0 : set.idle + 1;
      set.active = false;
    }
  }

  /** Chooses at most {@code need} pages, which leave their working sets. */
  List<NaivePage> choose(int available, long need, boolean lastResort) {
    List<NaivePage> chosen = new ArrayList<>();
    if (available >= settings.available().goalPages() || need <= 0) {
      return chosen;
    }
    int floor =
        available >= settings.available().lowPages()
            ? 4
            : available >= settings.available().criticalPages() ? 2 : 0;
    List<WorkingSet> order =
        sets.values().stream()
            .filter(set -> !set.pages.isEmpty())
            .sorted(
                Comparator.comparingLong((WorkingSet set) -> -set.score())
                    .thenComparingInt(set -> set.group.memoryPriority())
                    .thenComparingInt(set -> -set.pages.size())
                    .thenComparingInt(set -> set.process.id))
            .toList();
    for (int threshold = OLDEST; threshold >= Math.max(floor, 1); threshold--) {
      for (WorkingSet set : order) {
        boolean below = lastResort || floor == 0 && !set.group.workingSet().hardMinimum();
        int steps = set.pages.size();
        for (int i = 0; i < steps && chosen.size() < need; i++) {
          NaivePage page = set.look();
          if (!page.held() && !page.accessed && page.age >= threshold && set.mayShrink(below)) {
            set.remove(page);
            chosen.add(page);
          }
        }
      }
    }
    if (floor == 0) {
      long left = need - chosen.size();
      long size = order.stream().mapToLong(set -> set.pages.size()).sum();
      for (WorkingSet set : order) {
        long share = size == 0 ? 0 : (left * set.pages.size() + size - 1) / size;
        long most = lastResort ? left : share;
        chooseAny(set, Math.min(need, chosen.size() + most), lastResort, chosen);
      }
      order.forEach(set -> chooseAny(set, need, lastResort, chosen));
    }
    return chosen;
  }

  /** Takes what was not used since the hand came by, until so many are chosen. */
  private static void chooseAny(
      WorkingSet set, long until, boolean lastResort, List<NaivePage> chosen) {
    boolean below = lastResort || !set.group.workingSet().hardMinimum();
    int steps = 2 * set.pages.size();
    for (int i = 0; i < steps && chosen.size() < until && !set.pages.isEmpty(); i++) {
      NaivePage page = set.look();
      if (page.held()) {
        continue;
      }
      if (page.accessed) {
        page.accessed = false;
        page.age = 0;
      } else if (set.mayShrink(below)) {
        set.remove(page);
        chosen.add(page);
      }
    }
  }
}
