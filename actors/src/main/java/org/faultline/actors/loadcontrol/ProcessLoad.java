package org.faultline.actors.loadcontrol;

/**
 * What was measured of one process.
 *
 * @param cpuNanos CPU time that it computed since the last decision
 * @param faults its page faults since then that needed a read
 * @param residentPages pages that it holds now
 * @param workingSetPages pages that it used in its last references; -1 where that is not measured,
 *     or not known since it has not made so many yet
 */
public record ProcessLoad(
    int process, long cpuNanos, long faults, int residentPages, int workingSetPages) {}
