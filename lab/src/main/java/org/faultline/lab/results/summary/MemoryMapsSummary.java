package org.faultline.lab.results.summary;

import java.util.List;

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
      long lockedWsBytes,
      long blocks,
      long largestBytes) {}
}
