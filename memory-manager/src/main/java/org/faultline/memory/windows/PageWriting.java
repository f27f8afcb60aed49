package org.faultline.memory.windows;

import org.faultline.memory.server.Alarm;
import org.faultline.memory.server.PagingJournal;
import org.faultline.memory.server.ReplyDraft;
import org.faultline.memory.server.ServerBooks;

/** Has the modified page writer's writes made, and tells it how they end. */
final class PageWriting {
  private final WindowsMemory memory;
  private final ModifiedPageWriter writer;
  private final PageTransfers device;
  private final PagingJournal journal;
  private final ReplyDraft draft;

  PageWriting(ServerBooks books, WindowsMemory memory, PageTransfers device) {
    this.memory = memory;
    this.device = device;
    writer = new ModifiedPageWriter(memory);
    journal = books.journal();
    draft = books.draft();
  }

  /** Makes all writes that are wanted now. */
  void begin() {
    for (WriteCluster write = writer.next(); write != null; write = writer.next()) {
      WriteUnderWay begun = new WriteUnderWay(write);
      if (!device.write(begun)) {
        ended(begun);
      }
    }
  }

  /** The write that this alarm was for has ended. */
  void ended(Alarm alarm) {
    ended(device.takeWrite(alarm.id()));
  }

  private void ended(WriteUnderWay ended) {
    boolean failed = ended.completion.hasFailed();
    writer.ended(ended.write, failed);
    if (failed) {
      long retryAtNanos = journal.nowNanos() + memory.settings().writing().retryNanos();
      draft.add(new Alarm(retryAtNanos, Alarm.Kind.WRITE_RETRY, 0, 0, writer.isWorthWaiting()));
    }
  }

  /** A failed write may be tried again. */
  void retry() {
    writer.retry();
  }

  /** The working-set manager made a pass, and trimmed pages or found none. */
  void passed(boolean trimmed) {
    writer.passed(trimmed);
  }
}
