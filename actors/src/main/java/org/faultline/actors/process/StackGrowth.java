package org.faultline.actors.process;

import org.faultline.memory.address.Access;
import org.faultline.memory.address.AddressSpace;
import org.faultline.memory.address.CallPlan;
import org.faultline.memory.address.MemoryWork;
import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.server.Request;

/**
 * What happens when the guard page of a thread's stack is touched: the page below it becomes the
 * guard, which the program does not notice. The new page takes commit charge; where that is
 * refused, or nothing is left below, the stack overflows (docs/windows.md W404 to W406).
 */
final class StackGrowth {
  private final AddressSpace space;
  private CallPlan.Ready plan;
  private Touch touch;

  StackGrowth(AddressSpace space) {
    this.space = space;
  }

  /** The access that touched a guard page. */
  record Touch(long page, long address, Access access) {}

  /**
   * The guard page of a stack, armed no more, was touched.
   *
   * @return the request for the next page; null where there is none, so that the stack overflows
   */
  Request.Call touched(long page, long address, Access access) {
    if (!(space.planStackGrowth(page) instanceof CallPlan.Ready ready)) {
      return null;
    }
    plan = ready;
    touch = new Touch(page, address, access);
    return new Request.Call(
        SystemCallKind.STACK_GROWTH, ready.work(), false, Win32Error.ERROR_SUCCESS);
  }

  /** Whether a request is under way. */
  boolean isUnderWay() {
    return plan != null;
  }

  /** What the request needs. */
  MemoryWork work() {
    return plan.work();
  }

  /** Takes the answer; gives the touch whose stack overflows, or null where it has grown. */
  Touch answered(Win32Error answer) {
    CallPlan.Ready ready = plan;
    plan = null;
    if (answer != Win32Error.ERROR_SUCCESS) {
      return touch;
    }
    space.apply(ready);
    return null;
  }
}
