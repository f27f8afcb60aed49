package org.faultline.memory.replacement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Jiang and Zhang 2002, section 3.2; tops and ends are at the end of the lists. */
final class NaiveLirs implements NaivePolicy {
  private final List<Integer> stack = new ArrayList<>();
  private final List<Integer> queue = new ArrayList<>();
  private final List<Integer> goneInOrder = new ArrayList<>();
  private final Set<Integer> lir = new HashSet<>();
  private final int hir;
  private final int remembered;

  NaiveLirs(int hir, int remembered) {
    this.hir = hir;
    this.remembered = remembered;
  }

  @Override
  public Integer access(int x, boolean write, int time, int frames) {
    int lirMost = Math.max(0, frames - hir);
    if (lir.contains(x)) {
      toTop(x);
      prune(lirMost);
      return null;
    }
    boolean inStack = stack.contains(x);
    Integer left = null;
    if (!queue.contains(x)) {
      if (lir.size() + queue.size() == frames) {
        left = queue.remove(0);
        if (stack.contains(left)) {
          if (goneInOrder.size() == remembered) {
            stack.remove(goneInOrder.remove(0));
          }
          goneInOrder.add(left);
        }
        inStack = stack.contains(x);
      }
      goneInOrder.remove((Integer) x);
      if (lir.size() < lirMost) {
        lir.add(x);
        toTop(x);
        prune(lirMost);
        return left;
      }
    }
    toTop(x);
    queue.remove((Integer) x);
    if (inStack && lirMost > 0) {
      lir.add(x);
      Integer bottom = stack.stream().filter(lir::contains).findFirst().orElseThrow();
      lir.remove(bottom);
      stack.remove(bottom);
      queue.add(bottom);
    } else {
      queue.add(x);
    }
    prune(lirMost);
    return left;
  }

  private void toTop(Integer x) {
    stack.remove(x);
    stack.add(x);
  }

  private void prune(int lirMost) {
    while (lirMost > 0 && !stack.isEmpty() && !lir.contains(stack.get(0))) {
      goneInOrder.remove(stack.remove(0));
    }
  }
}
