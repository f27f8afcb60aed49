package org.faultline.lab.results.theory;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * The fewest faults that demand paging can have: Belady, "A study of replacement algorithms for a
 * virtual-storage computer", IBM Systems Journal 5(2), 1966; the page whose next use is farthest
 * leaves.
 */
public final class Belady {
  private Belady() {}

  /** The faults of {@code string} with {@code frames} frames, at least 1; first touches count. */
  public static long fewestFaults(int[] string, int frames) {
    int[] next = nextUses(string);
    Map<Integer, Integer> nextOf = new HashMap<>();
    TreeSet<Long> byNext = new TreeSet<>();
    long faults = 0;
    for (int i = 0; i < string.length; i++) {
      Integer due = nextOf.put(string[i], next[i]);
      if (due == null) {
        faults++;
        if (byNext.size() == frames) {
          nextOf.remove((int) (long) byNext.pollLast());
        }
      } else {
        byNext.remove(key(due, string[i]));
      }
      byNext.add(key(next[i], string[i]));
    }
    return faults;
  }

  /** Orders pages by their next use; of pages never used again, by number. */
  private static long key(int next, int page) {
    return (long) next << 32 | page;
  }

  /**
   * For each reference the place of the next one to the same page; the length where there is none.
   */
  public static int[] nextUses(int[] string) {
    int[] next = new int[string.length];
    Map<Integer, Integer> later = new HashMap<>();
    for (int i = string.length - 1; i >= 0; i--) {
      next[i] = later.getOrDefault(string[i], string.length);
      later.put(string[i], i);
    }
    return next;
  }
}
