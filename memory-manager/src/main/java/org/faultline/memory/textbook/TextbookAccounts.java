package org.faultline.memory.textbook;

import org.faultline.memory.event.EventKind;
import org.faultline.memory.frames.PassedOn;
import org.faultline.memory.frames.ResidencyListener;
import org.faultline.memory.server.PageChanges;
import org.faultline.memory.server.PagingJournal;
import org.faultline.memory.server.Reply;
import org.faultline.memory.server.ReplyDraft;
import org.faultline.memory.server.ServerBooks;
import org.faultline.memory.server.Transfers;

/**
 * Writes down what happens to pages of the textbook machine: counters, events, and what the
 * processes must be told.
 */
final class TextbookAccounts implements TextbookListener {
  private final ServerBooks books;
  private final PagingJournal journal;
  private final ReplyDraft draft;
  private boolean released;

  TextbookAccounts(ServerBooks books) {
    this.books = books;
    journal = books.journal();
    draft = books.draft();
  }

  /** Listens to frames, and passes on to {@code next} what the Pager must know of them. */
  ResidencyListener before(ResidencyListener next) {
    return new PassedOn(next) {
      @Override
      public void released(int frame) {
        release();
        super.released(frame);
      }

      @Override
      public void removed(int frame) {
        release();
        super.removed(frame);
      }
    };
  }

  /** A page may be taken now that could not before, or a frame is free. */
  void release() {
    released = true;
  }

  /** Takes whether there was any since this was last asked. */
  boolean takeReleased() {
    boolean taken = released;
    released = false;
    return taken;
  }

  /** The pages of these reads are there; {@code dirty} where they were written meanwhile. */
  void loaded(Transfers reads, TextbookMemory memory, boolean dirty) {
    int flags = dirty ? PageChanges.DIRTY : 0;
    for (int i = 0; i < reads.size(); i++) {
      if (!reads.isWrite(i)) {
        int process = reads.process(i);
        long page = reads.page(i);
        int frame = reads.frame(i);
        journal.chain(EventKind.PAGE_LOADED, process, page, 0);
        draft.add(new Reply.Change(process, page, frame, flags, memory.contents(frame)));
      }
    }
  }

  @Override
  public void evicted(int process, long page, boolean dirty) {
    journal.evicted(process, page, dirty);
    draft.add(new Reply.Change(process, page, -1, 0, null));
  }

  @Override
  public void read(int process, long page, int frame) {
    journal.read(process, page, frame);
  }

  @Override
  public void refaulted(int process, long page, boolean thrashing) {
    books.refaulted(process, page, thrashing);
  }

  @Override
  public void written(int process, long page) {
    journal.written(process, page);
  }
}
