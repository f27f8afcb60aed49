package org.faultline.actors.fifo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faultline.memory.device.Completion;
import org.faultline.memory.device.Transfer;
import org.faultline.memory.server.Alarm;
import org.faultline.memory.server.PagingJournal;
import org.faultline.memory.server.ServerBooks;
import org.faultline.memory.server.TransferQueue;

/** Pages to be written, and the one to be read for which its request waits. */
final class FifoTransfers implements TransferQueue<FifoWork> {
  private final ServerBooks books;
  private final PagingJournal journal;
  final Map<Integer, FifoWork> reading = new HashMap<>();
  private int last;

  FifoTransfers(ServerBooks books) {
    this.books = books;
    journal = books.journal();
  }

  @Override
  public boolean isIdle() {
    return journal.transfers().size() == 0;
  }

  @Override
  public long submittedAtNanos(long now) {
    return now;
  }

  @Override
  public List<Transfer> transfers() {
    return journal.transfers().submitted();
  }

  @Override
  public void scheduled(FifoWork work, Completion[] completions) {
    for (int i = 0; i < completions.length; i++) {
      if (!journal.transfers().isWrite(i)) {
        reading.put(++last, work);
        long end = completions[i].endNanos();
        books.draft().add(new Alarm(end, Alarm.Kind.READ, work.process(), last, true));
      }
    }
    journal.countTransfers();
    journal.transfers().clear();
  }
}
