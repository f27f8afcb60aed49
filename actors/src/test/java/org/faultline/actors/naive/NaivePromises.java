package org.faultline.actors.naive;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.faultline.actors.naive.NaivePage.Where;
import org.faultline.memory.address.PageRange;

/** The frames that are promised to processes, and those that still can be. */
final class NaivePromises {
  private final NaivePhysicalMemory memory;
  private final long promisable;
  private final Map<NaiveProcess, Long> granted = new HashMap<>();

  /** Of all frames {@code promisable} can be promised. */
  NaivePromises(NaivePhysicalMemory memory, long promisable) {
    this.memory = memory;
    this.promisable = promisable;
  }

  /** At its first request a process is promised its minimum, or what there is. */
  void admit(NaiveProcess process) {
    if (!granted.containsKey(process)) {
      long minimum = process.group.workingSet().minimumPages();
      granted.put(process, Math.max(0, Math.min(minimum, available())));
    }
  }

  void release(NaiveProcess process) {
    granted.remove(process);
  }

  /** Whether all pages of a range may be locked. */
  boolean admitsLock(NaiveProcess process, PageRange range) {
    List<NaivePage> pages =
        LongStream.rangeClosed(range.first(), range.last())
            .mapToObj(number -> memory.pages.page(process, number))
            .toList();
    long added = pages.stream().filter(page -> page.where != Where.FRAME || !page.locked).count();
    long missing =
        pages.stream()
            .flatMap(page -> NaivePages.tablesAbove(page).stream())
            .distinct()
            .filter(table -> table.where != Where.FRAME)
            .count();
    long wanted = inUse(process) + added + missing;
    return Math.max(granted.get(process), wanted) - promise(process) <= available();
  }

  private long available() {
    return promisable - granted.keySet().stream().mapToLong(this::promise).sum();
  }

  private long promise(NaiveProcess process) {
    return Math.max(granted.get(process), inUse(process));
  }

  /** Locked pages and tables in frames. */
  private long inUse(NaiveProcess process) {
    List<NaivePage> inFrames =
        memory.pages.of(process).stream().filter(page -> page.where == Where.FRAME).toList();
    return inFrames.stream().filter(page -> page.isTable() || page.locked).count();
  }
}
