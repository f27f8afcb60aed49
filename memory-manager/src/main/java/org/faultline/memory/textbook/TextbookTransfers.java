package org.faultline.memory.textbook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faultline.memory.device.Completion;
import org.faultline.memory.device.Transfer;
import org.faultline.memory.event.EventKind;
import org.faultline.memory.server.Alarm;
import org.faultline.memory.server.PagingJournal;
import org.faultline.memory.server.ReplyDraft;
import org.faultline.memory.server.ServerBooks;
import org.faultline.memory.server.TransferQueue;
import org.faultline.memory.server.Transfers;
import org.jspecify.annotations.Nullable;

/**
 * The transfers of the textbook machine, page by page; a request waits for the last of its reads.
 */
final class TextbookTransfers implements TransferQueue<TextbookWork> {
  private final PagingJournal journal;
  private final ReplyDraft draft;
  private final TextbookMemory memory;
  private final Map<Integer, TextbookWork> reading = new HashMap<>();
  private int lastRead;

  TextbookTransfers(ServerBooks books, TextbookMemory memory) {
    this.memory = memory;
    journal = books.journal();
    draft = books.draft();
  }

  @Override
  public boolean isIdle() {
    return journal.transfers().size() == 0;
  }

  @Override
  public long submittedAtNanos(long nowNanos) {
    return nowNanos;
  }

  @Override
  public List<Transfer> transfers() {
    return journal.transfers().submitted();
  }

  @Override
  public void scheduled(@Nullable TextbookWork work, Completion[] completions) {
    Transfers pages = journal.transfers();
    journal.countTransfers();
    long readsEndNanos = -1;
    for (int i = 0; i < completions.length; i++) {
      boolean write = pages.isWrite(i);
      EventKind kind = write ? EventKind.PAGE_WRITE : EventKind.PAGE_READ;
      journal.chain(kind, pages.process(i), pages.page(i), completions[i].endNanos());
      if (!write) {
        readsEndNanos = Math.max(readsEndNanos, completions[i].endNanos());
        memory.reading(pages.frame(i));
      }
    }
    if (work != null && readsEndNanos >= 0) {
      work.transfers = pages.reads();
      reading.put(++lastRead, work);
      draft.add(new Alarm(readsEndNanos, Alarm.Kind.READ, work.process(), lastRead, true));
    }
    pages.clear();
  }

  /** The request whose reads these were, which have ended. */
  @Nullable TextbookWork waitingFor(int id) {
    return reading.remove(id);
  }
}
