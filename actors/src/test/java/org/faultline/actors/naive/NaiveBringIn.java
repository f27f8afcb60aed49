package org.faultline.actors.naive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.faultline.actors.naive.NaiveListedFrame.State;
import org.faultline.actors.naive.NaivePage.Where;
import org.faultline.memory.event.EventKind;
import org.faultline.memory.server.Costs;
import org.faultline.memory.windows.WindowsSettings;
import org.faultline.workload.config.MachineConfig;

/** Brings pages in, each after the tables above it. */
final class NaiveBringIn {
  /** How far it came. */
  enum Result {
    DONE,
    NO_FRAME,
    BLOCKED,
    FAILED
  }

  private final NaivePhysicalMemory memory;
  private final NaiveNeighbours neighbours;
  private final NaiveDevice device;
  private final NaiveFailures failures;
  private final NaiveMessage message;
  private final Costs costs;
  private final WindowsSettings settings;

  /** The page or table that was last tried. */
  NaivePage last;

  NaiveBringIn(
      NaivePhysicalMemory memory,
      NaiveDevice device,
      NaiveFailures failures,
      MachineConfig machine,
      WindowsSettings settings,
      NaiveMessage message) {
    this.memory = memory;
    this.device = device;
    this.failures = failures;
    this.costs = machine.costs();
    neighbours = new NaiveNeighbours(memory, machine.layout(), settings);
    this.settings = settings;
    this.message = message;
  }

  /** Brings in a page and the tables above it. */
  Result page(NaiveWork work, NaivePage page) {
    Result result = tables(work, page);
    return result == Result.DONE ? one(work, page) : result;
  }

  /** Brings in the tables above a page. */
  Result tables(NaiveWork work, NaivePage page) {
    Result result = Result.DONE;
    for (NaivePage table : NaivePages.tablesAbove(page)) {
      result = result == Result.DONE ? one(work, table) : result;
    }
    return result;
  }

  private Result one(NaiveWork work, NaivePage page) {
    if (page.isActive() && !work.copies(page)) {
      return Result.DONE;
    }
    last = page;
    // A copy takes the place of what it copies.
    if (!page.isActive() && work.grown.add(page)) {
      makeRoom(work.process);
    }
    if (page.isActive()) {
      return copyAlone(work, page);
    }
    Result result = find(work, page);
    work.counted |= !page.isTable() && result != Result.NO_FRAME;
    if (result == Result.DONE && work.copies(page)) {
      result = copy(work, page);
    }
    if (result != Result.NO_FRAME) {
      work.grown.remove(page);
    }
    if (result == Result.BLOCKED && page.shows != null && page.table != null) {
      // Its own entry says nothing of the read, so that nothing else keeps the table.
      page.table.pinned = true;
    }
    return result;
  }

  /** Copies what was in the working set already, which is a fault of its own kind. */
  private Result copyAlone(NaiveWork work, NaivePage page) {
    Result result = copy(work, page);
    if (result == Result.DONE && !work.counted) {
      message.faults.merge(page.process(), 1L, Long::sum);
    }
    return result;
  }

  /** What a page is or shows. */
  private static NaivePage content(NaivePage page) {
    return page.shows == null ? page : page.shows;
  }

  private Result find(NaiveWork work, NaivePage page) {
    NaivePage content = content(page);
    return switch (content.where) {
      case NOWHERE, ZERO -> demandZero(work, page);
      case FRAME -> content.frame.reading ? collide(work, page) : rescue(work, page);
      case SLOT, ELSEWHERE -> read(work, page);
    };
  }

  private Result copy(NaiveWork work, NaivePage page) {
    NaiveListedFrame frame = memory.take(false);
    if (frame == null) {
      return Result.NO_FRAME;
    }
    work.cpuNanos += costs.softFaultNanos() + costs.zeroPageNanos();
    message.note(EventKind.COPY_FAULT, page, 0);
    memory.copy(page, frame);
    return Result.DONE;
  }

  private void makeRoom(NaiveProcess process) {
    var limits = process.group.workingSet();
    boolean tight = memory.lists.available() < settings.available().lowPages();
    if (memory.sets.size(process) >= limits.maximumPages() && (limits.hardMaximum() || tight)) {
      NaivePage victim = memory.sets.localVictim(process);
      if (victim != null) {
        memory.trim(victim);
      }
    }
  }

  private Result demandZero(NaiveWork work, NaivePage page) {
    boolean inline = memory.lists.zeroed.isEmpty();
    NaiveListedFrame frame = memory.take(true);
    if (frame == null) {
      return Result.NO_FRAME;
    }
    work.cpuNanos += costs.demandZeroFaultNanos() + (inline ? costs.zeroPageNanos() : 0);
    message.note(EventKind.DEMAND_ZERO_FAULT, page, 0);
    memory.pages.toFrame(content(page), frame);
    frame.dirty = true;
    memory.activate(page, frame, work.writes(page));
    return Result.DONE;
  }

  private Result rescue(NaiveWork work, NaivePage page) {
    NaiveListedFrame frame = content(page).frame;
    int from =
        switch (frame.state) {
          case STANDBY -> 0;
          case MODIFIED -> 1;
          case ACTIVE -> 3;
          default -> 2;
        };
    work.cpuNanos += costs.softFaultNanos();
    if (work.collided != page) {
      message.note(EventKind.TRANSITION_FAULT, page, from);
    }
    memory.lists.remove(frame);
    memory.activate(page, frame, work.writes(page));
    return Result.DONE;
  }

