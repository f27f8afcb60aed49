package org.faultline.actors.process;

import java.util.concurrent.Executor;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.replacement.Knowledge;
import org.faultline.workload.program.RandomStreams;
import org.jspecify.annotations.Nullable;

/**
 * What all processes of a machine have in common; immutable.
 *
 * @param referencePicos cost of a resident reference, in picoseconds
 * @param systemCallNanos CPU time of a system call
 * @param knowledge what is to be reported of references
 * @param useWindowReferences of {@code PolicyKind.window()}; 0 where memory has page lists
 * @param sharedTime whether the time of references counts those of all processes, not its own
 * @param lease how frames are lent to processes, if they are
 * @param workingSetBoundPages below what a maximum working set must be
 * @param warmUpNanos requests that end earlier are not counted
 * @param blocking where traces are decoded
 */
public record ExecutionSettings(
    AddressLayout layout,
    boolean pageTables,
    long referencePicos,
    long systemCallNanos,
    Knowledge knowledge,
    long useWindowReferences,
    boolean sharedTime,
    @Nullable LeaseSettings lease,
    long workingSetBoundPages,
    long warmUpNanos,
    boolean events,
    RandomStreams streams,
    Executor blocking) {}
