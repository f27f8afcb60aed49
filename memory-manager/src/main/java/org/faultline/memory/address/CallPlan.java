package org.faultline.memory.address;

/**
 * A validated call that has changed nothing yet.
 *
 * <p>A {@link Ready} plan is applied with {@link AddressSpace#apply} once its {@link MemoryWork} is
 * granted; where the grant is refused it is dropped, and nothing has changed.
 */
public sealed interface CallPlan {

  /** How the call ends, provided that its work is granted. */
  Win32Result result();

  /** A call that fails and changes nothing. */
  record Refused(Win32Error error) implements CallPlan {
    @Override
    public Win32Result result() {
      return Win32Result.failure(error);
    }
  }

  /**
   * A call that changes something; mostly a success, but a VirtualLock that meets a guard page and
   * a VirtualUnlock of pages not locked have effects and fail (docs/windows.md W308 and W311).
   */
  final class Ready implements CallPlan {
    private final Win32Result result;
    private final MemoryWork work;
    private final Runnable change;
    private final CallPlanner calls;
    private final long version;

    Ready(Win32Result result, MemoryWork work, Runnable change, CallPlanner calls, long version) {
      this.result = result;
      this.work = work;
      this.change = change;
      this.calls = calls;
      this.version = version;
    }

    @Override
    public Win32Result result() {
      return result;
    }

    /** What must be granted before the plan is applied. */
    public MemoryWork work() {
      return work;
    }

    /** Commit charge to take, in pages, table pages included; negative to return. */
    public long chargePages() {
      return work.chargePages();
    }

    /** Whether anything must be granted; else the plan can be applied at once. */
    public boolean needsManager() {
      return !work.isNone();
    }

    /** Makes the change in {@code target}, which must be as it was when the plan was made. */
    void applyTo(CallPlanner target, long targetVersion) {
      if (target != calls || targetVersion != version) {
        throw new IllegalStateException(
            "the plan was made for another address space, or another call was applied since");
      }
      change.run();
    }
  }
}
