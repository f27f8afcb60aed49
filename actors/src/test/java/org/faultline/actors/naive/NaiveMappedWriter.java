package org.faultline.actors.naive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.faultline.actors.naive.NaiveListedFrame.State;
import org.faultline.actors.naive.NaivePage.Where;
import org.faultline.memory.event.EventKind;
import org.faultline.memory.windows.WindowsSettings;

/** Writes modified pages of files to their files: the oldest, or those that a call names. */
final class NaiveMappedWriter {
  private final NaivePhysicalMemory memory;
  private final NaiveWriter writer;
  private final NaiveDevice device;
  private final NaiveMessage message;
  private final WindowsSettings settings;

  /** Writes under way; those of calls count, and wait for no other. */
  private int outstanding;

  /** Pages that are written together, for a call or, where that is null, for the writer. */
  record Write(List<NaiveListedFrame> frames, NaiveWork call) {}

  NaiveMappedWriter(
      NaivePhysicalMemory memory,
      NaiveWriter writer,
      NaiveDevice device,
      WindowsSettings settings,
      NaiveMessage message) {
    this.memory = memory;
    this.writer = writer;
    this.device = device;
    this.settings = settings;
    this.message = message;
  }

  /** Writes what must be written. */
  void look() {
    while (outstanding < settings.writing().outstanding()
        && !memory.lists.modifiedFiles.isEmpty()
        && writer.mustWrite(memory.lists.modifiedFiles.size())) {
      NaivePage oldest = memory.lists.modifiedFiles.getFirst().page;
      List<NaiveListedFrame> frames = new ArrayList<>();
      frames.add(oldest.frame);
      addNeighbours(frames, oldest, 1);
      addNeighbours(frames, oldest, -1);
      frames.sort(Comparator.comparingLong(frame -> frame.page.number));
      write(frames, null);
    }
  }

  private void addNeighbours(List<NaiveListedFrame> frames, NaivePage page, int direction) {
    for (long number = page.number + direction;
        number >= 0 && frames.size() < settings.writing().clusterPages();
        number += direction) {
      NaivePage neighbour = memory.pages.beside(page, number);
      if (neighbour.where != Where.FRAME || neighbour.frame.state != State.MODIFIED) {
        return;
      }
      frames.add(neighbour.frame);
    }
  }

  /** Writes what is dirty of these pages of a file, for a call that waits for all of it. */
  void flush(NaiveWork call, List<NaivePage> pages) {
    List<NaiveListedFrame> run = new ArrayList<>();
    for (NaivePage page : pages) {
      boolean dirty = page.where == Where.FRAME && page.frame.dirty && !page.frame.writing;
      if (!dirty || run.size() == settings.writing().clusterPages()) {
        flushed(call, run);
        run = new ArrayList<>();
      }
      if (dirty) {
        run.add(page.frame);
      }
    }
    flushed(call, run);
  }

  private void flushed(NaiveWork call, List<NaiveListedFrame> run) {
    if (!run.isEmpty()) {
      call.writes++;
      write(run, call);
    }
  }

  private void write(List<NaiveListedFrame> frames, NaiveWork call) {
    for (NaiveListedFrame frame : frames) {
      if (frame.state == State.MODIFIED) {
        memory.lists.remove(frame);
        frame.state = State.TRANSITION;
      }
      frame.writing = true;
      frame.dirty = false;
      frame.page.segment.file.write(frame.page.number, frame.bytes);
    }
    Write write = new Write(frames, call);
    outstanding++;
    if (device.instant()) {
      ended(write);
      return;
    }
    long end = device.transfer(true, frames.size(), message.now);
    int process = call == null ? 0 : call.process.id;
    for (NaiveListedFrame frame : frames) {
      message.note(message.now, EventKind.PAGE_WRITE, 0, frame.page.key(), end);
    }
    message.queue(end, NaiveKind.WRITES, process, write);
  }

  /** A write has ended. */
  void ended(Write write) {
    outstanding--;
    if (write.call != null) {
      write.call.writes--;
    }
    for (NaiveListedFrame frame : write.frames) {
      frame.writing = false;
      message.note(EventKind.PAGE_WRITTEN, frame.page, 0);
      if (frame.state == State.TRANSITION) {
        memory.lists.park(frame);
      }
    }
  }
}
