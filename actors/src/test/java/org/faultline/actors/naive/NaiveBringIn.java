package org.faultline.actors.naive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.faultline.actors.naive.NaiveListedFrame.State;
import org.faultline.actors.naive.NaivePage.Where;
import org.faultline.memory.address.AddressLayout;
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
  private final NaiveDevice device;
  private final NaiveFailures failures;
  private final NaiveMessage message;
  private final Costs costs;
  private final AddressLayout layout;
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
    this.layout = machine.layout();
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
    if (page.isActive()) {
      return Result.DONE;
    }
    last = page;
    if (work.grown.add(page)) {
      makeRoom(work.process);
    }
    Result result =
        switch (page.where) {
          case NOWHERE, ZERO -> demandZero(work, page);
          case FRAME -> page.frame.reading ? collide(work, page) : rescue(work, page);
          case SLOT -> read(work, page);
        };
    if (result != Result.NO_FRAME) {
      work.grown.remove(page);
    }
    return result;
  }

  private void makeRoom(NaiveProcess process) {
    var limits = process.group.workingSet();
    boolean tight = memory.lists.available() < settings.available().lowPages();
    if (memory.sets.size(process) >= limits.maximumPages() && (limits.hardMaximum() || tight)) {
      NaiveListedFrame victim = memory.sets.localVictim(process);
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
    memory.pages.toFrame(page, frame);
    frame.dirty = true;
    memory.activate(frame, work.writes(page));
    return Result.DONE;
  }

  private Result rescue(NaiveWork work, NaivePage page) {
    NaiveListedFrame frame = page.frame;
    int from = frame.state == State.STANDBY ? 0 : frame.state == State.MODIFIED ? 1 : 2;
    work.cpuNanos += costs.softFaultNanos();
    message.note(EventKind.TRANSITION_FAULT, page, from);
    memory.lists.remove(frame);
    memory.activate(frame, work.writes(page));
    return Result.DONE;
  }

  private Result collide(NaiveWork work, NaivePage page) {
    work.cpuNanos += costs.softFaultNanos();
    message.note(EventKind.COLLIDED_FAULT, page, 0);
    page.frame.read.waits = work;
    page.frame.read.awaited = page;
    return Result.BLOCKED;
  }

  private Result read(NaiveWork work, NaivePage page) {
    List<NaivePage> run =
        memory.lists.available() < settings.available().lowPages() ? List.of() : run(page);
    NaiveListedFrame frame = memory.take(false);
    if (frame == null) {
      return Result.NO_FRAME;
    }
    work.cpuNanos += costs.hardFaultNanos();
    List<NaiveListedFrame> frames = new ArrayList<>();
    frames.add(fill(frame, page));
    addCompanions(frames, run, page, -1);
    addCompanions(frames, run, page, 1);
    message.note(EventKind.HARD_FAULT, page, frames.size());
    frames.sort(Comparator.comparingLong(f -> f.page.number));
    NaiveRead read = new NaiveRead(frames);
    read.waits = work;
    read.awaited = page;
    return submit(read) ? Result.BLOCKED : read.failed ? Result.FAILED : Result.DONE;
  }

  /** The pages around one that have slots around its slot. */
  private List<NaivePage> run(NaivePage page) {
    List<NaivePage> run = new ArrayList<>();
    if (!page.isTable()) {
      long block = page.number / settings.readClusterPages();
      long span = page.number >> layout.bitsPerLevel();
      for (int direction = -1; direction <= 1; direction += 2) {
        long number = page.number + direction;
        while (number >= 0
            && number / settings.readClusterPages() == block
            && (page.table == null || number >> layout.bitsPerLevel() == span)
            && follows(page, memory.pages.page(page.owner, number))) {
          run.add(memory.pages.page(page.owner, number));
          number += direction;
        }
      }
    }
    return run;
  }

  private static boolean follows(NaivePage page, NaivePage other) {
    return other.where == Where.SLOT
        && other.slot - page.slot == other.number - page.number
        && hasTable(other);
  }

  private static boolean hasTable(NaivePage page) {
    return page.table == null || page.table.isActive();
  }

  private void addCompanions(
      List<NaiveListedFrame> frames, List<NaivePage> run, NaivePage page, int direction) {
    NaivePage next = memory.pages.page(page.owner, page.number + direction);
    while (run.contains(next) && memory.lists.available() > settings.available().lowPages()) {
      frames.add(fill(memory.takeAny(false), next));
      next = memory.pages.page(page.owner, next.number + direction);
    }
  }

  /** The frame is to be filled with the page. */
  private NaiveListedFrame fill(NaiveListedFrame frame, NaivePage page) {
    int slot = page.slot;
    memory.pages.toFrame(page, frame);
    frame.state = State.TRANSITION;
    frame.reading = true;
    frame.slot = slot;
    frame.bytes = memory.slots.read(slot);
    return frame;
  }

  /** Submits a read; false where it has ended already. */
  private boolean submit(NaiveRead read) {
    read.frames.forEach(frame -> frame.read = read);
    read.failed = failures.fails(false);
    if (device.instant()) {
      ended(read);
      return false;
    }
    int process = read.frames.get(0).page.owner.id;
    long end = device.transfer(false, read.frames.size(), message.now);
    read.frames.forEach(frame -> message.note(EventKind.PAGE_READ, frame.page, end));
    message.queue(end, NaiveKind.READS, process, read);
    return true;
  }

  /** A read has ended: its pages go where they belong. */
  void ended(NaiveRead read) {
    for (NaiveListedFrame frame : read.frames) {
      frame.reading = false;
      frame.read = null;
      if (frame.deleted) {
        memory.freeSlot(frame);
        memory.lists.free(frame);
      } else if (read.failed) {
        fail(frame);
      } else if (frame.page == read.awaited) {
        if (frame.dropSlot) {
          memory.freeSlot(frame);
        }
        memory.activate(frame, read.waits.writes(frame.page));
      } else {
        if (frame.dropSlot) {
          memory.freeSlot(frame);
        }
        memory.lists.park(frame);
      }
    }
  }

  private void fail(NaiveListedFrame frame) {
    NaivePage page = frame.page;
    if (frame.dropSlot) {
      memory.freeSlot(frame);
      memory.pages.toZero(page);
    } else {
      memory.pages.toSlot(page, frame.slot);
    }
    memory.lists.free(frame);
  }

  /** Reads pages ahead, in as few transfers as they need. */
  void prefetch(List<NaivePage> pages) {
    List<NaiveRead> reads = new ArrayList<>();
    NaivePage before = null;
    int slotBefore = -1;
    List<NaivePage> away =
        pages.stream().filter(page -> page.where == Where.SLOT && hasTable(page)).toList();
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
    reads.forEach(this::submit);
  }
}
