package org.faultline.memory.replacement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Yang et al. 2023, algorithm 1; newest pages at the end of the lists. */
final class NaiveS3Fifo implements NaivePolicy {
  private final List<Integer> s = new ArrayList<>();
  private final List<Integer> m = new ArrayList<>();
  private final List<Integer> g = new ArrayList<>();
  private final Map<Integer, Integer> freq = new HashMap<>();

  @Override
  public Integer access(int x, boolean write, int time, int frames) {
    if (freq.containsKey(x)) {
      freq.merge(x, 1, (old, one) -> Math.min(old + one, 3));
      return null;
    }
    int smallTarget = Math.max(1, frames / 10);
    Integer left = null;
    if (s.size() + m.size() == frames) {
      left = s.size() >= smallTarget || m.isEmpty() ? evictS(frames, smallTarget) : evictM();
    }
    (g.remove((Integer) x) ? m : s).add(x);
    freq.put(x, 0);
    return left;
  }

  private Integer evictS(int frames, int smallTarget) {
    int most = Math.max(1, frames - smallTarget);
    while (!s.isEmpty()) {
      Integer t = s.remove(0);
      if (freq.get(t) > 1) {
        freq.put(t, 0);
        m.add(t);
        if (m.size() > most) {
          return evictM();
        }
      } else {
        freq.remove(t);
        g.add(t);
        if (g.size() > most) {
          g.remove(0);
        }
        return t;
      }
    }
    return evictM();
  }

  private Integer evictM() {
    while (true) {
      Integer t = m.remove(0);
      int f = freq.get(t);
      if (f == 0) {
        freq.remove(t);
        return t;
      }
      freq.put(t, f - 1);
      m.add(t);
    }
  }
}
