package org.faultline.actors.fifo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.faultline.memory.event.EventKind;
import org.faultline.memory.frames.PagedMemory;
import org.faultline.memory.pagefile.Pagefile;
import org.faultline.memory.server.Counter;
import org.faultline.memory.server.PageChanges;
import org.faultline.memory.server.PagingJournal;
import org.faultline.memory.server.Reply;
import org.faultline.memory.server.ServerBooks;

/** Frames whose pages are zeros at first, and are written when they leave and are dirty. */
final class FifoMemory implements PagedMemory<FifoProcess> {
  final FifoProcess[] processes;
  final int[] owner;
  final long charges[] = new long[2];
  final Deque<Integer> free = new ArrayDeque<>();
  final Pagefile pagefile;
  private final long[] page;
  private final int[] slot;
  private final boolean[] dirty;
  private final boolean[] held;
  private final byte[][] bytes;
  private final ServerBooks books;
  private final PagingJournal journal;

  FifoMemory(ServerBooks books, Pagefile pagefile) {
    this.books = books;
    this.pagefile = pagefile;
    journal = books.journal();
    int frames = books.settings().memory().frames();
    processes = new FifoProcess[books.settings().processes().size() + 1];
    owner = new int[frames];
    page = new long[frames];
    slot = new int[frames];
    dirty = new boolean[frames];
    held = new boolean[frames];
    bytes = new byte[frames][];
    for (int frame = 0; frame < frames; frame++) {
      free.add(frame);
    }
  }

  /** Puts a page into a free frame; whether it must be read. */
  boolean load(FifoProcess process, long number) {
    int frame = free.remove();
    int from = process.slot(number);
    owner[frame] = process.id;
    page[frame] = number;
    slot[frame] = from;
    dirty[frame] = false;
    bytes[frame] = from < 0 ? null : pagefile.store().read(from).bytes();
    process.places.put(number, frame);
    process.resident++;
    process.peakResident = Math.max(process.peakResident, process.resident);
    books.notices().loaded(frame, process.id, number);
    hold(process, frame);
    if (from >= 0) {
      journal.read(process.id, number, frame);
    }
    return from >= 0;
  }

  /** The page is there for its process, which is told. */
  void map(FifoProcess process, long number, boolean written) {
    int frame = process.frame(number);
    dirty[frame] |= written;
    journal.chain(EventKind.PAGE_LOADED, process.id, number, 0);
    int flags = written ? PageChanges.DIRTY : 0;
    books.draft().add(new Reply.Change(process.id, number, frame, flags, bytes[frame]));
  }

  /** The page in this frame stays until its process has run. */
  void hold(FifoProcess process, int frame) {
    if (frame >= 0 && !held[frame]) {
      held[frame] = true;
      process.pinned.add(frame);
      books.notices().held(frame);
    }
  }

  /** The process has run: its pages may go. */
  boolean letGo(FifoProcess process) {
    boolean any = !process.pinned.isEmpty();
    for (int frame : process.pinned) {
      held[frame] = false;
      books.notices().released(frame);
    }
    process.pinned.clear();
    return any;
  }

  /** Whether a page can leave now. */
  boolean canEvict(int frame) {
    boolean hasSlot = slot[frame] >= 0 || pagefile.used() < pagefile.sizePages();
    return !held[frame] && (!dirty[frame] || hasSlot);
  }

  /** Takes a page out of its frame; one that was never written is forgotten. */
  void evict(int frame) {
    FifoProcess process = processes[owner[frame]];
    if (dirty[frame]) {
      slot[frame] = slot[frame] < 0 ? pagefile.allocate() : slot[frame];
      pagefile.store().write(slot[frame], bytes[frame]);
      journal.written(process.id, page[frame]);
    }
    journal.evicted(process.id, page[frame], dirty[frame]);
    books.draft().add(new Reply.Change(process.id, page[frame], -1, 0, null));
    if (slot[frame] >= 0) {
      process.putInSlot(page[frame], slot[frame]);
    } else {
      process.places.remove(page[frame]);
    }
    vacate(process, frame);
  }

  private void vacate(FifoProcess process, int frame) {
    owner[frame] = 0;
    process.resident--;
    books.notices().removed(frame);
    free.add(frame);
  }

  @Override
  public void dirtied(int process, int frame) {
    dirty[frame] = true;
  }

  @Override
  public void contents(int process, int frame, byte[] written) {
    bytes[frame] = written;
  }

  @Override
  public void discard(FifoProcess process, long first, long last) {
    for (Map.Entry<Long, Integer> place : between(process, first, last)) {
      int frame = process.frame(place.getKey());
      int taken = frame < 0 ? process.slot(place.getKey()) : slot[frame];
      process.places.remove(place.getKey());
      if (taken >= 0) {
        pagefile.free(taken);
      }
      if (frame >= 0) {
        held[frame] = false;
        process.pinned.remove((Integer) frame);
        vacate(process, frame);
      }
    }
  }

  @Override
  public void reset(FifoProcess process, long first, long last) {
    for (Map.Entry<Long, Integer> place : between(process, first, last)) {
      int frame = process.frame(place.getKey());
      if (frame >= 0) {
        dirty[frame] = false;
      }
    }
  }

  @Override
  public void unlock(FifoProcess process, long first, long last) {}

  @Override
  public void trim(FifoProcess process, long first, long last) {
    for (Map.Entry<Long, Integer> place : between(process, first, last)) {
      int frame = process.frame(place.getKey());
      if (frame >= 0 && canEvict(frame)) {
        evict(frame);
      }
    }
  }

  private static List<Map.Entry<Long, Integer>> between(FifoProcess of, long first, long last) {
    return new ArrayList<>(of.places.subMap(first, true, last, true).entrySet());
  }

  /** The process ends. */
  void exit(FifoProcess process) {
    discard(process, 0, Long.MAX_VALUE);
    charge(process, -process.charged);
  }

  /** Charges pages; what is charged in all and its peak are {@code charges}. */
  boolean charge(FifoProcess process, long pages) {
    if (charges[0] + pages > owner.length + (long) pagefile.sizePages()) {
      return false;
    }
    charges[0] += pages;
    charges[1] = Math.max(charges[0], charges[1]);
    process.charged += pages;
    process.peakCharged = Math.max(process.peakCharged, process.charged);
    return true;
  }

  /** A fault counts by its kind once it is known. */
  void count(FifoProcess process, long number) {
    Counter kind = process.slot(number) < 0 ? Counter.DEMAND_ZERO_FAULTS : Counter.HARD_FAULTS;
    journal.count(process.id, Counter.PAGE_FAULTS, 1);
    journal.count(process.id, kind, 1);
  }
}
