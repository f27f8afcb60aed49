package org.faultline.memory.shares;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The pages that a process used lately, in order of last use; no more than are asked for. */
final class RecentPages {
  private final Map<Long, Long> lastUseReferences = new LinkedHashMap<>();

  /** {@code page} was used at {@code nowReferences}, no earlier than any other. */
  void use(long page, long nowReferences) {
    lastUseReferences.remove(page);
    lastUseReferences.put(page, nowReferences);
  }

  /** How many pages were used at {@code fromReferences} or later; the others are forgotten. */
  int since(long fromReferences) {
    Iterator<Long> times = lastUseReferences.values().iterator();
    while (times.hasNext() && times.next() < fromReferences) {
      times.remove();
    }
    return lastUseReferences.size();
  }
}
