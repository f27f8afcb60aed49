package org.faultline.actors.naive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.faultline.actors.naive.NaiveAnswer.Outcome;
import org.faultline.memory.address.Access;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.MemoryWork;
import org.faultline.memory.address.PageRange;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.event.EventKind;
import org.faultline.memory.shares.ReplacementScope;
import org.faultline.workload.config.MachineConfig;
import org.faultline.workload.config.ProcessGroup;
import org.faultline.workload.config.WorkloadConfig;
import org.faultline.workload.program.RandomStreams;

/** Frames, pagefile, commit charge and device of the naive machine, all in one. */
final class NaiveMemory implements NaiveManager {
  private static final int GROWTH_PAGES = 4096;

  private final MachineConfig machine;
  private final NaiveLog log;
  private final boolean pageTables;
  private final List<NaiveFrame> frames = new ArrayList<>();
  private final List<NaivePool> pools = new ArrayList<>();
  private final boolean local;
  // Null where shares do not change.
  private final NaiveShares moving;
  private final Map<NaiveProcess, TreeMap<Long, Place>> places = new HashMap<>();
  private final Map<NaiveProcess, NaiveTables> tables = new HashMap<>();
  private final Map<NaiveProcess, Long> charges = new HashMap<>();
  private final NaiveDesk desk;
  private final NaiveDevice device;
  private final long maximumSlots;
  private final Set<NaiveProcess> fresh = new LinkedHashSet<>();
  private final Deque<Work> waiting = new ArrayDeque<>();
  private long now;
  private long slots;
  private long slotsUsed;
  private long charged;
  private int steal;
  private boolean freed;

  /** Where a page is that was in memory once: in a frame, or its bytes in the pagefile. */
  private static final class Place {
    NaiveFrame frame;
    byte[] bytes;
  }

  /** A transfer to submit; of a write the frame is null. */
  private record Transfer(NaiveProcess process, long page, NaiveFrame frame) {}

  /** A request under way. */
  static final class Work {
    final NaiveProcess process;
    final NaiveStop.Fault fault;
    final boolean lock;
    final Win32Error error;
    private final List<Transfer> transfers = new ArrayList<>();
    private long next;
    private final long last;
    private boolean waited;

    Work(
        NaiveProcess process,
        NaiveStop.Fault fault,
        long first,
        long last,
        boolean lock,
        Win32Error error) {
      this.process = process;
      this.fault = fault;
      this.next = first;
      this.last = last;
      this.lock = lock;
      this.error = error;
    }

    boolean retiredWrite() {
      return fault != null && fault.retired() && fault.access() == Access.WRITE;
    }
  }

  NaiveMemory(WorkloadConfig config, NaiveLog log) {
    this.machine = config.machine();
    this.log = log;
    pageTables = config.paging().pageTables();
    local = config.paging().scope() == ReplacementScope.LOCAL;
    for (int i = 0; i < machine.frames(); i++) {
      frames.add(new NaiveFrame(i));
    }
    moving = config.paging().shares().changes() ? new NaiveShares(frames) : null;
    String policy = config.paging().policy();
    Deque<NaiveFrame> common = new ArrayDeque<>(frames);
    int first = 0;
    for (int share : shares(config)) {
      List<NaiveFrame> own = new ArrayList<>(frames.subList(first, first + share));
      pools.add(
          moving == null ? new NaivePool(own, policy) : new NaivePool(frames, policy, common));
      first += share;
    }
    RandomStreams streams = new RandomStreams(config.seed());
    desk = new NaiveDesk(machine, streams);
    device = new NaiveDevice(machine.pagefile().device(), streams);
    slots = machine.pagefile().initialBytes() / AddressLayout.PAGE_SIZE;
    maximumSlots = machine.pagefile().maximumBytes() / AddressLayout.PAGE_SIZE;
  }

  private List<Integer> shares(WorkloadConfig config) {
    if (!local) {
      return List.of(frames.size());
    }
    List<Integer> shares = new ArrayList<>();
    int stated = 0;
    int unstated = 0;
    for (ProcessGroup group : config.processes()) {
      stated += group.count() * group.frames();
      unstated += group.frames() == 0 ? group.count() : 0;
    }
    for (ProcessGroup group : config.processes()) {
      for (int i = 0; i < group.count(); i++) {
        shares.add(group.frames() > 0 ? group.frames() : (frames.size() - stated) / unstated);
      }
    }
    return shares;
  }

  private NaivePool pool(NaiveProcess process) {
    return pools.get(local ? process.id - 1 : 0);
  }

  private TreeMap<Long, Place> places(NaiveProcess process) {
    return places.computeIfAbsent(process, p -> new TreeMap<>());
  }

