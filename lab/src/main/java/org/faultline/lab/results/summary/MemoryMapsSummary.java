package org.faultline.lab.results.summary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The memory of the processes that run at the end.
 *
 * @param running how many do
 * @param listed how many of them are described: those with the lowest ids
 */
public record MemoryMapsSummary(long running, long listed, List<ProcessMap> processes) {
  /** A list that is absent becomes empty. */
  public MemoryMapsSummary {
    processes = Absent.empty(processes);
  }

  /** The memory of one process: its pages by list, and its address space by type. */
  public record ProcessMap(int id, String name, Lists lists, List<TypeRow> types) {}

  /** The pages of a process by list, and its page tables. */
  public record Lists(
      long activeBytes,
      long standbyBytes,
      long modifiedBytes,
      long transitionBytes,
      long pageTableBytes) {}

  /**
   * What an address space has of one type.
   *
   * @param shareableWsBytes what of the working set is none of the process's alone; absent where
   *     there never was a section
   * @param sharedWsBytes of this, what is in another working set too, or in this one twice
   * @param blocks regions of it
   * @param largestBytes the largest of these
   */
  public record TypeRow(
      String type,
      long sizeBytes,
      long committedBytes,
      long privateBytes,
      long totalWsBytes,
      long privateWsBytes,
      @Nullable Long shareableWsBytes,
      @Nullable Long sharedWsBytes,
      long lockedWsBytes,
      long blocks,
      long largestBytes) {}
}
