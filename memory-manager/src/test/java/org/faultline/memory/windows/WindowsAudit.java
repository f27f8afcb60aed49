package org.faultline.memory.windows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faultline.memory.frames.FrameDatabase;
import org.faultline.memory.frames.PagePlace;
import org.faultline.memory.frames.TableDirectory;
import org.faultline.memory.pagefile.Pagefile;
import org.faultline.memory.windows.WindowsIdentities.Walk;

/** Recounts everything that memory with page lists counts, from the records of each page. */
final class WindowsAudit {
  private WindowsAudit() {}

  /** Fails unless all counts are right. */
  static void check(WindowsMemory memory, List<WindowsProcess> processes) {
    Walk walk = memory.walk();
    FrameCounts counts = memory.counts();
    require(
        walk.frames().listed() + walk.frames().unlisted(),
        walk.frames().all(),
        "frames on a list or none");
    require(walk.frames().listed() - counts.modified(), memory.available(), "available frames");
    require(walk.frames().misplaced(), 0, "frames that are not where their process has the page");
    require(
        walk.frames().activePages() + walk.frames().activeTables(),
        walk.records().workingSetPages(),
        "working sets");
    require(walk.records().workingSetPages(), counts.active(), "active frames");
    require(walk.frames().lockedPages(), walk.records().lockedPages(), "locked pages");
    require(walk.slots(), memory.pagefile().used(), "slots");
    require(walk.records().chargedPages(), memory.commit().charged(), "commit charge");
    require(walk.records().promisedPages(), 0, "promised pages");
    checkFrames(memory);
    processes.forEach(process -> checkTables(memory, process));
  }

  /** Nothing is left of the processes that there were. */
  static void checkUnused(WindowsRig rig) {
    FrameCounts counts = rig.memory.counts();
    int frames = rig.memory.frameCount();
    require(counts.zeroed() + counts.free(), frames, "unused frames");
    require(rig.pagefile.used(), 0, "slots");
    require(rig.memory.commit().charged(), 0, "commit charge");
    require(
        rig.memory.residentAvailable(),
        frames - rig.settings.available().reservePages() - 1,
        "promisable");
  }

  /** Frames whose page was given up while it is read or written. */
  static int deletedInFlight(WindowsMemory memory) {
    int deleted = 0;
    for (int frame = 0; frame < memory.frameCount(); frame++) {
      deleted += memory.frames.is(frame, WindowsFlags.DELETED) ? 1 : 0;
    }
    return deleted;
  }

  private static void checkFrames(WindowsMemory memory) {
    FrameDatabase frames = memory.frames;
    int written = 0;
    for (int frame = 0; frame < frames.frames(); frame++) {
      FrameState state = memory.states.of(frame);
      boolean dirty = frames.is(frame, FrameDatabase.DIRTY);
      boolean inFlight = frames.is(frame, WindowsFlags.IN_FLIGHT);
      boolean hasSlot = frames.slot(frame) != Pagefile.NO_SLOT;
      written += state == FrameState.TRANSITION && frames.is(frame, WindowsFlags.WRITING) ? 1 : 0;
      boolean right =
          switch (state) {
            case ZEROED, FREE, SYSTEM ->
                frames.owner(frame) == FrameDatabase.NOBODY
                    && frames.flags(frame) == 0
                    && !hasSlot
                    && frames.contents(frame) == null;
            case STANDBY -> !dirty && !inFlight && !frames.is(frame, WindowsFlags.HELD);
            case MODIFIED -> dirty && !inFlight && !hasSlot;
            case TRANSITION -> inFlight && hasSlot && !frames.is(frame, WindowsFlags.HELD);
            case ACTIVE ->
                !frames.is(frame, FrameDatabase.READING) && !(dirty && hasSlot && !inFlight);
          };
      if (!right) {
        throw new AssertionError(
            "frame %d is %s with flags %x and slot %d"
                .formatted(frame, state, frames.flags(frame), frames.slot(frame)));
      }
    }
    require(written, memory.beingWritten(), "pages being written that nobody took back");
  }

  private static void checkTables(WindowsMemory memory, WindowsProcess process) {
    TableDirectory tables = process.tables();
    if (tables == null) {
      return;
    }
    Map<Long, Integer> shares = new HashMap<>();
    Map<Long, Integer> used = new HashMap<>();
    process.forEachPlace(
        0, Long.MAX_VALUE >>> 12, (page, place) -> count(tables.key(page, 1), place, shares, used));
    tables.forEach(
        (key, value) -> {
          if (!tables.isRoot(key)) {
            count(tables.parent(key), value & PagePlace.MASK, shares, used);
          }
        });
    tables.forEach((key, value) -> checkTable(memory, tables, key, shares, used));
    shares.keySet().forEach(key -> require(tables.shares(key), shares.get(key), "shares"));
    used.keySet().forEach(key -> require(tables.used(key), used.get(key), "used entries"));
  }

  private static void count(
      long key, long place, Map<Long, Integer> shares, Map<Long, Integer> used) {
    if (place != PagePlace.NOWHERE) {
      used.merge(key, 1, Integer::sum);
      shares.merge(key, PagePlace.what(place) == PagePlace.FRAME ? 1 : 0, Integer::sum);
    }
  }

  private static void checkTable(
      WindowsMemory memory,
      TableDirectory tables,
      long key,
      Map<Long, Integer> shares,
      Map<Long, Integer> used) {
    require(tables.shares(key), shares.getOrDefault(key, 0), "shares of a table");
    require(tables.used(key), used.getOrDefault(key, 0), "used entries of a table");
    long place = tables.place(key);
    boolean needed = tables.shares(key) > 0;
    int frame = PagePlace.frame(place);
    boolean active = frame >= 0 && memory.states.in(frame, FrameState.ACTIVE);
    boolean held = active && memory.frames.is(frame, WindowsFlags.IN_USE);
    if (needed && !active || active && held != (needed || tables.isRoot(key))) {
      throw new AssertionError("table %x with shares must stay, and no other".formatted(key));
    }
  }

  private static void require(long left, long right, String what) {
    if (left != right) {
      throw new AssertionError("%s do not add up: %d and %d".formatted(what, left, right));
    }
  }
}
