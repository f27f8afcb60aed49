package org.faultline.memory.windows;

import java.util.ArrayList;
import java.util.List;
import org.faultline.memory.frames.FrameDatabase;
import org.faultline.memory.frames.PagePlace;
import org.faultline.memory.frames.TableDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Brings a range of pages of one process into its working set, one after the other, page tables
 * first, as a fault or a system call needs them. It stops where something must be decided or waited
 * for, and goes on where it stopped.
 *
 * <p>What it brought in stays: for a fault until the process has run, for a call only until the
 * page at hand is done. A call may so go over more pages and page tables than memory has frames.
 */
public final class BringIn {

  /** Why a page is brought in. */
  public enum Purpose {
    /** A program referenced it. */
    FAULT,
    /** A program wrote it, and it becomes the process's own: a copy of what it shared. */
    COPY,
    /** VirtualLock: it is locked too. */
    LOCK,
    /** Data in it, which other processes see, is read or written. */
    DATA,
    /** Its page-table entry is written, the first one too; the page itself stays away. */
    COMMIT,
    /** Its page-table entry is written where there is one; the page itself stays away. */
    PROTECT
  }

  /** Where it stopped; a {@link ReadCluster} must be read first. */
  public sealed interface Step permits Stop, Collided, ReadCluster {}

  /** Where it stopped with nothing more to say. */
  public enum Stop implements Step {
    /** All is done. */
    DONE,
    /** A page of the same process must be trimmed first, if there is one. */
    REPLACE,
    /** No frame can be taken. */
    WAIT
  }

  /** The page is being read already, into {@code frame}. */
  public record Collided(int frame) implements Step {}

  private final WindowsMemory memory;
  private final WindowsProcess process;
  private final long last;
  private final Purpose purpose;
  private long next;
  private boolean grown;
  // Whether the page at hand was being read when it was asked for: its fault is counted.
  private boolean collided;
  private long needed;
  // Absent before it has locked a page.
  private @Nullable List<Long> locked;

  /** The pages from {@code first} to {@code last}. */
  public BringIn(
      WindowsMemory memory, WindowsProcess process, long first, long last, Purpose purpose) {
    this.memory = memory;
    this.process = process;
    this.next = first;
    this.last = last;
    this.purpose = purpose;
  }

  /** What writes the entries that the pages from {@code first} to {@code last} have. */
  public static List<BringIn> protect(
      WindowsMemory memory, WindowsProcess process, long first, long last) {
    TableDirectory tables = process.tables();
    List<BringIn> parts = new ArrayList<>();
    if (tables != null) {
      long[] above = {-1};
      process.forEachPlace(
          first,
          last,
          (page, place) -> {
            if (tables.key(page, 1) != above[0]) {
              above[0] = tables.key(page, 1);
              parts.add(new BringIn(memory, process, page, page, Purpose.PROTECT));
            }
          });
    }
    return parts;
  }

  /** Whose pages. */
  public WindowsProcess process() {
    return process;
  }

  /** The page that it is at. */
  public long page() {
    return next;
  }

  /** What it waits for: a page or table, as {@link #needed} names it. */
  ReadCluster.Claim claim() {
    SegmentView view = process.sharing(needed);
    return new ReadCluster.Claim(process, needed, view == null ? needed : view.segmentPage(needed));
  }

  /** The page, or the key of the page table, that it stopped at. */
  public long needed() {
    return needed;
  }

  /** Unlocks what it has locked so far. */
  public void undoLocks() {
    if (locked != null) {
      locked.forEach(page -> memory.members.unlock(process, page, page));
    }
  }

  /**
   * Keeps no page table that it brought in for the page it is at, and will bring it in again.
   *
   * @return whether there is now a page that may be trimmed, or another frame to take
   */
  public boolean startOver() {
    grown = false;
    boolean released = memory.members.unpinTables(process);
    return memory.tables().giveUpUnused(process) | released;
  }

  /** Goes as far as it can. */
  public Step advance() {
    while (next <= last) {
      Step step = advanceOne();
      if (step != Stop.DONE) {
        return step;
      }
    }
    return Stop.DONE;
  }

