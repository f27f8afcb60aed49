package org.faultline.actors.process;

import java.util.Objects;
import org.faultline.memory.address.Access;
import org.faultline.memory.address.AddressSpace;
import org.faultline.memory.address.CallPlan;
import org.faultline.memory.address.MemoryWork;
import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * What happens when the guard page of a thread's stack is touched: the page below it becomes the
 * guard, which the program does not notice. The new page takes commit charge; where that is
 * refused, or nothing is left below, the stack overflows (docs/windows.md W404 to W406).
 */
final class StackGrowth {
  private final AddressSpace space;
  // Absent while no request is under way.
  private @Nullable Touch growing;

  StackGrowth(AddressSpace space) {
    this.space = space;
  }

  /** The access that touched a guard page, and how the stack is to grow by it. */
  record Touch(CallPlan.Ready plan, long page, long address, Access access) {}

  /**
   * The guard page of a stack, armed no more, was touched.
   *
   * @return the request for the next page; absent if there is none, so that the stack overflows
   */
  Request.@Nullable Call touched(long page, long address, Access access) {
    if (!(space.planStackGrowth(page) instanceof CallPlan.Ready ready)) {
      return null;
    }
    growing = new Touch(ready, page, address, access);
    return new Request.Call(
        SystemCallKind.STACK_GROWTH, ready.work(), false, Win32Error.ERROR_SUCCESS);
  }

  /** Whether a request is under way. */
  boolean isUnderWay() {
    return growing != null;
  }

  /** What the request that is under way needs. */
  MemoryWork work() {
    return growing == null ? MemoryWork.NONE : growing.plan().work();
  }

  /** Takes the answer; gives the touch whose stack overflows, unless it has grown. */
  @Nullable Touch answered(Win32Error answer) {
    Touch touch = Objects.requireNonNull(growing, "a stack waits for the answer");
    growing = null;
    if (answer != Win32Error.ERROR_SUCCESS) {
      return touch;
    }
    space.apply(touch.plan());
    return null;
  }
}
