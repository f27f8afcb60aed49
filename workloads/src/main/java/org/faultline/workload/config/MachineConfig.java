package org.faultline.workload.config;

import org.faultline.memory.address.AddressLayout;
import org.faultline.workload.program.Duration;

/**
 * The simulated machine.
 *
 * @param cpus simulated processors
 * @param ramBytes physical memory, a multiple of the page size
 * @param referencePicos time of one resident reference, in picoseconds
 */
public record MachineConfig(
    AddressLayout layout,
    int cpus,
    long ramBytes,
    long referencePicos,
    Costs costs,
    ManagerConfig manager,
    PagefileConfig pagefile) {

  /** CPU time of the operating system's own work, in nanoseconds. */
  public record Costs(
      long contextSwitch, long systemCall, long softFault, long demandZeroFault, long hardFault) {}

  /** Service time of the MemoryManager for each request: drawn anew for each. */
  public record ManagerConfig(Duration fault, Duration call) {}

  /** The pagefile; sizes in bytes. */
  public record PagefileConfig(long initialBytes, long maximumBytes, DeviceConfig device) {}
}