  private NaiveTables tables(NaiveProcess process) {
    return tables.computeIfAbsent(process, p -> new NaiveTables(machine.layout()));
  }

  private List<Long> pages(NaiveProcess process, PageRange range) {
    return List.copyOf(places(process).subMap(range.first(), true, range.last(), true).keySet());
  }

  @Override
  public void used(NaiveProcess process, long page, boolean write) {
    NaiveFrame frame = places(process).get(page).frame;
    pool(process).used(frame);
    if (write) {
      wrote(frame);
    }
  }

  private void wrote(NaiveFrame frame) {
    frame.dirty = true;
    dropCopy(frame);
  }

  private void dropCopy(NaiveFrame frame) {
    slotsUsed -= frame.copyInPagefile ? 1 : 0;
    frame.copyInPagefile = false;
  }

  @Override
  public byte[] bytes(NaiveProcess process, long page) {
    NaiveFrame frame = places(process).get(page).frame;
    if (frame.bytes == null) {
      frame.bytes = new byte[AddressLayout.PAGE_SIZE];
    }
    return frame.bytes;
  }

  @Override
  public void ran(NaiveProcess process) {
    for (NaiveFrame frame : frames) {
      if (frame.owner == process && frame.pinned) {
        frame.pinned = false;
        freed |= !frame.held();
      }
    }
  }

  @Override
  public NaiveAnswer serve(NaiveProcess process, NaiveStop stop, long time) {
    now = desk.serve(stop, time);
    if (moving != null) {
      moving.started(process);
      moving.begin();
    }
    if (stop instanceof NaiveStop.Fault fault) {
      log.add(time, EventKind.PAGE_FAULT, process.id, fault.page(), fault.access().ordinal());
      Place held = places(process).get(fault.held());
      if (held != null && held.frame != null) {
        held.frame.pinned = true;
      }
      return proceed(new Work(process, fault, fault.page(), fault.page(), false, null));
    } else if (stop instanceof NaiveStop.Call call) {
      return call(process, call.work());
    } else if (stop instanceof NaiveStop.Manager) {
      log.add(now, EventKind.MANAGER_CALL, process.id, desk.began, 0);
      return answer(process, Outcome.RESUMES, 0, null);
    }
    exit(process);
    return answer(process, Outcome.GONE, 0, null);
  }

  private NaiveAnswer call(NaiveProcess process, MemoryWork call) {
    for (PageRange range : call.locks().lock()) {
      long already = pages(process, range).stream().filter(p -> isLocked(process, p)).count();
      long free = (long) pool(process).frames.size() - 2;
      free -= pageTables ? tables(process).missing(range.first(), range.last()) : 0;
      for (NaiveFrame frame : pool(process).frames) {
        free -= frame.locked || frame.table ? 1 : 0;
      }
      if (moving != null) {
        long own = moving.share(process) - 2;
        own -= pageTables ? tables(process).missing(range.first(), range.last()) : 0;
        for (NaiveFrame frame : frames) {
          own -= frame.owner == process && (frame.locked || frame.table) ? 1 : 0;
        }
        free = Math.min(free, own);
      }
      if (range.pages() > already && range.pages() - already > free) {
        return answer(process, Outcome.RESUMES, 0, Win32Error.ERROR_WORKING_SET_QUOTA);
      }
    }
    if (call.chargePages() > 0 && !charge(process, call.chargePages())) {
      return answer(process, Outcome.RESUMES, 0, Win32Error.ERROR_COMMITMENT_LIMIT);
    }
    call.contents()
        .discard()
        .forEach(range -> pages(process, range).forEach(page -> forget(process, page)));
    call.contents()
        .reset()
        .forEach(range -> pages(process, range).forEach(page -> reset(process, page)));
    for (PageRange range : call.locks().unlock()) {
      for (long page : pages(process, range)) {
        NaiveFrame frame = places(process).get(page).frame;
        if (frame != null && frame.locked) {
          frame.locked = false;
          freed |= !frame.held();
        }
      }
    }
    PageRange lock =
        call.locks().lock().isEmpty() ? new PageRange(0, 0) : call.locks().lock().get(0);
    long last = call.locks().lock().isEmpty() ? -1 : lock.last();
    Work work = new Work(process, null, lock.first(), last, true, Win32Error.ERROR_SUCCESS);
    for (PageRange range : call.workingSet().trim()) {
      for (long page : pages(process, range)) {
        NaiveFrame frame = places(process).get(page).frame;
        if (frame != null && canEvict(frame)) {
          evict(frame, work);
        }
      }
    }
    if (call.chargePages() < 0) {
      charge(process, call.chargePages());
    }
    return proceed(work);
  }

