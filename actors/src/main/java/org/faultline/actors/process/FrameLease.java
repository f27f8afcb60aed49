package org.faultline.actors.process;

import java.util.List;
import org.faultline.memory.address.Access;
import org.faultline.memory.address.AddressSpace;
import org.faultline.memory.address.MemoryWork;
import org.faultline.memory.address.PageRange;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.event.EventBuffer;
import org.faultline.memory.event.EventKind;
import org.faultline.memory.frames.GrantedCall;
import org.faultline.memory.frames.ResidencyMeter;
import org.faultline.memory.pagefile.InMemoryPageStore;
import org.faultline.memory.pagefile.Pagefile;
import org.faultline.memory.replacement.PolicyKind;
import org.faultline.memory.server.Counter;
import org.faultline.memory.server.PagingJournal;
import org.faultline.memory.server.Request;
import org.faultline.memory.server.Transfers;
import org.faultline.memory.server.UseDetails;
import org.faultline.memory.textbook.EvictablePages;
import org.faultline.memory.textbook.LeaseReport;
import org.faultline.memory.textbook.PageIn;
import org.faultline.memory.textbook.TextbookListener;
import org.faultline.memory.textbook.TextbookMemory;
import org.faultline.memory.textbook.TextbookProcess;

/**
 * A process's fixed share of the frames, lent to it whole: it resolves its faults itself and tells
 * nobody of each. The same classes do the work as in the MemoryManager and the Pager, so the
 * results are the same.
 */
final class FrameLease implements TextbookListener {
  private final int id;
  private final AddressSpace space;
  private final DataPages data;
  private final EvictablePages pages;
  private final TextbookMemory memory;
  private final TextbookProcess process;
  private final PagingJournal journal;
  private final ResidencyMeter meter;
  private final boolean releases;
  private final long hardFaultNanos;
  private long epoch;

  /** The lease of a process. */
  FrameLease(ProcessState state, LeaseSettings settings) {
    id = state.identity().id();
    space = state.space();
    data = state.data();
    int frames = settings.frames().applyAsInt(id);
    int slots = settings.slots();
    PolicyKind policy = settings.policy();
    boolean pageTables = state.settings().pageTables();
    pages = new EvictablePages(frames, policy.create(frames, settings.policyRandom().apply(id)));
    Pagefile pagefile = new Pagefile(slots, slots, new InMemoryPageStore());
    meter = new ResidencyMeter(pages);
    releases = policy.releases();
    hardFaultNanos = settings.hardFaultNanos();
    memory = new TextbookMemory(frames, space.layout(), pageTables, pagefile, meter, this);
    process = memory.admit(id, memory.pool(0, frames));
    journal = new PagingJournal(id, id, state.settings().events());
    journal.open(id);
  }

  /** Takes what the process did to its pages. */
  void apply(
      FrameList touched,
      UseDetails details,
      FrameList dirtied,
      FrameList dataFrames,
      List<byte[]> bytes) {
    for (int i = 0; i < dirtied.size(); i++) {
      memory.dirtied(id, dirtied.get(i));
    }
    for (int i = 0; i < bytes.size(); i++) {
      memory.contents(id, dataFrames.get(i), bytes.get(i));
    }
    for (int i = 0; i < touched.size() && details.isEmpty(); i++) {
      memory.touched(id, touched.get(i));
    }
    for (int i = 0; i < touched.size() && !details.isEmpty(); i++) {
      memory.touched(id, touched.get(i), details.uses(i), details.lastUse(i), details.nextUse(i));
    }
    memory.unpin(process);
  }

  /** Resolves a fault at {@code now}; false where no page can be taken. */
  boolean fault(Request.Fault fault, long now) {
    journal.at(now);
    journal.count(id, Counter.PAGE_FAULTS, 1);
    journal.count(id, Counter.HARD_FAULTS, 1);
    journal.note(now, EventKind.PAGE_FAULT, id, fault.page(), fault.access().ordinal());
    if (fault.held() >= 0) {
      memory.pin(process, fault.held());
    }
    meter.faulted(id, fault.page(), fault.time(), fault.nextUse());
    release(fault.time());
    boolean dirty = fault.retired() && fault.access() == Access.WRITE;
    return bringIn(new PageIn(process, fault.page(), fault.page(), false), dirty);
  }

