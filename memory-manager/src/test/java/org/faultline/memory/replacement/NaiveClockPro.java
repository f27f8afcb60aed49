package org.faultline.memory.replacement;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Jiang, Chen and Zhang 2005, section 4.2, step by step: a ring in the order in which the hands
 * move, three hands that stand at entries of it, and everything else counted anew.
 */
final class NaiveClockPro implements NaivePolicy {
  private static final class Entry {
    final int page;
    boolean hot;
    boolean resident = true;
    boolean test;
    boolean bit;

    Entry(int page, boolean hot) {
      this.page = page;
      this.hot = hot;
      test = !hot;
    }
  }

  private final List<Entry> ring = new ArrayList<>();
  private final int m;
  private int mc = 1;
  private Entry handHot;
  private Entry handCold;
  private Entry handTest;

  NaiveClockPro(int frames) {
    m = frames;
  }

  private long count(Predicate<Entry> which) {
    return ring.stream().filter(which).count();
  }

  private Entry find(int page) {
    return ring.stream().filter(entry -> entry.page == page).findFirst().orElse(null);
  }

  private Entry after(Entry entry) {
    return ring.get((ring.indexOf(entry) + 1) % ring.size());
  }

  /** The list head is right behind the hot hand. */
  private void insert(Entry entry) {
    ring.add(handHot == null ? 0 : ring.indexOf(handHot), entry);
    handHot = handHot == null ? entry : handHot;
    handCold = handCold == null ? handHot : handCold;
    handTest = handTest == null ? handHot : handTest;
  }

  private void delete(Entry entry) {
    Entry next = ring.size() == 1 ? null : after(entry);
    handHot = handHot == entry ? next : handHot;
    handCold = handCold == entry ? next : handCold;
    handTest = handTest == entry ? next : handTest;
    ring.remove(entry);
  }

  @Override
  public Integer access(int page, boolean write, int time, int frames) {
    Entry known = find(page);
    if (known != null && known.resident) {
      known.bit = true;
      return null;
    }
    Integer left = null;
    if (count(entry -> entry.resident) == m) {
      left = runHandCold();
      known = find(page);
    }
    if (known == null) {
      insert(new Entry(page, count(entry -> entry.hot) < m - mc));
    } else {
      delete(known);
      insert(new Entry(page, true));
      mc = Math.min(mc + 1, Math.max(1, m - 1));
      runHandHot();
    }
    while (count(entry -> !entry.resident) > m) {
      Entry entry = handTest;
      handTest = after(entry);
      terminate(entry);
    }
    return left;
  }

  private int runHandCold() {
    while (true) {
      Entry entry = handCold;
      handCold = after(entry);
      if (entry.hot || !entry.resident) {
        continue;
      }
      if (!entry.bit) {
        entry.resident = false;
        if (!entry.test) {
          delete(entry);
        }
        return entry.page;
      }
      entry.bit = false;
      delete(entry);
      insert(entry);
      if (entry.test) {
        entry.test = false;
        entry.hot = true;
        mc = Math.min(mc + 1, Math.max(1, m - 1));
        runHandHot();
      } else {
        entry.test = true;
      }
    }
  }

  private void runHandHot() {
    while (count(entry -> entry.hot) > m - mc || (!handHot.hot && count(entry -> entry.hot) > 0)) {
      Entry entry = handHot;
      handHot = after(entry);
      if (!entry.hot) {
        terminate(entry);
      } else if (entry.bit) {
        entry.bit = false;
      } else {
        entry.hot = false;
      }
    }
  }

  private void terminate(Entry entry) {
    if (entry.test) {
      entry.test = false;
      mc = entry.bit ? mc : Math.max(1, mc - 1);
      if (!entry.resident) {
        delete(entry);
      }
    }
  }
}
