package org.faultline.workload.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.faultline.memory.address.PageReference;
import org.jspecify.annotations.Nullable;

/** Counts what a trace holds while its references pass by. */
final class TraceCounter {
  /** References handled at once. */
  static final int BATCH = 1 << 14;

  /** The most processes of a mix. */
  static final int MAXIMUM_PROCESSES = 4_096;

  private final String file;
  private final TreeMap<Integer, Counts> processes = new TreeMap<>();
  private @Nullable Counts current;
  private long total;

  TraceCounter(String file) {
    this.file = file;
  }

  private static final class Counts {
    final int process;
    final PageSet pages = new PageSet();
    final long[] byAccess = new long[4];
    long runs;
    long lastPage = -1;

    Counts(int process) {
      this.process = process;
    }
  }

  /** Counts the first {@code n} runs; {@code ids} are their processes. */
  void add(long[] references, int[] ids, int n) throws TraceException {
    for (int i = 0; i < n; i++) {
      if (current == null || current.process != ids[i]) {
        current = counts(ids[i]);
      }
      Counts counts = current;
      long reference = references[i];
      counts.runs++;
      int count = PageReference.count(reference);
      counts.byAccess[(int) reference & 3] += count;
      total += count;
      long page = PageReference.page(reference);
      if (page != counts.lastPage) {
        counts.lastPage = page;
        if (!counts.pages.add(page)) {
          throw new TraceException(
              file
                  + " touches more than "
                  + PageSet.MAXIMUM_GROUPS
                  + " separate groups of 1024 pages, the most that can be counted.");
        }
      }
    }
  }

  private Counts counts(int id) throws TraceException {
    Counts counts = processes.get(id);
    if (counts == null) {
      if (processes.size() == MAXIMUM_PROCESSES) {
        throw new TraceException(
            file + " has more than " + MAXIMUM_PROCESSES + " processes, the most in one mix.");
      }
      counts = new Counts(id);
      processes.put(id, counts);
    }
    return counts;
  }

  /** References counted so far. */
  long references() {
    return total;
  }

  /** What was counted; {@code rawReferences} of 0 stands for as many as were counted. */
  TraceSummary summary(String name, String format, long rawReferences, long bytes) {
    List<RecordedProcess> summaries = new ArrayList<>();
    for (Counts counts : processes.values()) {
      List<RecordedRange> ranges = counts.pages.ranges();
      long[] by = counts.byAccess;
      long sum = by[0] + by[1] + by[2];
      summaries.add(
          new RecordedProcess(
              counts.process,
              sum,
              counts.runs,
              counts.pages.size(),
              by[0],
              by[1],
              by[2],
              Ranges.limited(ranges, RecordedProcess.MAXIMUM_RANGES),
              ranges.size() > RecordedProcess.MAXIMUM_RANGES));
    }
    boolean mix = summaries.size() > 1 || (summaries.size() == 1 && processes.firstKey() != 0);
    return new TraceSummary(
        name, format, mix, summaries, rawReferences == 0 ? total : rawReferences, bytes);
  }
}
