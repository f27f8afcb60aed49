package org.faultline.actors.process;

import java.util.concurrent.Executor;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.replacement.Knowledge;
import org.faultline.workload.program.RandomStreams;
import org.jspecify.annotations.Nullable;

/**
 * What all processes of a machine have in common; immutable.
 *
 * @param lease how frames are lent to processes, if they are
 * @param blocking where traces are decoded
 */
public record ExecutionSettings(
    Addresses addresses,
    CpuCosts costs,
    Observation observation,
    @Nullable LeaseSettings lease,
    Recording recording,
    RandomStreams streams,
    Executor blocking) {

  /**
   * What address spaces are like.
   *
   * @param pageTables whether page tables take frames
   * @param workingSetBoundPages below what a maximum working set must be
   */
  public record Addresses(AddressLayout layout, boolean pageTables, long workingSetBoundPages) {}

  /**
   * What a program pays for, in CPU time.
   *
   * @param referencePicos of a resident reference
   * @param systemCallNanos of a system call
   */
  public record CpuCosts(long referencePicos, long systemCallNanos) {}

  /**
   * What is to be reported of references.
   *
   * @param useWindowReferences of {@code PolicyKind.window()}; 0 where memory has page lists
   * @param sharedTime whether the time of references counts those of all processes, not its own
   */
  public record Observation(Knowledge knowledge, long useWindowReferences, boolean sharedTime) {}

  /**
   * What is written down.
   *
   * @param warmUpNanos requests that end earlier are not counted
   * @param events whether events are recorded
   */
  public record Recording(long warmUpNanos, boolean events) {}
}
