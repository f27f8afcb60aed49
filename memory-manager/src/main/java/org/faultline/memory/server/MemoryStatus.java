package org.faultline.memory.server;

/** What the MemoryManager tells a process of memory and of itself. */
public record MemoryStatus(Machine machine, Own own) implements Finding {

  /**
   * The memory of all, in pages.
   *
   * @param totalFrames physical memory
   * @param availableFrames what is free or can be had without a write
   * @param commitLimit the commit limit once the pagefile has grown to its maximum
   * @param commitCharge what is promised to all processes
   */
  public record Machine(
      long totalFrames, long availableFrames, long commitLimit, long commitCharge) {}

  /**
   * The process's own, in pages but the fault count.
   *
   * @param residentPages in the working set, page tables included
   * @param committedPages charge of the process, page tables included
   * @param privateResidentPages of those in the working set: that only this process can use
   * @param sharedCommitPages committed in the sections of the pagefile that it has mapped
   */
  public record Own(
      long pageFaults,
      long residentPages,
      long peakResidentPages,
      long committedPages,
      long peakCommittedPages,
      long privateResidentPages,
      long sharedCommitPages) {}
}
