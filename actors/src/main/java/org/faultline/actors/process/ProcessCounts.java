package org.faultline.actors.process;

import org.jspecify.annotations.Nullable;

/**
 * What a process counts by itself at one moment, to be held against what others count.
 *
 * @param references that it made
 * @param faults page faults that it raised
 * @param cpuNanos CPU time that it consumed: references, computing and system calls
 * @param committedPages pages that it holds committed, charged page tables included
 * @param askedPages pages by which the call that it has not heard of yet changes them; 0 for none
 * @param dataReturned pages with data that came back from the pagefile
 * @param dataMismatches those that came back with other bytes than they left with
 * @param lease what it counts of the frames that it leases, if it leases any
 */
public record ProcessCounts(
    long references,
    long faults,
    long cpuNanos,
    long committedPages,
    long askedPages,
    long dataReturned,
    long dataMismatches,
    @Nullable LeaseCounts lease) {
  /** Of a process that has not run yet. */
  public static final ProcessCounts NONE = new ProcessCounts(0, 0, 0, 0, 0, 0, 0, null);
}