  private boolean isLocked(NaiveProcess process, long page) {
    Place place = places(process).get(page);
    return place.frame != null && place.frame.locked;
  }

  private boolean charge(NaiveProcess process, long pages) {
    long after = charged + pages;
    if (pages > 0 && after > frames.size() + maximumSlots) {
      return false;
    }
    if (pages > 0 && 10 * after > 9 * (frames.size() + slots)) {
      long needed = Math.max((10 * after + 8) / 9 - frames.size(), slots + GROWTH_PAGES);
      slots = Math.max(slots, Math.min(maximumSlots, needed));
    }
    charged = after;
    charges.merge(process, pages, Long::sum);
    return true;
  }

  private void forget(NaiveProcess process, long page) {
    Place place = places(process).remove(page);
    if (place.frame == null) {
      slotsUsed--;
    } else {
      dropCopy(place.frame);
      vacate(place.frame);
    }
  }

  private void reset(NaiveProcess process, long page) {
    Place place = places(process).get(page);
    if (place.frame == null) {
      forget(process, page);
    } else {
      place.frame.dirty = false;
      dropCopy(place.frame);
    }
  }

  private void exit(NaiveProcess process) {
    List.copyOf(places(process).keySet()).forEach(page -> forget(process, page));
    tables(process).clear(frame -> free(process, frame));
    charge(process, -charges.getOrDefault(process, 0L));
    if (moving != null) {
      moving.gone(process);
    }
  }

  private void vacate(NaiveFrame frame) {
    NaiveProcess owner = frame.owner;
    long page = frame.page;
    pool(owner).removed(frame);
    freed = true;
    free(owner, frame);
    if (pageTables) {
      tables(owner).unmap(page, table -> free(owner, table));
    }
  }

  private void free(NaiveProcess owner, NaiveFrame frame) {
    frame.clear();
    pool(owner).free.add(frame);
  }

  private boolean canEvict(NaiveFrame frame) {
    return !frame.held() && (!frame.dirty || slotsUsed < slots || stealable() != null);
  }

  /** The next frame, from where the last was found, whose page has a copy in the pagefile. */
  private NaiveFrame stealable() {
    for (int i = 0; i < frames.size(); i++) {
      NaiveFrame frame = frames.get((steal + i) % frames.size());
      if (frame.copyInPagefile) {
        steal = frame.index;
        return frame;
      }
    }
    return null;
  }

  private void evict(NaiveFrame frame, Work work) {
    NaiveProcess owner = frame.owner;
    long page = frame.page;
    log.add(now, EventKind.EVICTED, owner.id, page, frame.dirty ? 1 : 0);
    if (frame.dirty) {
      if (slotsUsed < slots) {
        slotsUsed++;
      } else {
        NaiveFrame loser = stealable();
        loser.copyInPagefile = false;
        loser.dirty = true;
        steal = loser.index + 1;
      }
      work.transfers.add(new Transfer(owner, page, null));
    }
    Place place = places(owner).get(page);
    place.frame = null;
    place.bytes = frame.bytes;
    if (!frame.dirty && !frame.copyInPagefile) {
      places(owner).remove(page);
    }
    vacate(frame);
    owner.space.unmap(page);
  }

  private NaiveAnswer proceed(Work work) {
    if (moving != null) {
      moving.begin();
    }
    while (work.next <= work.last) {
      if (!bringIn(work)) {
        NaiveProcess loser = moving == null ? work.process : moving.loser(work.process);
        NaiveFrame victim = loser == null ? null : pool(loser).victim();
        if (victim != null && canEvict(victim)) {
          evict(victim, work);
        } else if (moving == null || loser == null) {
          return waits(work);
        } else {
          moving.barren(loser);
        }
      }
    }
    for (Transfer transfer : work.transfers) {
      if (transfer.frame != null && work.retiredWrite()) {
        wrote(transfer.frame);
      }
    }
    long readsEnd = -1;
    if (!device.instant()) {
      for (Transfer transfer : work.transfers) {
        long end = device.transfer(transfer.frame == null, 1, now);
        EventKind kind = transfer.frame == null ? EventKind.PAGE_WRITE : EventKind.PAGE_READ;
        log.add(now, kind, transfer.process.id, transfer.page, end);
        if (transfer.frame != null) {
          transfer.frame.reading = true;
          readsEnd = Math.max(readsEnd, end);
        }
      }
    }
    if (readsEnd >= 0) {
      long cpu = work.waited ? 0 : cpuNanos(work);
      return answer(work.process, Outcome.BLOCKED, cpu, null, work, readsEnd);
    }
    map(work);
    Outcome outcome = work.waited ? Outcome.WAKES : Outcome.RESUMES;
    return answer(work.process, outcome, cpuNanos(work), work.error);
  }

