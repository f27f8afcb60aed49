package org.faultline.actors.plan;

import org.faultline.memory.device.PagefileFaults;
import org.faultline.memory.replacement.Knowledge;
import org.faultline.memory.replacement.PolicyKind;
import org.faultline.workload.config.MachineConfig;
import org.faultline.workload.config.PagingConfig;
import org.faultline.workload.config.ProcessGroup;
import org.faultline.workload.program.Trace;

/**
 * What the parts of a workload ask of each other. What does not fit is refused with a sentence, in
 * an {@link IllegalArgumentException}.
 */
final class PlanRules {
  private final MachinePlan plan;
  private final PagingConfig paging;

  private PlanRules(MachinePlan plan) {
    this.plan = plan;
    paging = plan.config().paging();
  }

  /** Refuses a plan that cannot be run. */
  static void check(MachinePlan plan) {
    PlanRules rules = new PlanRules(plan);
    rules.requireLeasable();
    rules.requireDivisible();
    rules.requireListsForFiles();
    rules.requireFuture();
  }

  private void requireLeasable() {
    MachineConfig machine = plan.machine();
    boolean free =
        machine.pagefile().device().instant() && machine.manager().fault().meanNanos() == 0;
    if (paging.lease() && !free) {
      throw new IllegalArgumentException(
          "paging.lease = on needs faults that wait for nobody:"
              + " machine.pagefile.device = instant and"
              + " machine.manager.fault = 0 ns");
    }
  }

  /** A policy that is made for a number of frames cannot serve a share that changes. */
  private void requireDivisible() {
    PolicyKind policy = plan.policy();
    if (policy != null && paging.shares().changes() && policy.sized()) {
      throw new IllegalArgumentException(
          "paging.policy = %s needs a fixed number of frames, but with paging.shares = %s it changes; nearest: shares = equal, or policy = lru"
              .formatted(policy.name(), paging.shares()));
    }
  }

  private void requireListsForFiles() {
    if (!paging.isWindows()
        && (plan.deviceBlocks()
            || !plan.machine().pagefile().faults().equals(PagefileFaults.NONE))) {
      throw new IllegalArgumentException(
          "machine.pagefile.store = file and machine.pagefile.faults need"
              + " paging.kind = windows: the textbook machine's pagefile never fails");
    }
  }

  /** A policy that looks ahead needs programs whose references are all recorded. */
  private void requireFuture() {
    if (plan.policy() == null || plan.policy().knowledge() != Knowledge.FUTURE) {
      return;
    }
    for (ProcessGroup group : plan.config().processes()) {
      boolean recorded =
          group.program().size() == 1
              && group.program().get(0) instanceof Trace trace
              && trace.times() == 1;
      if (!recorded) {
        throw new IllegalArgumentException(
            "paging.policy = %s must know future references: the program of '%s' must be a single Trace"
                    .formatted(paging.policy(), group.name())
                + " step, played once");
      }
    }
    if (!plan.followsRecordedMix() && plan.sharesTime()) {
      throw new IllegalArgumentException(
          "paging.policy = %s must know when each process runs: use scheduler.order = trace, or paging.scope = local"
              .formatted(paging.policy()));
    }
  }
}
