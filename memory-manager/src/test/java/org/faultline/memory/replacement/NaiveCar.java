package org.faultline.memory.replacement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Bansal and Modha 2004, figure 2, line by line. */
final class NaiveCar implements NaivePolicy {
  private final List<Integer> t1 = new ArrayList<>();
  private final List<Integer> t2 = new ArrayList<>();
  private final List<Integer> b1 = new ArrayList<>();
  private final List<Integer> b2 = new ArrayList<>();
  private final Set<Integer> bits = new HashSet<>();
  private double p;

  @Override
  public Integer access(int x, boolean write, int time, int c) {
    if (t1.contains(x) || t2.contains(x)) {
      bits.add(x);
      return null;
    }
    Integer left = null;
    boolean known = b1.contains(x) || b2.contains(x);
    if (t1.size() + t2.size() == c) {
      left = replace();
      if (!known && t1.size() + b1.size() == c) {
        b1.remove(0);
      } else if (!known && t1.size() + t2.size() + b1.size() + b2.size() == 2 * c) {
        b2.remove(0);
      }
    }
    if (!known) {
      t1.add(x);
    } else if (b1.contains(x)) {
      p = Math.min(p + Math.max(1.0, (double) b2.size() / b1.size()), c);
      b1.remove((Integer) x);
      t2.add(x);
    } else {
      p = Math.max(p - Math.max(1.0, (double) b1.size() / b2.size()), 0);
      b2.remove((Integer) x);
      t2.add(x);
    }
    bits.remove(x);
    return left;
  }

  private Integer replace() {
    while (true) {
      List<Integer> clock = t1.size() >= Math.max(1, p) ? t1 : t2;
      Integer head = clock.remove(0);
      if (!bits.remove(head)) {
        (clock == t1 ? b1 : b2).add(head);
        return head;
      }
      t2.add(head);
    }
  }
}
