package org.faultline.memory.server;

/** What one kind of paging tells of its memory. */
public interface PagingReports {
  /**
   * What load control wants to know.
   *
   * @param references that each process has made, from process 1 on
   */
  LoadSample loadSample(long[] references);

  /** What a process may know of memory and of itself. */
  MemoryStatus status(int process);

  /** Where the pages of a process are. */
  PagePlaces places(int process);

  /** What memory holds at {@code atNanos}. */
  MemorySample sample(long atNanos, ServiceDesk.Load manager);

  /**
   * What it counts by itself.
   *
   * @param faultsInside faults that entered the server and have not left it
   */
  ManagerCounts count(long faultsInside);

  /** The results, of which {@code last} and {@code counts} are a part. */
  ManagerReport report(MemorySample last, ManagerCounts counts, ServiceDesk.Report desk);
}
