package org.faultline.memory.server;

/**
 * What the MemoryManager is told of a process before it starts.
 *
 * @param group name of the group that it belongs to
 * @param minimumPages of its working set
 * @param maximumPages of its working set
 * @param hardMaximum whether its working set never exceeds the maximum
 * @param memoryPriority of its pages, from 1 on
 */
public record ProcessSettings(
    String group, int minimumPages, int maximumPages, boolean hardMaximum, int memoryPriority) {}
