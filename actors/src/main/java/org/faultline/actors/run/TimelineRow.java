package org.faultline.actors.run;

import org.faultline.actors.memory.MemorySample;

/**
 * The state of the machine at one moment of virtual time.
 *
 * @param references made by all processes until then
 * @param computingNanos CPU time of programs until then, over all processes
 * @param alive processes that exist or will
 * @param ready processes that wait for a CPU
 * @param paging processes that wait for reads
 * @param pageWaiting processes that wait until a page can be taken
 */
public record TimelineRow(
    long now,
    MemorySample memory,
    long references,
    long computingNanos,
    int alive,
    int ready,
    int paging,
    int pageWaiting) {}