  /** Brings in the next table or page, or passes a page that is there. */
  private Step advanceOne() {
    long key = memory.tables().missing(process, next);
    boolean table = key >= 0;
    if (!table && (purpose == Purpose.COMMIT || purpose == Purpose.PROTECT)) {
      if (purpose == Purpose.COMMIT && process.place(next) == PagePlace.NOWHERE) {
        memory.tables().makeZero(process, next);
      }
      return pass();
    }
    long id = table ? key : next;
    needed = id;
    long place = process.place(id, table);
    if (!table && PagePlace.what(place) == PagePlace.FRAME) {
      int frame = PagePlace.number(place);
      if (memory.states.in(frame, FrameState.ACTIVE)) {
        SegmentView view = purpose == Purpose.COPY ? process.sharing(next) : null;
        if (view != null && !memory.shared.views.copy(process, next, view, frame)) {
          return Stop.WAIT;
        }
        if (purpose == Purpose.LOCK && memory.members.lock(process, frame)) {
          remember(next);
        }
        return pass();
      }
    }
    if (!grown) {
      grown = true;
      if (memory.mustReplace(process)) {
        return Stop.REPLACE;
      }
    }
    SegmentView view = table ? null : process.sharing(id);
    Step step =
        view == null
            ? resolve(id, table, place)
            : memory.shared.views.resolve(process, id, view, collided);
    grown = step == Stop.WAIT;
    collided |= step instanceof Collided;
    return step;
  }

  private void remember(long page) {
    if (locked == null) {
      locked = new ArrayList<>();
    }
    locked.add(page);
  }

  private Step pass() {
    next++;
    grown = false;
    collided = false;
    if (purpose != Purpose.FAULT && purpose != Purpose.COPY && purpose != Purpose.DATA) {
      memory.unpin(process);
    }
    return Stop.DONE;
  }

  private Step resolve(long id, boolean table, long place) {
    if (PagePlace.what(place) == PagePlace.FRAME) {
      int frame = PagePlace.number(place);
      if (memory.frames.is(frame, FrameDatabase.READING)) {
        memory.events.collided(process.process(), id);
        return new Collided(frame);
      }
      takeBack(id, table, frame);
      return Stop.DONE;
    } else if (PagePlace.what(place) == PagePlace.SLOT) {
      ReadCluster read = ReadCluster.forFault(memory, process, id, table);
      if (read == null) {
        return Stop.WAIT;
      }
      memory.members.noteRefault(process, id, PagePlace.stamp(place));
      return read;
    }
    boolean inline = memory.supply.mustZeroInline();
    int frame = memory.supply.take(true);
    if (frame < 0) {
      return Stop.WAIT;
    }
    demandZero(id, table, place, frame, inline);
    return Stop.DONE;
  }

  private void takeBack(long id, boolean table, int frame) {
    boolean writing = memory.frames.is(frame, WindowsFlags.WRITING);
    TransitionOrigin from = TransitionOrigin.of(memory, frame);
    if (writing) {
      memory.beingWritten(-1);
    } else {
      memory.lists.remove(frame, FrameState.TRANSITION);
    }
    if (table) {
      memory.frames.set(frame, FrameDatabase.DIRTY);
      if (!writing) {
        memory.frames.freeSlot(frame);
      }
    }
    memory.evictions.tick();
    memory.events.transition(process.process(), id, table, from);
    memory.members.join(process, frame);
  }

  private void demandZero(long id, boolean table, long place, int frame, boolean inline) {
    int flags = FrameDatabase.DIRTY;
    if (table) {
      flags |=
          FrameDatabase.TABLE | (process.tablesInFrames().isRoot(id) ? WindowsFlags.IN_USE : 0);
    }
    memory.frames.occupy(frame, process.process(), id, flags);
    memory.tables().place(process, id, table, PagePlace.ofFrame(frame));
    memory.tables().share(process, id, table, 1);
    if (place == PagePlace.NOWHERE) {
      memory.tables().use(process, id, table, 1);
    }
    memory.events.demandZero(process.process(), id, table, inline);
    memory.members.join(process, frame);
  }
}