  /** Counts and gives the CPU time of a fault that it resolved, in nanoseconds. */
  long spendFault() {
    journal.count(id, Counter.HARD_FAULT_NANOS, hardFaultNanos);
    return hardFaultNanos;
  }

  /** The policy lets go of what is of no use at {@code time}, in references. */
  private void release(long time) {
    if (!releases) {
      return;
    }
    pages.release(
        time,
        (frame, since) -> {
          if (memory.canEvict(frame)) {
            meter.at(since);
            memory.evict(frame);
          }
        });
    meter.at(time);
  }

  private boolean bringIn(PageIn pageIn, boolean dirty) {
    while (!pageIn.advance(memory)) {
      int frame = pages.victim(id, pageIn.incoming());
      if (frame < 0 || !memory.canEvict(frame)) {
        return false;
      }
      memory.evict(frame);
    }
    Transfers transfers = journal.transfers();
    for (int i = 0; i < transfers.size(); i++) {
      if (!transfers.isWrite(i)) {
        map(transfers.page(i), transfers.frame(i), dirty);
      }
    }
    journal.countTransfers();
    transfers.clear();
    if (pages.epoch() != epoch) {
      epoch = pages.epoch();
      space.pageTable().nextEpoch();
    }
    return true;
  }

  private void map(long page, int frame, boolean dirty) {
    if (dirty) {
      memory.dirtied(id, frame);
    }
    journal.chain(EventKind.PAGE_LOADED, id, page, 0);
    space.map(page, frame, false);
    if (dirty) {
      space.retireWrite(page);
    }
    data.returned(page, memory.contents(frame));
  }

  /** Whether the lease can do its part of a system call; the error that it ends with if not. */
  Win32Error check(MemoryWork work) {
    for (PageRange range : work.lock()) {
      if (!memory.canLock(process, range.first(), range.last())) {
        return Win32Error.ERROR_WORKING_SET_QUOTA;
      }
    }
    return Win32Error.ERROR_SUCCESS;
  }

  /** Does the lease's part of a system call that was granted at {@code now}. */
  void perform(MemoryWork work, long now) {
    journal.at(now);
    GrantedCall.perform(memory, process, work);
    for (PageRange range : work.lock()) {
      if (!bringIn(new PageIn(process, range.first(), range.last(), true), false)) {
        throw new IllegalStateException("a lock was admitted that its share cannot hold");
      }
    }
    journal.countTransfers();
    journal.transfers().clear();
  }

  /**
   * The process ends: all frames and slots are free again.
   *
   * @param time in references
   * @param now in nanoseconds
   */
  void end(long time, long now) {
    journal.at(now);
    release(time - 1);
    meter.at(time);
    memory.exit(process);
    journal.countTransfers();
    journal.transfers().clear();
  }

  /** What it counted so far. */
  LeaseReport report() {
    return new LeaseReport(
        memory.frames(),
        journal.counters(id),
        journal.chain(id),
        process.residentPages(),
        process.peakResidentPages(),
        process.tablePages(),
        process.lockedPages(),
        process.pool().free(),
        memory.pagefile().used(),
        meter.reading());
  }

  /** What it counted so far, with a walk over its frames. */
  LeaseCounts counts() {
    return new LeaseCounts(report(), process.pool().countFree(), memory.count());
  }

  /** Takes the events since they were last taken. */
  EventBuffer.Batch takeEvents() {
    return journal.takeEvents();
  }

  @Override
  public void evicted(int owner, long page, boolean dirty) {
    journal.evicted(owner, page, dirty);
    space.unmap(page);
    data.left(page);
  }

  @Override
  public void read(int owner, long page, int frame) {
    journal.read(owner, page, frame);
  }

  @Override
  public void refaulted(int owner, long page, boolean thrashing) {
    journal.refaulted(owner, page, thrashing);
  }

  @Override
  public void written(int owner, long page) {
    journal.written(owner, page);
  }
}
