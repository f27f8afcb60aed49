package org.faultline.memory.shares;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The pages that a process used lately, in order of last use; no more than are asked for. */
final class RecentPages {
  private final Map<Long, Long> lastUse = new LinkedHashMap<>();

  /** {@code page} was used at {@code time}, no earlier than any other. */
  void use(long page, long time) {
    lastUse.remove(page);
    lastUse.put(page, time);
  }

  /** How many pages were used at {@code time} or later; the others are forgotten. */
  int since(long time) {
    Iterator<Long> times = lastUse.values().iterator();
    while (times.hasNext() && times.next() < time) {
      times.remove();
    }
    return lastUse.size();
  }
}
