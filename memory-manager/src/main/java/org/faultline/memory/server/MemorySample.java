package org.faultline.memory.server;

import org.jspecify.annotations.Nullable;

/**
 * What memory holds at one moment, and what was counted until then.
 *
 * @param counters of each process by {@link Counter}, from process 1 on
 * @param residentPages of each process; with page lists its working set, page tables included
 * @param committedPages of each process, page tables included
 * @param freeFrames frames that hold nothing
 * @param tableFrames frames that hold page tables
 * @param manager how busy the MemoryManager was
 * @param detail what only this kind of paging holds, if anything
 */
public record MemorySample(
    long atNanos,
    long[][] counters,
    int[] residentPages,
    long[] committedPages,
    long freeFrames,
    long tableFrames,
    long lockedPages,
    long commitCharge,
    long commitLimit,
    long pagefileUsedSlots,
    long pagefileSizeSlots,
    ServiceDesk.Load manager,
    @Nullable PagingDetail detail) {}
