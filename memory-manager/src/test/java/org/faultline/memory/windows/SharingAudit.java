package org.faultline.memory.windows;

import static org.faultline.memory.windows.SectionMachine.require;

import java.util.List;
import java.util.function.ToLongFunction;

/** What must be true at any moment of what working sets share. */
final class SharingAudit {
  private final WindowsMemory memory;
  private final PageUse use;

  private SharingAudit(WindowsMemory memory, int processes) {
    this.memory = memory;
    use = memory.use(processes);
  }

  /** Holds what is counted as pages come and go against walks, and these against each other. */
  static void audit(WindowsMemory memory, int processes) {
    SharingAudit audit = new SharingAudit(memory, processes);
    audit.rows();
    audit.histogram();
    long shareable = 0;
    long shared = 0;
    for (int id = 1; id <= processes; id++) {
      WindowsProcess process = memory.find(id);
      if (process != null) {
        audit.workingSet(process);
        shareable += process.shareablePages();
        shared += process.sharedPages();
      }
    }
    require(shareable, memory.shared.frames.shares(), "shareable pages");
    require(shared, audit.heldMoreThanOnce(ShareCounts::held), "shared pages");
  }

  private void rows() {
    long all = 0;
    for (FrameState state : FrameState.values()) {
      all += use.pages(state) + use.tables(state) + use.unowned(state);
      all += use.shareable(state) + use.mappedFile(state);
    }
    require(all, memory.frameCount(), "frames by use");
  }

  private void histogram() {
    List<ShareCounts> counts = use.shareCounts();
    long frames = counts.stream().mapToLong(ShareCounts::frames).sum();
    long active = use.shareable(FrameState.ACTIVE) + use.mappedFile(FrameState.ACTIVE);
    require(frames, active, "frames by share count");
    require(frames, memory.shared.frames.frames(), "frames with shares");
    require(
        counts.stream().mapToLong(ShareCounts::held).sum(),
        memory.shared.frames.shares(),
        "shares by share count");
    require(
        heldMoreThanOnce(ShareCounts::frames),
        memory.shared.frames.heldSeveralTimes(),
        "frames held more than once");
    for (ShareCounts count : counts) {
      if (count.held() < count.frames() * count.least()
          || count.held() > count.frames() * (double) count.most()) {
        throw new AssertionError(count + " is not within its bounds");
      }
    }
  }

  private long heldMoreThanOnce(ToLongFunction<ShareCounts> of) {
    return use.shareCounts().stream().filter(count -> count.least() > 1).mapToLong(of).sum();
  }

  private void workingSet(WindowsProcess process) {
    MappedPages mapped = MappedPages.walk(memory, process);
    long copies = mapped.shareable().privatePages() + mapped.mappedFile().privatePages();
    long shareable = mapped.shareable().shareablePages() + mapped.mappedFile().shareablePages();
    long shared = mapped.shareable().sharedPages() + mapped.mappedFile().sharedPages();
    require(process.shareablePages(), shareable, "shareable pages of a process");
    require(process.sharedPages(), shared, "shared pages of a process");
    int own =
        use.pages(process.process(), FrameState.ACTIVE)
            + use.tables(process.process(), FrameState.ACTIVE);
    require(own + shareable, process.workingSetPages(), "private and shareable pages");
    if (shared > shareable || copies > own) {
      throw new AssertionError(
          "%d of %d shareable pages are shared, %d of %d private ones copies"
              .formatted(shared, shareable, copies, own));
    }
  }
}
