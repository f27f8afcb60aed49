package org.faultline.actors.naive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.PageRange;
import org.faultline.memory.event.EventKind;
import org.faultline.memory.shares.ReplacementScope;
import org.faultline.workload.config.ProcessGroup;
import org.faultline.workload.config.WorkloadConfig;

/** Which page of whom is in which frame on the textbook machine, and where the others are. */
final class NaiveFrames {
  private final NaiveLog log;
  private final AddressLayout layout;
  private final NaiveCharge charge;
  private final boolean pageTables;
  private final List<NaiveFrame> frames = new ArrayList<>();
  private final List<NaivePool> pools = new ArrayList<>();
  private final boolean local;
  // Absent where shares do not change.
  private final NaiveShares moving;
  private final Map<NaiveProcess, TreeMap<Long, Place>> places = new HashMap<>();
  private final Map<NaiveProcess, NaiveTables> tables = new HashMap<>();
  // A frame was given back or can be taken again.
  boolean freed;
  private long slotsUsed;
  private int steal;

  /** Where a page is that was in memory once: in a frame, or its bytes in the pagefile. */
  private static final class Place {
    NaiveFrame frame;
    byte[] bytes;
  }

  NaiveFrames(WorkloadConfig config, NaiveLog log, NaiveCharge charge) {
    this.log = log;
    this.charge = charge;
    layout = config.machine().layout();
    pageTables = config.paging().pageTables();
    local = config.paging().scope() == ReplacementScope.LOCAL;
    for (int i = 0; i < config.machine().frames(); i++) {
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

  /** Shares that change, or null. */
  NaiveShares moving() {
    return moving;
  }

  NaivePool pool(NaiveProcess process) {
    return pools.get(local ? process.id - 1 : 0);
  }

  private TreeMap<Long, Place> places(NaiveProcess process) {
    return places.computeIfAbsent(process, p -> new TreeMap<>());
  }

  private NaiveTables tables(NaiveProcess process) {
    return tables.computeIfAbsent(process, p -> new NaiveTables(layout));
  }

  List<Long> pages(NaiveProcess process, PageRange range) {
    return List.copyOf(places(process).subMap(range.first(), true, range.last(), true).keySet());
  }

  /** The frame that a page, which was in memory once, is in; null where it is in none. */
  NaiveFrame frame(NaiveProcess process, long page) {
    Place place = places(process).get(page);
    return place == null ? null : place.frame;
  }

  void used(NaiveProcess process, long page, boolean write) {
    NaiveFrame frame = places(process).get(page).frame;
    pool(process).used(frame);
    if (write) {
      wrote(frame);
    }
  }

  void wrote(NaiveFrame frame) {
    frame.dirty = true;
    dropCopy(frame);
  }

  private void dropCopy(NaiveFrame frame) {
    slotsUsed -= frame.copyInPagefile ? 1 : 0;
    frame.copyInPagefile = false;
  }

  byte[] bytes(NaiveProcess process, long page) {
    NaiveFrame frame = places(process).get(page).frame;
    if (frame.bytes == null) {
      frame.bytes = new byte[AddressLayout.PAGE_SIZE];
    }
    return frame.bytes;
  }

  /** What the process was held for is done. */
  void unpin(NaiveProcess process) {
    for (NaiveFrame frame : frames) {
      if (frame.owner == process && frame.pinned) {
        frame.pinned = false;
        freed |= !frame.held();
      }
    }
  }

  private boolean isLocked(NaiveProcess process, long page) {
    Place place = places(process).get(page);
    return place.frame != null && place.frame.locked;
  }

  /** Whether so many pages can be locked beside what is. */
  boolean admitsLock(NaiveProcess process, PageRange range) {
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
    return range.pages() <= already || range.pages() - already <= free;
  }

  void unlock(NaiveFrame frame) {
    frame.locked = false;
    freed |= !frame.held();
  }

  void forget(NaiveProcess process, long page) {
    Place place = places(process).remove(page);
    if (place.frame == null) {
      slotsUsed--;
    } else {
      dropCopy(place.frame);
      vacate(place.frame);
    }
  }

  void reset(NaiveProcess process, long page) {
    Place place = places(process).get(page);
    if (place.frame == null) {
      forget(process, page);
    } else {
      place.frame.dirty = false;
      dropCopy(place.frame);
    }
  }

  /** The process has ended. */
  void clear(NaiveProcess process) {
    List.copyOf(places(process).keySet()).forEach(page -> forget(process, page));
    tables(process).clear(frame -> free(process, frame));
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

  boolean canEvict(NaiveFrame frame) {
    return !frame.held() && (!frame.dirty || slotsUsed < charge.slots() || stealable() != null);
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

  /** Takes the frame from its page at {@code nowNanos}; whether the page must be written. */
  boolean evict(NaiveFrame frame, long nowNanos) {
    NaiveProcess owner = frame.owner;
    long page = frame.page;
    log.add(nowNanos, EventKind.EVICTED, owner.id, page, frame.dirty ? 1 : 0);
    boolean dirty = frame.dirty;
    if (dirty) {
      if (slotsUsed < charge.slots()) {
        slotsUsed++;
      } else {
        NaiveFrame loser = stealable();
        loser.copyInPagefile = false;
        loser.dirty = true;
        steal = loser.index + 1;
      }
    }
    Place place = places(owner).get(page);
    place.frame = null;
    place.bytes = frame.bytes;
    if (!frame.dirty && !frame.copyInPagefile) {
      places(owner).remove(page);
    }
    vacate(frame);
    owner.space.unmap(page);
    return dirty;
  }

  /** A free frame that the process may take, or null. */
  private NaiveFrame take(NaiveProcess process) {
    return moving == null || moving.mayTake(process) ? pool(process).free.poll() : null;
  }

  /** Brings the next page of the request in; false where it finds no frame. */
  boolean bringIn(NaiveRequest work) {
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
      work.transfers.add(new NaiveRequest.Transfer(process, page, frame));
    }
    place.frame.locked |= work.lock;
    work.next++;
    return true;
  }

  /** Tables that came in for the work and are above no page yet go; whether there were any. */
  boolean startOver(NaiveRequest work) {
    NaiveTables own = tables(work.process);
    int before = own.count();
    own.dropEmpty(frame -> free(work.process, frame));
    return own.count() < before;
  }
}
