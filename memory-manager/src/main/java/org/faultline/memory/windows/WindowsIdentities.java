package org.faultline.memory.windows;

import java.util.List;
import org.faultline.memory.frames.FrameDatabase;
import org.faultline.memory.frames.PagePlace;

/** Counts frames from their own records, to be held against what others counted. */
public final class WindowsIdentities {
  private WindowsIdentities() {}

  /**
   * What a walk over all frames, lists and processes finds.
   *
   * @param slots slots that frames and places name
   */
  public record Walk(
      FramesFound frames, ProcessRecords records, SectionRecords sections, long slots) {}

  /**
   * What the records of sections and files tell.
   *
   * @param sharedFrames frames that working sets hold
   * @param shareCounts over all shared frames, the working sets that hold each
   * @param shares entries of processes that are shares of frames
   * @param chargedPages pages that the sections have committed
   * @param filePages frames that hold pages of files and that no device has
   * @param handles open ones, of all processes
   * @param segments those behind which the pagefile is
   */
  public record SectionRecords(
      long sharedFrames,
      long shareCounts,
      long shares,
      long chargedPages,
      long filePages,
      long handles,
      long segments) {}

  /**
   * Frames by their own records.
   *
   * @param all of the machine
   * @param listed found by walking the lists
   * @param unlisted in a working set, in transition or of the system
   * @param misplaced whose record contradicts the place that their process has for the page
   * @param active in working sets
   * @param activePages pages in working sets, those of sections once for each
   * @param activeTables in working sets that hold page tables
   * @param tables that hold page tables which their process still has, in whatever state
   * @param lockedPages whose page is locked
   */
  public record FramesFound(
      long all,
      long listed,
      long unlisted,
      long misplaced,
      long active,
      long activePages,
      long activeTables,
      long tables,
      long lockedPages) {}

  /**
   * What the records of all processes tell.
   *
   * @param workingSetPages the sizes of the working sets
   * @param promisedPages less what is promised in all
   */
  public record ProcessRecords(
      long workingSetPages, long lockedPages, long chargedPages, long promisedPages) {}

  static Walk walk(WindowsMemory memory, List<WindowsProcess> processes, long promisedInAll) {
    FrameDatabase frames = memory.frames;
    PageLists lists = memory.lists;
    long listed = lists.walk(FrameState.ZEROED, 0);
    listed += lists.walk(FrameState.FREE, 0);
    listed += lists.walk(FrameState.MODIFIED, 0);
    for (int priority = 0; priority < PageLists.PRIORITIES; priority++) {
      listed += lists.walk(FrameState.STANDBY, priority);
    }
    long unlisted = 0;
    long misplaced = 0;
    long sharedFrames = 0;
    long shareCounts = 0;
    long filePages = 0;
    long pages = 0;
    long activeFrames = 0;
    long activeTables = 0;
    long tables = 0;
    long locked = 0;
    long slots = 0;
    for (int frame = 0; frame < frames.frames(); frame++) {
      FrameState state = memory.states.of(frame);
      boolean active = state == FrameState.ACTIVE;
      unlisted += active || state == FrameState.TRANSITION || state == FrameState.SYSTEM ? 1 : 0;
      activeFrames += active ? 1 : 0;
      pages += active && !frames.isTable(frame) ? holders(memory, frame) : 0;
      activeTables += active && frames.isTable(frame) ? 1 : 0;
      tables += frames.isTable(frame) && !frames.is(frame, WindowsFlags.DELETED) ? 1 : 0;
      locked += frames.is(frame, FrameDatabase.LOCKED) ? 1 : 0;
      slots += frames.slot(frame) >= 0 ? 1 : 0;
      misplaced += isMisplaced(memory, frame) ? 1 : 0;
      sharedFrames += memory.shared.frames.count(frame) > 0 ? 1 : 0;
      shareCounts += memory.shared.frames.count(frame);
      filePages += isOfFile(memory, frame) && state != FrameState.TRANSITION ? 1 : 0;
    }
    for (int share = frames.frames(); share < frames.numbers(); share++) {
      locked += frames.is(share, FrameDatabase.LOCKED) ? 1 : 0;
    }
    long sectionPages = 0;
    long segments = 0;
    for (Segment segment : memory.shared.segments.all()) {
      slots += segment.slots();
      sectionPages += segment.file() == null ? segment.committed().count() : 0;
      segments += segment.file() == null ? 1 : 0;
    }
    long workingSets = 0;
    long lockedRecorded = 0;
    long charged = memory.shared.charge.chargedPages();
    long promised = -promisedInAll;
    long shares = 0;
    for (WindowsProcess process : processes) {
      shares += shares(memory, process);
      workingSets += process.workingSetPages();
      lockedRecorded += process.lockedPages();
      charged += process.chargedPages();
      promised += process.promise();
      slots += process.slots();
    }
    return new Walk(
        new FramesFound(
            frames.frames(),
            listed,
            unlisted,
            misplaced,
            activeFrames,
            pages,
            activeTables,
            tables,
            locked),
        new ProcessRecords(workingSets, lockedRecorded, charged, promised),
        new SectionRecords(
            sharedFrames,
            shareCounts,
            shares,
            sectionPages,
            filePages,
            memory.shared.objects.openHandles(),
            segments),
        slots);
  }

  /** In how many working sets a page is that is in one. */
  private static int holders(WindowsMemory memory, int frame) {
    return memory.owner(frame) instanceof Segment ? memory.shared.frames.count(frame) : 1;
  }

  private static long shares(WindowsMemory memory, WindowsProcess process) {
    long[] found = new long[1];
    process.forEachPlace(
        (page, place) -> {
          int number = PagePlace.frame(place);
          found[0] += number >= 0 && memory.shared.frames.isShare(number) ? 1 : 0;
        });
    return found[0];
  }

  private static boolean isOfFile(WindowsMemory memory, int frame) {
    return memory.frames.owner(frame) != FrameDatabase.NOBODY
        && memory.owner(frame) instanceof Segment segment
        && segment.file() != null;
  }

  private static boolean isMisplaced(WindowsMemory memory, int frame) {
    FrameDatabase frames = memory.frames;
    if (frames.owner(frame) == FrameDatabase.NOBODY) {
      FrameState state = memory.states.of(frame);
      return state != FrameState.ZEROED && state != FrameState.FREE && state != FrameState.SYSTEM;
    }
    PageOwner owner = memory.owner(frame);
    long place = owner.place(frames.page(frame), frames.isTable(frame));
    if (owner instanceof Segment
        && (memory.states.in(frame, FrameState.ACTIVE) == (memory.shared.frames.count(frame) == 0)
            || isOfFile(memory, frame) && frames.slot(frame) >= 0)) {
      return true;
    }
    boolean here = PagePlace.frame(place) == frame;
    return here == frames.is(frame, WindowsFlags.DELETED);
  }
}
