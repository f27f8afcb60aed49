package org.faultline.memory.workingset;

/**
 * What the working-set manager must know of a process before it trims it.
 *
 * @param minimum pages that it keeps unless memory is very short
 * @param hardMinimum whether it keeps them even then
 * @param foreground whether it is trimmed last
 * @param memoryPriority of its pages: lower is trimmed earlier, other things equal
 */
public record WorkingSetLimits(
    int minimum, boolean hardMinimum, boolean foreground, int memoryPriority) {}
