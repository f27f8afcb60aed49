package org.faultline.actors.naive;

import java.util.List;
import org.faultline.memory.event.EventKind;
import org.faultline.memory.windows.WindowsSettings;

/** When the working-set manager goes over the working sets, and what it does then. */
final class NaivePasses {
  private final NaivePhysicalMemory memory;
  private final NaiveCommit commit;
  private final NaiveWriter writer;
  private final NaiveMessage message;
  private final WindowsSettings settings;
  private Pressure next;
  private boolean ran;
  private long lastAt;
  private boolean foundNothing;

  /** A pass that low memory calls for. */
  private record Pressure(long time) {}

  NaivePasses(
      NaivePhysicalMemory memory,
      NaiveCommit commit,
      NaiveWriter writer,
      WindowsSettings settings,
      NaiveMessage message) {
    this.memory = memory;
    this.commit = commit;
    this.writer = writer;
    this.settings = settings;
    this.message = message;
  }

  /** Whether a queued pass is the one to make: an earlier one may have taken its place. */
  boolean isNext(Object queued) {
    return queued == next;
  }

  /** Pages that should become available and will not by themselves. */
  private long need() {
    NaiveFrameLists lists = memory.lists;
    boolean canWrite = !memory.slots.isFull() || commit.canGrow();
    return (long) settings.available().goalPages()
        - lists.available()
        - lists.writing()
        - (canWrite ? lists.modified.size() : 0)
        - lists.modifiedFiles.size();
  }

  void pressure() {
    next = null;
    foundNothing = pass(memory.lists.available(), need(), false) == 0;
  }

  void period() {
    memory.sets.age();
    pass(memory.lists.available(), need(), false);
  }

  /** Takes what can be taken at all; whether that was anything. */
  boolean lastResort() {
    return pass(0, memory.lists.frames.size(), true) > 0;
  }

  private int pass(int available, long need, boolean lastResort) {
    int before = memory.lists.available();
    List<NaivePage> chosen = memory.sets.choose(available, need, lastResort);
    chosen.forEach(memory::trim);
    message.note(message.now, EventKind.WORKING_SET_PASS, 0, before, chosen.size());
    writer.trimmed = !chosen.isEmpty();
    ran = true;
    lastAt = message.now;
    return chosen.size();
  }

  /** Queues a pass where memory is short. A pass that found nothing calls for no other. */
  void look() {
    long soon =
        ran ? Math.max(message.now, lastAt + settings.pressureIntervalNanos()) : message.now;
    boolean lastFoundNothing = foundNothing;
    foundNothing = false;
    if (need() <= 0 || lastFoundNothing) {
      return;
    }
    if (message.takeFailed && (next == null || next.time > message.now)) {
      queue(message.now);
    } else if (next == null && memory.lists.available() < settings.available().lowPages()) {
      queue(soon);
    }
  }

  private void queue(long time) {
    next = new Pressure(time);
    message.queue(time, NaiveKind.PASS, 0, next);
  }
}
