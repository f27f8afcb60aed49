package org.faultline.memory.windows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.faultline.memory.device.Completion;
import org.faultline.memory.device.Transfer;
import org.faultline.memory.event.EventKind;
import org.faultline.memory.pagefile.PageRead;
import org.faultline.memory.pagefile.PageStore;
import org.faultline.memory.server.Alarm;
import org.faultline.memory.server.Counter;
import org.faultline.memory.server.PagingJournal;
import org.faultline.memory.server.ReplyDraft;
import org.faultline.memory.server.ServerBooks;
import org.faultline.memory.server.TransferQueue;
import org.jspecify.annotations.Nullable;

/**
 * The transfers between memory and pagefile: those to submit, and those under way. With an instant
 * device each ends at once.
 */
final class PageTransfers implements TransferQueue<WindowsWork> {
  private static final String NOT_UNDER_WAY = "no such transfer is under way";

  private final WindowsMemory memory;
  private final PagingJournal journal;
  private final ReplyDraft draft;
  private final @Nullable PageStore store;
  // The store where the device takes no time, and keeps nothing itself.
  private final @Nullable PageStore instantStore;
  private final List<ReadUnderWay> newReads = new ArrayList<>(1);
  private final List<WriteUnderWay> newWrites = new ArrayList<>(1);
  private final Map<Integer, ReadUnderWay> reads = new HashMap<>();
  private final Map<Integer, ReadUnderWay.Follower> followers = new HashMap<>();
  private final Map<Integer, WriteUnderWay> writes = new HashMap<>();
  private long lastSubmissionNanos;
  private long filePages;
  private int lastId;

  /**
   * @param store where the bytes of pages are kept; absent where the device keeps them, which then
   *     takes time
   */
  PageTransfers(WindowsMemory memory, ServerBooks books, @Nullable PageStore store) {
    this.memory = memory;
    this.store = store;
    journal = books.journal();
    draft = books.draft();
    instantStore =
        books.settings().pagefile().instant()
            ? Objects.requireNonNull(store, "a device that is not asked keeps nothing")
            : null;
  }

  /**
   * Makes a read for {@code work}, which waits for what it claims, or for nobody. With an instant
   * device its pages are there at once.
   *
   * @return whether it is under way
   */
  boolean read(ReadCluster read, @Nullable WindowsWork work, ReadCluster.@Nullable Claim claim) {
    journal.count(read.process().process(), Counter.PAGE_READS, 1);
    journal.count(read.process().process(), Counter.PAGES_INPUT, read.pages());
    if (instantStore != null && read.device() == Transfer.PAGEFILE) {
      read.ended(memory, claim, stored(instantStore, read), null);
      return false;
    }
    newReads.add(new ReadUnderWay(read, work, claim));
    return true;
  }

  /** Makes a write; false where it has ended already. */
  boolean write(WriteUnderWay begun) {
    WriteCluster write = begun.write;
    journal.count(write.process(0), Counter.PAGE_WRITES, 1);
    for (int i = 0; i < write.pages(); i++) {
      journal.count(write.process(i), Counter.PAGES_OUTPUT, 1);
    }
    if (instantStore != null && write.device() == Transfer.PAGEFILE) {
      keep(instantStore, write);
      begun.completion = new Completion(0, null, null);
      return false;
    }
    newWrites.add(begun);
    return true;
  }

  @Override
  public boolean isIdle() {
    return newReads.isEmpty() && newWrites.isEmpty();
  }

  /** Never before those that were submitted already. */
  @Override
  public long submittedAtNanos(long nowNanos) {
    lastSubmissionNanos = Math.max(lastSubmissionNanos, nowNanos);
    return lastSubmissionNanos;
  }

  /** Reads first. */
  @Override
  public List<Transfer> transfers() {
    List<Transfer> transfers = new ArrayList<>(newReads.size() + newWrites.size());
    for (ReadUnderWay begun : newReads) {
      filePages += begun.read.device() == Transfer.PAGEFILE ? 0 : begun.read.pages();
      transfers.add(
          new Transfer(
              false, begun.read.device(), begun.read.firstSlot(), begun.read.pages(), null));
    }
    for (WriteUnderWay begun : newWrites) {
      filePages += begun.write.device() == Transfer.PAGEFILE ? 0 : begun.write.pages();
      byte[][] bytes = store == null && !begun.write.isOfFile() ? begun.write.copyBytes() : null;
      if (store != null) {
        keep(store, begun.write);
      }
      transfers.add(
          new Transfer(
              true, begun.write.device(), begun.write.firstSlot(), begun.write.pages(), bytes));
    }
    return transfers;
  }

  /** What is to be waited for goes to the reply. */
  @Override
  public void scheduled(@Nullable WindowsWork work, Completion[] completions) {
    int next = 0;
    for (ReadUnderWay begun : newReads) {
      begun.completion = completions[next++];
      ReadCluster read = begun.read;
      int process = read.process().process();
      long endNanos = begun.completion.endNanos();
      for (int i = 0; i < read.pages(); i++) {
        journal.chain(EventKind.PAGE_READ, process, read.eventPage(i), endNanos);
      }
      reads.put(++lastId, begun);
      draft.add(new Alarm(endNanos, Alarm.Kind.READ, process, lastId, true));
      begun.followers.forEach(this::follow);
    }
    for (WriteUnderWay begun : newWrites) {
      begun.completion = completions[next++];
      WriteCluster write = begun.write;
      long endNanos = begun.completion.endNanos();
      for (int i = 0; i < write.pages(); i++) {
        journal.chain(EventKind.PAGE_WRITE, write.process(i), write.page(i), endNanos);
      }
      writes.put(++lastId, begun);
      draft.add(new Alarm(endNanos, Alarm.Kind.WRITE, 0, lastId, true));
    }
    newReads.clear();
    newWrites.clear();
  }

