package org.faultline.actors.result;

import java.util.List;
import org.faultline.actors.stall.Stall;
import org.faultline.memory.device.DeviceLoad;
import org.faultline.memory.server.MemorySample;

/**
 * The state of the machine at one moment of virtual time.
 *
 * @param references made by all processes until then
 * @param busyNanos time that CPUs were busy until then, for all processes: computing, switching and
 *     faults
 * @param alive processes that exist or will
 * @param ready processes that wait for a CPU
 * @param paging processes that wait for reads
 * @param pageWaiting processes that wait until a page can be taken
 * @param stalls what each resource, by {@code Resource}, has cost until then
 * @param device what the pagefile's device was asked to do until then
 */
public record TimelineRow(
    long now,
    MemorySample memory,
    long references,
    long busyNanos,
    int alive,
    int ready,
    int paging,
    int pageWaiting,
    List<Stall> stalls,
    DeviceLoad device) {}
