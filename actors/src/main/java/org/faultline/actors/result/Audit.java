package org.faultline.actors.result;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.faultline.actors.process.ProcessCounts;
import org.faultline.actors.time.Timekeeper;
import org.faultline.memory.device.DeviceLoad;
import org.faultline.memory.server.ManagerCounts;
import org.faultline.memory.textbook.TextbookCounts;
import org.faultline.memory.windows.WindowsCounts;
import org.jspecify.annotations.Nullable;

/**
 * Holds against each other what the owners count, after each step of a run that is checked. Keeps
 * what each of them told last; whoever did something since must have told it again. Owned by the
 * Scheduler.
 */
public final class Audit {
  private final ProcessCounts[] processes;
  private final boolean deviceIsAsked;
  private final @Nullable Identity planted;
  // Absent until the MemoryManager has told it.
  private @Nullable ManagerCounts manager;
  private long transfers;

  /**
   * Before the first step, of processes 1 to {@code processes}.
   *
   * @param deviceIsAsked whether the device makes the transfers, and is not instant
   * @param planted the identity to break on purpose, if any
   */
  public Audit(int processes, boolean deviceIsAsked, @Nullable Identity planted) {
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
    transfers = load.reads().pages() + load.writes().pages();
  }

  private static long filePages(ManagerCounts counts) {
    WindowsCounts windows = WindowsCounts.of(counts);
    return windows == null ? 0 : windows.filePages();
  }

  /** Whether the MemoryManager has told what it counts; nothing can be checked before. */
  public boolean hasBegun() {
    return manager != null;
  }

  /**
   * Checks every identity after a step, the one that {@code time} decided last.
   *
   * @param step its number, from 1
   * @return a sentence where one does not hold; it names it, both sides, the time and the step
   */
  public Optional<String> check(Timekeeper time, long step) {
    ManagerCounts counts = Objects.requireNonNull(manager, "nothing is checked before it begins");
    List<Identity.Check> checks =
        Identities.of(
            time, processes, counts, deviceIsAsked ? transfers + filePages(counts) : -1, planted);
    return checks.stream()
        .filter(check -> !check.holds())
        .map(Identity.Check::sentence)
        .findFirst()
        .or(() -> brokenInMemory(counts))
        .map(
            broken ->
                "%s, at %d ns, after step %d: %s"
                    .formatted(broken, time.nowNanos(), step, time.step()));
  }

  /** What the books of memory must agree on among themselves, at each step. */
  private static Optional<String> brokenInMemory(ManagerCounts manager) {
    if (manager.detail() instanceof TextbookCounts frames) {
      return unequal("free-frames", frames.listedFrames(), frames.freeFrames());
    } else if (manager.detail() instanceof WindowsCounts lists) {
      return unequal("active-frames", lists.walk().frames().active(), lists.counts().active())
          .or(() -> unequal("promised-pages", lists.walk().records().promisedPages(), 0));
    }
    return Optional.empty();
  }

  private static Optional<String> unequal(String identity, long left, long right) {
    return left == right
        ? Optional.empty()
        : Optional.of("the identity %s is broken: %d is not %d".formatted(identity, left, right));
  }
}
