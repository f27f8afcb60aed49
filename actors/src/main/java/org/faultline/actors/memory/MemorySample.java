package org.faultline.actors.memory;

/**
 * What memory holds at one moment, and what was counted until then.
 *
 * @param counters of each process by {@link Counter}, from process 1 on
 * @param residentPages of each process
 * @param committedPages of each process, page tables included
 * @param freeFrames frames that hold nothing
 * @param tableFrames frames that hold page tables
 */
public record MemorySample(
    long now,
    long[][] counters,
    int[] residentPages,
    long[] committedPages,
    long freeFrames,
    long tableFrames,
    long lockedPages,
    long commitCharge,
    long commitLimit,
    long pagefileUsedSlots,
    long pagefileSizeSlots) {}
