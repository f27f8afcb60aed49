package org.faultline.actors.process;

import java.util.concurrent.Executor;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.replacement.Knowledge;
import org.faultline.workload.program.RandomStreams;

/**
 * What all processes of a machine have in common; immutable.
 *
 * @param referencePicos cost of a resident reference, in picoseconds
 * @param systemCallNanos CPU time of a system call
 * @param knowledge what the replacement policy must know of references
 * @param warmUpNanos requests that end earlier are not counted
 * @param blocking where traces are decoded
 */
public record ExecutionSettings(
    AddressLayout layout,
    boolean pageTables,
    long referencePicos,
    long systemCallNanos,
    Knowledge knowledge,
    long warmUpNanos,
    boolean events,
    RandomStreams streams,
    Executor blocking) {}
