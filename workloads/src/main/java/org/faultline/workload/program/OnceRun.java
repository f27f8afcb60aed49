package org.faultline.workload.program;

import org.jspecify.annotations.Nullable;

/** A step that makes one demand. */
final class OnceRun implements StepRun {
  private @Nullable StepRun demand;

  OnceRun(StepRun demand) {
    this.demand = demand;
  }

  @Override
  public Demand next(ProgramContext context) {
    StepRun once = demand;
    demand = null;
    return once == null ? Demand.Done.DONE : once.next(context);
  }
}
