package org.faultline.actors.run;

import java.util.Arrays;
import java.util.List;
import org.faultline.actors.device.DeviceLoad;
import org.faultline.actors.memory.ManagerCounts;
import org.faultline.actors.process.ProcessCounts;
import org.faultline.actors.time.Timekeeper;
import org.faultline.memory.physical.IdentityBroken;

/**
 * Holds against each other what the owners count, after each step of a run that is checked. Keeps
 * what each of them told last; whoever did something since must have told it again. Owned by the
 * Scheduler.
 */
public final class Audit {
  private final ProcessCounts[] processes;
  private final boolean deviceIsAsked;
  private final Identity planted;
  private ManagerCounts manager;
  private long transfers;

  /**
   * Before the first step, of processes 1 to {@code processes}.
   *
   * @param deviceIsAsked whether the device makes the transfers, and is not instant
   * @param planted the identity to break on purpose, or null
   */
  Audit(int processes, boolean deviceIsAsked, Identity planted) {
    this.processes = new ProcessCounts[processes];
    Arrays.fill(this.processes, ProcessCounts.NONE);
    this.deviceIsAsked = deviceIsAsked;
    this.planted = planted;
  }

  /** Whether the device must tell what it did. */
  public boolean deviceIsAsked() {
    return deviceIsAsked;
  }

  /** What process {@code id} counts now. */
  public void process(int id, ProcessCounts counts) {
    processes[id - 1] = counts;
  }

  /** What the MemoryManager counts now. */
  public void manager(ManagerCounts counts) {
    manager = counts;
  }

  /** What the device counts now. */
  public void device(DeviceLoad load) {
    transfers = load.pagesRead() + load.pagesWritten();
  }

  /** Whether the MemoryManager has told what it counts; nothing can be checked before. */
  public boolean hasBegun() {
    return manager != null;
  }

  /**
   * Checks every identity after a step, the one that {@code time} decided last.
   *
   * @param step its number, from 1
   * @throws IdentityBroken where one does not hold; names it, both sides, the time and the step
   */
  public void check(Timekeeper time, long step) {
    List<Identity.Check> checks =
        Identities.of(time, processes, manager, deviceIsAsked ? transfers : -1, planted);
    for (Identity.Check check : checks) {
      if (!check.holds()) {
        throw new IdentityBroken(
            "%s, at %d ns, after step %d: %s"
                .formatted(check.sentence(), time.now(), step, time.step()));
      }
    }
  }
}
