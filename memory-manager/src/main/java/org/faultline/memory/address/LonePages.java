package org.faultline.memory.address;

import java.util.Arrays;

/**
 * The values of pages that have few neighbours: an open-addressing table of 18 bytes for each
 * place, of which half to three quarters are taken. No value is 0. Not thread safe.
 */
final class LonePages {
  private static final int LEAST_PLACES = 4;

  // A page + 1 and its value, side by side; 0 where the place is free.
  private long[] words = {};
  // How many pages of the groups with one hash: 0 tells at once that a group has none here.
  private char[] groups = {};
  private int places;
  private int size;

  /** Pages with a value. */
  int size() {
    return size;
  }

  /** The places of the table. */
  int places() {
    return places;
  }

  /** The words that hold the values, for {@link #indexOf}. */
  long[] words() {
    return words;
  }

  /** Where in {@link #words} the value of {@code page} is, or -1. */
  int indexOf(long page) {
    if (size == 0) {
      return -1;
    }
    int place = home(page);
    while (true) {
      long word = words[2 * place];
      if (word == page + 1) {
        return 2 * place + 1;
      }
      if (word == 0) {
        return -1;
      }
      place = place + 1 == places ? 0 : place + 1;
    }
  }

  /** The value of {@code page}, or 0. */
  long get(long page) {
    int index = indexOf(page);
    return index < 0 ? 0 : words[index];
  }

  /** At least as many as the pages of the group that are here, and rarely more. */
  int most(long group) {
    return size == 0 ? 0 : groups[home(group)];
  }

  /** How many pages of the group are here. */
  int population(long group) {
    int most = most(group);
    int population = 0;
    for (int i = 0; i < PageMap.FULL && population < most; i++) {
      population += indexOf(group << PageMap.LEAF_BITS | i) < 0 ? 0 : 1;
    }
    return population;
  }

  /** Adds a page that is not here. */
  void add(long page, long value) {
    if (4 * (size + 1) > 3 * places) {
      resize(Math.max(LEAST_PLACES, places + places / 2));
    }
    insert(page, value);
  }

  /** Removes a page; returns its value, or 0 where it is not here. */
  long remove(long page) {
    int index = indexOf(page);
    if (index < 0) {
      return 0;
    }
    long value = words[index];
    closeUp(index / 2);
    size--;
    int group = home(page >>> PageMap.LEAF_BITS);
    // A count that ever reached the most that it can be is not known any more.
    groups[group] -= (char) (groups[group] == Character.MAX_VALUE ? 0 : 1);
    if (4 * size < places && places > LEAST_PLACES) {
      resize(size == 0 ? 0 : Math.max(LEAST_PLACES, 2 * size));
    }
    return value;
  }

  /** The pages from {@code first} to {@code last}, ascending. */
  long[] sorted(long first, long last) {
    long[] found = new long[size];
    int n = 0;
    for (int i = 0; i < words.length; i += 2) {
      long page = words[i] - 1;
      if (page >= first && page <= last) {
        found[n++] = page;
      }
    }
    Arrays.sort(found, 0, n);
    return Arrays.copyOf(found, n);
  }

  private int home(long key) {
    long hash = key * PageMap.HASH >>> Integer.SIZE;
    return (int) (hash * places >>> Integer.SIZE);
  }

  private void insert(long page, long value) {
    int place = home(page);
    while (words[2 * place] != 0) {
      place = place + 1 == places ? 0 : place + 1;
    }
    words[2 * place] = page + 1;
    words[2 * place + 1] = value;
    size++;
    int group = home(page >>> PageMap.LEAF_BITS);
    groups[group] += (char) (groups[group] == Character.MAX_VALUE ? 0 : 1);
  }

  /** Empties a place and moves up what would not be found behind it. */
  private void closeUp(int emptied) {
    int hole = emptied;
    int at = emptied;
    while (true) {
      at = at + 1 == places ? 0 : at + 1;
      if (words[2 * at] == 0) {
        break;
      }
      if (distance(home(words[2 * at] - 1), at) >= distance(hole, at)) {
        words[2 * hole] = words[2 * at];
        words[2 * hole + 1] = words[2 * at + 1];
        hole = at;
      }
    }
    words[2 * hole] = 0;
    words[2 * hole + 1] = 0;
  }

  private int distance(int from, int to) {
    return to >= from ? to - from : to - from + places;
  }

  private void resize(int wanted) {
    long[] old = words;
    words = new long[2 * wanted];
    groups = new char[wanted];
    places = wanted;
    size = 0;
    for (int i = 0; i < old.length; i += 2) {
      if (old[i] != 0) {
        insert(old[i] - 1, old[i + 1]);
      }
    }
  }
}
