package org.faultline.actors.loadcontrol;

import org.faultline.workload.config.LoadControl;
import org.jspecify.annotations.Nullable;

/** Makes the controller that a workload names. */
public final class LoadControllers {
  private LoadControllers() {}

  /** The controller; absent if every process is active. */
  public static @Nullable LoadController of(LoadControl rule) {
    if (rule instanceof LoadControl.WorkingSet) {
      return new WorkingSetAdmission();
    } else if (rule instanceof LoadControl.FiftyPercent fifty) {
      return new Settling(new FiftyPercentRule(fifty.tolerance()));
    } else if (rule instanceof LoadControl.LEqualsS equal) {
      return new Settling(new LifetimeEqualsTransfer(equal.margin()));
    } else if (rule instanceof LoadControl.Knee knee) {
      return new Settling(new KneeClimb(knee.faults()));
    } else if (rule instanceof LoadControl.FaultFrequency pff) {
      return new Settling(new FaultFrequencyRule(pff.low(), pff.high()));
    } else if (rule instanceof LoadControl.SwapToken token) {
      return new SwapToken(token.nanos());
    } else if (rule instanceof LoadControl.SuspendLargest largest) {
      return new Settling(new SuspendLargest(largest.low(), largest.high()));
    }
    return null;
  }
}
