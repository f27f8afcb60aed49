package org.faultline.actors.process;

import java.util.concurrent.Executor;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.replacement.Knowledge;
import org.faultline.memory.replacement.PolicyKind;
import org.faultline.workload.program.RandomStreams;

/**
 * What all processes of a machine have in common; immutable.
 *
 * @param referencePicos cost of a resident reference, in picoseconds
 * @param systemCallNanos CPU time of a system call
 * @param hardFaultNanos CPU time of a fault, for those that a lease resolves
 * @param knowledge what is to be reported of references
 * @param policy the replacement policy; null where memory has page lists
 * @param policyRandom what a leased process's policy draws from, by its id
 * @param sharedTime whether the time of references counts those of all processes, not its own
 * @param leaseFrames frames that each process leases, by id; null where frames are not lent
 * @param leaseSlots slots of the pagefile that each may use of its lease
 * @param workingSetBoundPages below what a maximum working set must be
 * @param warmUpNanos requests that end earlier are not counted
 * @param blocking where traces are decoded
 */
public record ExecutionSettings(
    AddressLayout layout,
    boolean pageTables,
    long referencePicos,
    long systemCallNanos,
    long hardFaultNanos,
    Knowledge knowledge,
    PolicyKind policy,
    IntFunction<IntUnaryOperator> policyRandom,
    boolean sharedTime,
    IntUnaryOperator leaseFrames,
    int leaseSlots,
    long workingSetBoundPages,
    long warmUpNanos,
    boolean events,
    RandomStreams streams,
    Executor blocking) {}
