package org.faultline.memory.windows;

import org.faultline.memory.server.Alarm;
import org.faultline.memory.server.PagingJournal;
import org.faultline.memory.server.ReplyDraft;
import org.faultline.memory.server.ServerBooks;
import org.jspecify.annotations.Nullable;

/** Has the writes of both page writers made, and tells them how they end. */
final class PageWriting {
  // What alarms call the two writers.
  private static final int MODIFIED = 0;
  private static final int MAPPED = 1;

  private final WindowsMemory memory;
  private final ModifiedPageWriter modified;
  private final MappedPageWriter mapped;
  private final PageTransfers device;
  private final PagingJournal journal;
  private final ReplyDraft draft;

  PageWriting(ServerBooks books, WindowsMemory memory, PageTransfers device) {
    this.memory = memory;
    this.device = device;
    modified = new ModifiedPageWriter(memory);
    mapped = new MappedPageWriter(memory);
    journal = books.journal();
    draft = books.draft();
  }

  /** Makes all writes that are wanted now. */
  void begin() {
    begin(modified);
    begin(mapped);
  }

  private void begin(PageWriter writer) {
    for (WriteCluster write = writer.next(); write != null; write = writer.next()) {
      make(writer, write, null);
    }
  }

  /**
   * Makes a write to a file that {@code work} waits for.
   *
   * @return whether it is under way
   */
  boolean flush(WriteCluster write, WindowsWork work) {
    mapped.begin(write);
    return make(mapped, write, work);
  }

  private boolean make(PageWriter writer, WriteCluster write, @Nullable WindowsWork work) {
    WriteUnderWay begun = new WriteUnderWay(write, writer, work);
    if (device.write(begun)) {
      return true;
    }
    ended(begun);
    return false;
  }

  /** Who goes on once the write that this alarm was for has ended, if anybody. */
  @Nullable WindowsWork waitingFor(Alarm alarm) {
    return device.waitingForWrite(alarm.id());
  }

  /** The write that this alarm was for has ended; whether it could be made. */
  boolean ended(Alarm alarm) {
    return ended(device.takeWrite(alarm.id()));
  }

  private boolean ended(WriteUnderWay ended) {
    boolean failed = ended.completion.hasFailed();
    ended.writer.ended(ended.write, failed);
    if (failed) {
      long retryAtNanos = journal.nowNanos() + memory.settings().writing().retryNanos();
      int writer = ended.writer == mapped ? MAPPED : MODIFIED;
      draft.add(
          new Alarm(
              retryAtNanos, Alarm.Kind.WRITE_RETRY, 0, writer, ended.writer.isWorthWaiting()));
    }
    return !failed;
  }

  /** A failed write of the writer that this alarm names may be tried again. */
  void retry(Alarm alarm) {
    (alarm.id() == MAPPED ? mapped : modified).retry();
  }

  /** The working-set manager made a pass, and trimmed pages or found none. */
  void passed(boolean trimmed) {
    modified.passed(trimmed);
    mapped.passed(trimmed);
  }
}