  /** A free frame that the process may take, or null. */
  private NaiveFrame take(NaiveProcess process) {
    return moving == null || moving.mayTake(process) ? pool(process).free.poll() : null;
  }

  private boolean bringIn(Work work) {
    NaiveProcess process = work.process;
    NaivePool pool = pool(process);
    long page = work.next;
    Place place = places(process).get(page);
    if (place == null || place.frame == null) {
      while (pageTables && tables(process).missing(page) != null) {
        NaiveFrame frame = take(process);
        if (frame == null) {
          return false;
        }
        frame.owner = process;
        frame.table = true;
        tables(process).place(tables(process).missing(page), frame);
      }
      NaiveFrame frame = take(process);
      if (frame == null) {
        return false;
      }
      frame.owner = process;
      frame.page = page;
      frame.pinned = work.fault != null;
      frame.copyInPagefile = place != null;
      frame.bytes = place == null ? null : place.bytes;
      place = places(process).computeIfAbsent(page, p -> new Place());
      place.frame = frame;
      if (pageTables) {
        tables(process).map(page);
      }
      pool.loaded(frame);
      work.transfers.add(new Transfer(process, page, frame));
    }
    place.frame.locked |= work.lock;
    work.next++;
    return true;
  }

  private NaiveAnswer waits(Work work) {
    if (work.waited) {
      waiting.addFirst(work);
      return answer(work.process, Outcome.NONE, 0, null);
    }
    work.waited = true;
    waiting.addLast(work);
    log.add(now, EventKind.PAGE_WAIT, work.process.id, work.next, 0);
    return answer(work.process, Outcome.WAITS, cpuNanos(work), null);
  }

  private void map(Work work) {
    for (Transfer transfer : work.transfers) {
      if (transfer.frame != null) {
        log.add(now, EventKind.PAGE_LOADED, transfer.process.id, transfer.page, 0);
        transfer.process.space.map(transfer.page, transfer.frame.index, false);
        fresh.add(transfer.process);
      }
    }
  }

  @Override
  public boolean hasWaiters() {
    return !waiting.isEmpty();
  }

  @Override
  public boolean matters(NaiveKind kind) {
    return kind != NaiveKind.END;
  }

  @Override
  public NaiveAnswer handle(NaiveKind kind, Object what, long time) {
    return kind == NaiveKind.READS ? readsEnded((Work) what, time) : retry(time);
  }

  private NaiveAnswer readsEnded(Work work, long time) {
    now = time;
    for (Transfer transfer : work.transfers) {
      if (transfer.frame != null) {
        transfer.frame.reading = false;
        freed |= !transfer.frame.held();
      }
    }
    map(work);
    return answer(work.process, Outcome.WAKES, 0, work.error);
  }

  private NaiveAnswer retry(long time) {
    now = Math.max(now, time);
    return waiting.isEmpty() ? answer(null, Outcome.NONE, 0, null) : proceed(waiting.removeFirst());
  }

  @Override
  public NaiveAnswer giveUp(long time) {
    now = Math.max(now, time);
    boolean letGo = false;
    for (Work behind : waiting.stream().skip(1).toList()) {
      letGo |= startOver(behind);
    }
    if (letGo) {
      freed = true;
      return answer(null, Outcome.NONE, 0, null);
    }
    Work stuck = waiting.removeFirst();
    exit(stuck.process);
    return answer(stuck.process, Outcome.STUCK, 0, null);
  }

  /** Tables that came in for the work and are above no page yet go; whether there were any. */
  private boolean startOver(Work work) {
    NaiveTables own = tables(work.process);
    int before = own.count();
    own.dropEmpty(frame -> free(work.process, frame));
    return own.count() < before;
  }

  private long cpuNanos(Work work) {
    return work.fault == null ? 0 : machine.costs().hardFaultNanos();
  }

  private NaiveAnswer answer(
      NaiveProcess process, Outcome outcome, long cpuNanos, Win32Error error) {
    return answer(process, outcome, cpuNanos, error, null, -1);
  }

  private NaiveAnswer answer(
      NaiveProcess process,
      Outcome outcome,
      long cpuNanos,
      Win32Error error,
      Work reads,
      long readsEnd) {
    boolean retry = freed && !waiting.isEmpty();
    List<NaiveEntry> later =
        reads == null
            ? List.of()
            : List.of(new NaiveEntry(readsEnd, NaiveKind.READS, process.id, reads));
    freed = false;
    Set<NaiveProcess> given = Set.copyOf(fresh);
    fresh.clear();
    return new NaiveAnswer(process, outcome, now, cpuNanos, error, false, later, given, retry);
  }
}
