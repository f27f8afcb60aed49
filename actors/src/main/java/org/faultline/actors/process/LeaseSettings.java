package org.faultline.actors.process;

import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.faultline.memory.replacement.PolicyKind;

/**
 * How frames are lent to processes; immutable.
 *
 * @param frames that each process leases, by its id
 * @param slots of the pagefile that each may use
 * @param policy by which each replaces its pages
 * @param policyRandom what the policy of a process draws from, by its id
 * @param hardFaultNanos CPU time of a fault that a lease resolves
 */
public record LeaseSettings(
    IntUnaryOperator frames,
    int slots,
    PolicyKind policy,
    IntFunction<IntUnaryOperator> policyRandom,
    long hardFaultNanos) {}