  private Result collide(NaiveWork work, NaivePage page) {
    work.cpuNanos += costs.softFaultNanos();
    message.note(EventKind.COLLIDED_FAULT, page, 0);
    NaiveRead read = content(page).frame.read;
    work.collided = page;
    if (read.first == null) {
      read.first = new NaiveRead.Waiter(work, page);
    } else {
      message.queue(read.end, NaiveKind.READS, work.process.id, new NaiveRead.Follower(read, work));
    }
    return Result.BLOCKED;
  }

  private Result read(NaiveWork work, NaivePage page) {
    NaivePage content = content(page);
    List<NaivePage> run =
        memory.lists.available() < settings.available().lowPages()
            ? List.of()
            : neighbours.of(content);
    NaiveListedFrame frame = memory.take(false);
    if (frame == null) {
      return Result.NO_FRAME;
    }
    work.cpuNanos += costs.hardFaultNanos();
    List<NaiveListedFrame> frames = new ArrayList<>();
    frames.add(fill(frame, content));
    addCompanions(frames, run, content, -1);
    addCompanions(frames, run, content, 1);
    message.note(EventKind.HARD_FAULT, page, frames.size());
    frames.sort(Comparator.comparingLong(f -> f.page.number));
    NaiveRead read = new NaiveRead(frames);
    read.first = new NaiveRead.Waiter(work, page);
    return submit(work.process, read) ? Result.BLOCKED : read.failed ? Result.FAILED : Result.DONE;
  }

  private void addCompanions(
      List<NaiveListedFrame> frames, List<NaivePage> run, NaivePage page, int direction) {
    NaivePage next = memory.pages.beside(page, page.number + direction);
    while (run.contains(next) && memory.lists.available() > settings.available().lowPages()) {
      frames.add(fill(memory.takeAny(false), next));
      next = memory.pages.beside(page, next.number + direction);
    }
  }

  /** The frame is to be filled with the page. */
  private NaiveListedFrame fill(NaiveListedFrame frame, NaivePage page) {
    int slot = page.slot;
    memory.pages.toFrame(page, frame);
    frame.state = State.TRANSITION;
    frame.reading = true;
    frame.slot = slot;
    frame.bytes = page.isOfFile() ? null : memory.slots.read(slot);
    return frame;
  }

  /** Submits a read; false where it has ended already. */
  private boolean submit(NaiveProcess process, NaiveRead read) {
    for (NaiveListedFrame frame : read.frames) {
      frame.read = read;
      frame.userPriority = process.group.memoryPriority();
    }
    read.failed = failures.fails(false);
    if (device.instant()) {
      ended(read);
      return false;
    }
    long end = device.transfer(false, read.frames.size(), message.now);
    for (NaiveListedFrame frame : read.frames) {
      message.note(message.now, EventKind.PAGE_READ, process.id, frame.page.key(), end);
    }
    read.end = end;
    message.queue(end, NaiveKind.READS, process.id, read);
    return true;
  }

  /** A read has ended: its pages go where they belong. */
  void ended(NaiveRead read) {
    if (read.ended) {
      return;
    }
    read.ended = true;
    for (NaiveListedFrame frame : read.frames) {
      frame.reading = false;
      frame.read = null;
      if (frame.deleted) {
        memory.freeSlot(frame);
        memory.lists.free(frame);
      } else if (read.failed) {
        fail(frame);
      } else {
        if (frame.dropSlot) {
          memory.freeSlot(frame);
        }
        arrived(read, frame);
      }
    }
  }

  /** The page in the frame goes to him who waits for it, or to standby. */
  private void arrived(NaiveRead read, NaiveListedFrame frame) {
    if (frame.page.isOfFile()) {
      frame.bytes = frame.page.segment.file.read(frame.page.number);
    }
    NaiveRead.Waiter first = read.first;
    if (first != null && content(first.page()) == frame.page) {
      memory.activate(first.page(), frame, first.work().writes(first.page()));
    } else {
      memory.lists.park(frame);
    }
  }

  private void fail(NaiveListedFrame frame) {
    NaivePage page = frame.page;
    if (frame.dropSlot) {
      memory.freeSlot(frame);
      memory.pages.toZero(page);
    } else if (page.isOfFile()) {
      memory.pages.toElsewhere(page);
    } else {
      memory.pages.toSlot(page, frame.slot);
    }
    memory.lists.free(frame);
  }

  /** Reads pages ahead, in as few transfers as they need. */
  void prefetch(NaiveProcess process, List<NaivePage> pages) {
    List<NaiveRead> reads = new ArrayList<>();
    NaivePage before = null;
    int slotBefore = -1;
    List<NaivePage> away =
        pages.stream()
            .filter(page -> page.where == Where.SLOT && NaiveNeighbours.hasTable(page))
            .toList();
    for (NaivePage page : away) {
      if (memory.lists.available() <= settings.available().lowPages()) {
        break;
      }
      boolean joins =
          before != null
              && page.number == before.number + 1
              && page.slot == slotBefore + 1
              && reads.get(reads.size() - 1).frames.size() < settings.readClusterPages();
      if (!joins) {
        reads.add(new NaiveRead(new ArrayList<>()));
      }
      before = page;
      slotBefore = page.slot;
      reads.get(reads.size() - 1).frames.add(fill(memory.takeAny(false), page));
    }
    reads.forEach(read -> submit(process, read));
  }
}
