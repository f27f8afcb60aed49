package org.faultline.memory.server;

/**
 * What the MemoryManager tells a process of memory and of itself; all in pages but the fault count.
 *
 * @param totalFrames physical memory
 * @param availableFrames what is free or can be had without a write
 * @param commitLimit the commit limit once the pagefile has grown to its maximum
 * @param commitCharge what is promised to all processes
 * @param residentPages in the working set, page tables included
 * @param committedPages charge of the process, page tables included
 */
public record MemoryStatus(
    long totalFrames,
    long availableFrames,
    long commitLimit,
    long commitCharge,
    long pageFaults,
    long residentPages,
    long peakResidentPages,
    long committedPages,
    long peakCommittedPages)
    implements Finding {}
