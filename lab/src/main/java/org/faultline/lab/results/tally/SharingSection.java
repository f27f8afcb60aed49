package org.faultline.lab.results.tally;

import java.util.List;
import java.util.function.ToLongFunction;
import org.faultline.actors.result.ProcessResult;
import org.faultline.actors.result.RunResult;
import org.faultline.lab.results.number.Pages;
import org.faultline.lab.results.summary.SharingSummary;
import org.faultline.lab.results.summary.WorkSummary;
import org.faultline.memory.windows.FrameState;
import org.faultline.memory.windows.PageUse;
import org.faultline.memory.windows.ShareCounts;
import org.faultline.memory.windows.SharingSample;
import org.jspecify.annotations.Nullable;

/** What the processes of a run share at its end, in a summary. */
final class SharingSection {
  private final WindowsAtEnd lists;
  private final SharingSample sharing;

  private SharingSection(WindowsAtEnd lists) {
    this.lists = lists;
    sharing = lists.sample().sharing();
  }

  /** That of a run with sections; absent without. */
  static @Nullable SharingSection of(RunResult result) {
    WindowsAtEnd lists = WindowsAtEnd.of(result.manager());
    return lists == null || !lists.sample().sharing().sections() ? null : new SharingSection(lists);
  }

  /** The machine's. */
  SharingSummary summary() {
    PageUse use = lists.report().use();
    List<ShareCounts> counts = use.shareCounts();
    long frames = counts.stream().mapToLong(ShareCounts::frames).sum();
    long held = counts.stream().mapToLong(ShareCounts::held).sum();
    return new SharingSummary(
        Pages.bytes(sharing.chargedPages()),
        Pages.bytes(inAnyState(use::shareable)),
        Pages.bytes(inAnyState(use::mappedFile)),
        Pages.bytes(frames),
        Pages.bytes(sharing.sharedFrames()),
        Pages.bytes(held - frames),
        counts.stream().map(SharingSection::count).toList());
  }

  private static long inAnyState(ToLongFunction<FrameState> pages) {
    return List.of(FrameState.values()).stream().mapToLong(pages).sum();
  }

  private static SharingSummary.ShareCount count(ShareCounts frames) {
    return new SharingSummary.ShareCount(
        label(frames), Pages.bytes(frames.frames()), Pages.bytes(frames.held()));
  }

  private static String label(ShareCounts frames) {
    if (frames.most() == frames.least()) {
      return Integer.toString(frames.least());
    }
    return frames.most() == Integer.MAX_VALUE
        ? frames.least() + "+"
        : frames.least() + "-" + frames.most();
  }

  /** That of some processes. */
  WorkSummary.Sharing of(List<ProcessResult> processes) {
    long workingSet = sum(processes, process -> process.memory().residentPages());
    long shareable = sum(processes, process -> sharing.shareable(id(process)));
    return new WorkSummary.Sharing(
        Pages.bytes(workingSet - shareable),
        Pages.bytes(shareable),
        Pages.bytes(sum(processes, process -> sharing.shared(id(process)))),
        Pages.bytes(sum(processes, this::sharedCommit)));
  }

  private long sharedCommit(ProcessResult process) {
    return lists.report().mapped().get(id(process) - 1).shareable().committedPages();
  }

  private static int id(ProcessResult process) {
    return process.report().identity().id();
  }

  private static long sum(List<ProcessResult> processes, ToLongFunction<ProcessResult> of) {
    return processes.stream().mapToLong(of).sum();
  }
}