  /** {@code work} waits for the page that is being read into {@code frame}. */
  void claim(int frame, WindowsWork work, ReadCluster.Claim claim) {
    ReadUnderWay begun = filling(frame);
    if (begun.work == null) {
      begun.work = work;
      begun.claim = claim;
    } else if (!begun.completion.isKnown()) {
      begun.follow(work, claim);
    } else {
      follow(new ReadUnderWay.Follower(begun, work, claim));
    }
  }

  private void follow(ReadUnderWay.Follower follower) {
    followers.put(++lastId, follower);
    long endNanos = follower.read().completion.endNanos();
    draft.add(new Alarm(endNanos, Alarm.Kind.READ, follower.work().process(), lastId, true));
  }

  /** The read under way that fills {@code frame}. */
  private ReadUnderWay filling(int frame) {
    for (ReadUnderWay begun : newReads) {
      if (begun.read.fills(frame)) {
        return begun;
      }
    }
    for (ReadUnderWay begun : reads.values()) {
      if (!begun.ended && begun.read.fills(frame)) {
        return begun;
      }
    }
    throw new IllegalStateException("no read under way fills frame " + frame);
  }

  /** Who waits for this read, which is under way, if anybody. */
  @Nullable WindowsWork waitingFor(int id) {
    ReadUnderWay.Follower follower = followers.get(id);
    return follower != null
        ? follower.work()
        : Objects.requireNonNull(reads.get(id), NOT_UNDER_WAY).work;
  }

  /** Who is given a page of this read, which is under way, as soon as it has ended, if anybody. */
  @Nullable WindowsWork claimant(int id) {
    ReadUnderWay.Follower follower = followers.get(id);
    ReadUnderWay read = follower == null ? reads.get(id) : follower.read();
    return Objects.requireNonNull(read, NOT_UNDER_WAY).work;
  }

  /**
   * A read has ended, which one who waits for it is told of first: its pages are there from now on.
   *
   * @return whether that one may look for its page; false where it could not be read
   */
  boolean end(int id) {
    ReadUnderWay.Follower follower = followers.remove(id);
    if (follower != null) {
      ReadUnderWay read = follower.read();
      end(read);
      return !read.read.hasFailed(follower.claim(), read.completion.failed());
    }
    ReadUnderWay ended = Objects.requireNonNull(reads.remove(id), NOT_UNDER_WAY);
    end(ended);
    return ended.found;
  }

  private void end(ReadUnderWay read) {
    if (!read.ended) {
      read.ended = true;
      Completion completion = read.completion;
      byte[][] bytes = completion.bytes();
      if (!completion.hasFailed() && (store != null || read.read.isOfFile())) {
        bytes = stored(store, read.read);
      }
      read.found = read.read.ended(memory, read.claim, bytes, completion.failed());
    }
  }

  /** Who goes on once this write, which is under way, has ended, if anybody. */
  @Nullable WindowsWork waitingForWrite(int id) {
    return Objects.requireNonNull(writes.get(id), NOT_UNDER_WAY).work;
  }

  /** A write has ended. */
  WriteUnderWay takeWrite(int id) {
    return Objects.requireNonNull(writes.remove(id), NOT_UNDER_WAY);
  }

  /** Pages that devices for files were asked to move. */
  long filePages() {
    return filePages;
  }

  /** Pages of the transfers of the pagefile under way. */
  long pagesUnderWay() {
    long pages = 0;
    for (ReadUnderWay begun : reads.values()) {
      pages += begun.read.isOfFile() ? 0 : begun.read.pages();
    }
    for (WriteUnderWay begun : writes.values()) {
      pages += begun.write.isOfFile() ? 0 : begun.write.pages();
    }
    return pages;
  }

  private static void keep(PageStore store, WriteCluster write) {
    if (write.isOfFile()) {
      return;
    }
    byte[][] bytes = write.copyBytes();
    store.writeCluster(write.firstSlot(), bytes == null ? new byte[write.pages()][] : bytes);
  }

  private static byte @Nullable [] @Nullable [] stored(
      @Nullable PageStore store, ReadCluster read) {
    if (store == null || read.isOfFile()) {
      return read.fileBytes();
    }
    if (read.pages() == 1) {
      byte[] page = store.read(read.firstSlot()).bytes();
      return page == null ? null : new byte[][] {page};
    }
    byte[][] bytes = null;
    PageRead[] found = store.readCluster(read.firstSlot(), read.pages());
    for (int i = 0; i < found.length; i++) {
      byte[] page = found[i].bytes();
      if (page != null) {
        bytes = bytes == null ? new byte[found.length][] : bytes;
        bytes[i] = page;
      }
    }
    return bytes;
  }
}
