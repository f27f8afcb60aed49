package org.faultline.actors.naive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.faultline.actors.naive.NaiveListedFrame.State;
import org.faultline.actors.naive.NaivePage.Where;
import org.faultline.memory.event.EventKind;
import org.faultline.memory.windows.WindowsSettings;

/** Writes modified pages to the pagefile. */
final class NaiveWriter {
  private final NaivePhysicalMemory memory;
  private final NaiveCommit commit;
  private final NaiveDevice device;
  private final NaiveFailures failures;
  private final NaiveMessage message;
  private final WindowsSettings settings;
  private int outstanding;
  private int retriesQueued;
  private int failuresInRow;

  /** Whether the last pass of the working-set manager trimmed something. */
  boolean trimmed;

  /** Pages that are written together; {@code system} is the writer's own frame, or null. */
  private record Write(List<NaiveListedFrame> frames, NaiveListedFrame system, boolean fails) {}

  NaiveWriter(
      NaivePhysicalMemory memory,
      NaiveCommit commit,
      NaiveDevice device,
      NaiveFailures failures,
      WindowsSettings settings,
      NaiveMessage message) {
    this.memory = memory;
    this.commit = commit;
    this.device = device;
    this.failures = failures;
    this.settings = settings;
    this.message = message;
  }

  /** Whether it failed so often that nobody waits for its next try. */
  boolean hopeless() {
    return failuresInRow >= settings.writing().retries();
  }

  /** Writes what must be written. */
  void look() {
    while (outstanding < settings.writing().outstanding()
        && retriesQueued == 0
        && !memory.lists.modified.isEmpty()
        && mustWrite(memory.lists.modified.size())) {
      if (memory.slots.isFull()) {
        commit.grow(0);
        return;
      }
      NaiveListedFrame system =
          settings.available().reservePages() > 0 ? memory.takeAny(false) : null;
      if (settings.available().reservePages() > 0 && system == null) {
        return;
      }
      write(system);
    }
  }

  /** Whether a list with so many modified pages calls for a write. */
  boolean mustWrite(int modified) {
    NaiveFrameLists lists = memory.lists;
    int count = lists.frames.size();
    int available = lists.available();
    boolean few = available + lists.writing() < settings.available().goalPages();
    boolean fewFree =
        lists.zeroed.size() + lists.free.size() < Math.min(20_000, count / 50)
            && modified > Math.min(Math.min(available / 16, 16_384), 16 * count / 1000);
    boolean afterTrim = trimmed && available < Math.min(15_000, 15 * count / 1000);
    return few || fewFree || afterTrim || modified > settings.writing().modifiedMaximumPages();
  }

  private void write(NaiveListedFrame system) {
    if (system != null) {
      system.state = State.SYSTEM;
    }
    List<NaiveListedFrame> cluster = cluster();
    NaiveSlots.Run run = memory.slots.take(cluster.size());
    List<NaiveListedFrame> frames = List.copyOf(cluster.subList(0, run.length()));
    for (int i = 0; i < frames.size(); i++) {
      NaiveListedFrame frame = frames.get(i);
      memory.lists.remove(frame);
      frame.state = State.TRANSITION;
      frame.writing = true;
      frame.dirty = false;
      frame.slot = run.first() + i;
      memory.slots.write(frame.slot, frame.bytes);
    }
    outstanding++;
    if (device.instant()) {
      ended(new Write(frames, system, failures.fails(true)));
      return;
    }
    long end = device.transfer(true, frames.size(), message.now);
    frames.forEach(frame -> message.note(EventKind.PAGE_WRITE, frame.page, end));
    message.queue(end, NaiveKind.WRITES, 0, new Write(frames, system, failures.fails(true)));
  }

  /** What to write: the oldest pages, each with its modified neighbours, in order. */
  private List<NaiveListedFrame> cluster() {
    List<NaiveListedFrame> cluster = new ArrayList<>();
    for (NaiveListedFrame frame : memory.lists.modified) {
      if (!cluster.contains(frame) && cluster.size() < settings.writing().clusterPages()) {
        cluster.add(frame);
        addNeighbours(cluster, frame.page, 1);
        addNeighbours(cluster, frame.page, -1);
      }
    }
    cluster.sort(
        Comparator.comparingInt((NaiveListedFrame frame) -> order(frame.page))
            .thenComparingLong(frame -> frame.page.key()));
    return cluster;
  }

  /** Pages of sections come before those of processes, those of later sections first. */
  private static int order(NaivePage page) {
    return page.segment == null ? page.owner.id : -page.segment.id;
  }

  private void addNeighbours(List<NaiveListedFrame> cluster, NaivePage page, int direction) {
    for (long number = page.number + direction;
        !page.isTable() && number >= 0 && cluster.size() < settings.writing().clusterPages();
        number += direction) {
      NaivePage neighbour = memory.pages.beside(page, number);
      if (neighbour.where != Where.FRAME
          || neighbour.frame.state != State.MODIFIED
          || cluster.contains(neighbour.frame)) {
        return;
      }
      cluster.add(neighbour.frame);
    }
  }

  /** A write that it queued has ended. */
  void ended(Object what) {
    Write write = (Write) what;
    outstanding--;
    failuresInRow = write.fails ? failuresInRow + 1 : 0;
    if (write.system != null) {
      memory.lists.free(write.system);
    }
    write.frames.forEach(frame -> ended(frame, write.fails));
    if (write.fails) {
      retriesQueued++;
      message.queue(message.now + settings.writing().retryNanos(), NaiveKind.WRITER, 0, null);
    }
  }

  private void ended(NaiveListedFrame frame, boolean failed) {
    frame.writing = false;
    if (frame.deleted) {
      memory.freeSlot(frame);
      memory.lists.free(frame);
      return;
    }
    message.note(EventKind.PAGE_WRITTEN, frame.page, failed ? 1 : 0);
    frame.dirty |= failed;
    if (frame.dirty || frame.dropSlot) {
      memory.freeSlot(frame);
    }
    if (frame.state == State.TRANSITION) {
      memory.lists.park(frame);
    }
  }

  /** A failed write may be tried again. */
  void retry() {
    retriesQueued--;
  }
}
