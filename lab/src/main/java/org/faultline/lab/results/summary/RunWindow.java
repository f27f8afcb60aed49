package org.faultline.lab.results.summary;

/**
 * When a run was measured, in nanoseconds of virtual time.
 *
 * @param windowStartNanos when the warm-up ended
 * @param windowNanos how long was measured
 * @param deterministic whether nothing was drawn at random, so that every seed gives this run
 * @param warmedUp whether the run came to the end of its warm-up
 * @param pendingFaults that were under way at the end
 */
public record RunWindow(
    long windowStartNanos,
    long endNanos,
    long windowNanos,
    boolean interrupted,
    boolean deterministic,
    boolean warmedUp,
    long pendingFaults) {}
