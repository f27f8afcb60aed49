package org.faultline.workload.trace;

import java.util.List;

/**
 * What one process of a trace does.
 *
 * @param process its id in a mix; 0 in a trace of one process
 * @param references references, each repeat of a run counted
 * @param runs entries: runs of equal references
 * @param distinctPages pages referenced at least once
 * @param reads references that load
 * @param writes references that store
 * @param fetches references that fetch instructions
 * @param ranges the pages referenced, ascending, not touching each other, at most {@link
 *     #MAXIMUM_RANGES}
 * @param joined whether ranges also cover pages between, never referenced, to keep to that limit
 */
public record RecordedProcess(
    int process,
    long references,
    long runs,
    long distinctPages,
    long reads,
    long writes,
    long fetches,
    List<RecordedRange> ranges,
    boolean joined) {
  /** The most ranges that are kept; beyond it those with the smallest gaps are joined. */
  public static final int MAXIMUM_RANGES = 1 << 22;

  public RecordedProcess {
    ranges = PageRanges.of(ranges);
  }

  /** The lowest page number; -1 where there is none. */
  public long lowestPage() {
    return ranges.isEmpty() ? -1 : ranges.get(0).first();
  }

  /** The highest page number; -1 where there is none. */
  public long highestPage() {
    return ranges.isEmpty() ? -1 : ranges.get(ranges.size() - 1).end() - 1;
  }

  /** The pages in all ranges: the distinct pages unless ranges were joined. */
  public long pagesInRanges() {
    return ranges.stream().mapToLong(RecordedRange::pages).sum();
  }

  RecordedProcess withoutRanges() {
    return new RecordedProcess(
        process, references, runs, distinctPages, reads, writes, fetches, List.of(), joined);
  }

  /** Whether each run is one reference. */
  public boolean single() {
    return runs == references;
  }
}
