package org.faultline.actors.result;

import java.util.List;
import org.faultline.actors.stall.Stall;
import org.faultline.memory.device.DeviceLoad;
import org.faultline.memory.server.MemorySample;

/**
 * The state of the machine at one moment of virtual time.
 *
 * @param memory as it was then
 * @param references made by all processes until then
 * @param busyNanos time that CPUs were busy until then, for all processes: computing, switching and
 *     faults
 * @param stalls what each resource, by {@code Resource}, has cost until then
 * @param device what the pagefile's device was asked to do until then
 */
public record TimelineRow(
    MemorySample memory,
    long references,
    long busyNanos,
    Processes processes,
    List<Stall> stalls,
    DeviceLoad device) {

  /**
   * How many processes do what.
   *
   * @param alive those that exist or will
   * @param ready those that wait for a CPU
   * @param paging those that wait for reads
   * @param waitingForPage those that wait until a page can be taken
   */
  public record Processes(int alive, int ready, int paging, int waitingForPage) {}

  /** The moment. */
  public long atNanos() {
    return memory.atNanos();
  }
}
