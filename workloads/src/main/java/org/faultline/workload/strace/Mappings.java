package org.faultline.workload.strace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.faultline.workload.strace.AllocationStep.Kind;
import org.faultline.workload.strace.MappedPiece.State;

/**
 * The mapped addresses of one process of a log, and what its calls are in terms of reservations:
 * one for each mapping that was made where nothing was.
 */
final class Mappings {
  /** What a range of addresses is to the log. */
  enum Known {
    /** Something is mapped there, at least in part. */
    MAPPED,
    /** Something was, and was taken away. */
    UNMAPPED,
    /** No call of the log mapped anything there. */
    NEVER
  }

  private static final int NONE = MappedPiece.NO_ACCESS;
  private static final int READWRITE = 0x04;

  private final TreeMap<Long, MappedPiece> pieces = new TreeMap<>();
  private final AddressUnion everMapped = new AddressUnion();
  private final AllocationSteps steps = new AllocationSteps();
  private int regions;
  private boolean locksNewPages;
  private long committedBytes;
  private long peakBytes;

  /** The steps so far. */
  List<AllocationStep> steps() {
    return steps.list();
  }

  /** How many mappings are told apart. */
  int size() {
    return pieces.size();
  }

  /** The bytes that are committed now. */
  long committedBytes() {
    return committedBytes;
  }

  /** The most bytes that were committed at once. */
  long peakBytes() {
    return peakBytes;
  }

  /** What follows happens at {@code nanos}. */
  void at(long nanos) {
    steps.at(nanos);
  }

  /** What is mapped from now on is locked, or is so no longer. */
  void lockNewPages(boolean locks) {
    locksNewPages = locks;
  }

  /** What the log knows of the addresses. */
  Known known(long start, long end) {
    Map.Entry<Long, MappedPiece> piece = pieces.lowerEntry(end);
    while (piece != null && piece.getValue().end() > start) {
      if (piece.getValue().state() != State.FREED) {
        return Known.MAPPED;
      }
      piece = pieces.lowerEntry(piece.getKey());
    }
    return everMapped.overlaps(start, end) ? Known.UNMAPPED : Known.NEVER;
  }

  /** Reserves addresses that no piece has; they stay so when freed. */
  void reserve(long start, long end) {
    open(start, end, NONE, false);
  }

  /**
   * Maps new pages over whatever is there; {@code protect} of {@code PAGE_NOACCESS} reserves only.
   */
  void map(long start, long end, int protect) {
    boolean commit = protect != NONE;
    long gap = start;
    for (MappedPiece piece : cut(start, end)) {
      if (piece.start() > gap) {
        open(gap, piece.start(), protect, commit);
      }
      if (piece.state() == State.COMMITTED) {
        steps.add(Kind.DECOMMIT, piece, 0);
      }
      if (commit) {
        steps.add(Kind.COMMIT, piece, protect);
      }
      put(piece.in(commit ? State.COMMITTED : State.RESERVED, protect));
      gap = piece.end();
    }
    if (gap < end) {
      open(gap, end, protect, commit);
    }
    everMapped.add(start, end);
    if (locksNewPages) {
      lock(start, end, true);
    }
  }

  private void open(long start, long end, int protect, boolean commit) {
    State state = commit ? State.COMMITTED : State.RESERVED;
    MappedPiece piece = new MappedPiece(start, end, regions++, start, state, protect, false);
    steps.add(commit ? Kind.ALLOCATE : Kind.RESERVE, piece, protect);
    put(piece);
    everMapped.add(start, end);
  }

  /** Takes mappings away; a reservation of which nothing is left is released. */
  void unmap(long start, long end) {
    List<MappedPiece> gone = new ArrayList<>();
    TreeSet<Integer> touched = new TreeSet<>();
    for (MappedPiece piece : cut(start, end)) {
      if (piece.state() != State.FREED) {
        gone.add(piece);
        touched.add(piece.region());
        put(piece.in(State.FREED, NONE));
      }
    }
    TreeSet<Integer> released = new TreeSet<>(touched);
    for (MappedPiece piece : pieces.values()) {
      if (piece.state() != State.FREED) {
        released.remove(piece.region());
      }
    }
    for (MappedPiece piece : gone) {
      if (!released.contains(piece.region()) && piece.state() == State.COMMITTED) {
        steps.add(Kind.DECOMMIT, piece, 0);
      }
    }
    for (MappedPiece piece : gone) {
      if (released.remove(piece.region())) {
        steps.release(piece.region());
        pieces.values().removeIf(other -> other.region() == piece.region());
      }
    }
  }

  /**
   * Moves what is mapped to other addresses and gives it another size, as {@code mremap} does: what
   * it grows by is mapped anew.
   *
   * @param keeps whether the old addresses stay mapped, with pages that hold nothing
   */
  void move(long start, long end, long newStart, long newEnd, boolean keeps) {
    Map.Entry<Long, MappedPiece> first = pieces.floorEntry(start);
    boolean there = first != null && first.getValue().end() > start;
    int protect = there ? first.getValue().protect() : NONE;
    boolean locked = there && first.getValue().locked();
    if (newStart == start && !keeps) {
      if (newEnd < end) {
        unmap(newEnd, end);
      } else if (newEnd > end) {
        map(end, newEnd, protect);
        lockAgain(locked, end, newEnd);
      }
      return;
    }
    if (keeps) {
      advise(Kind.RESET, start, end);
    } else if (end > start) {
      unmap(start, end);
    }
    map(newStart, newEnd, protect);
    lockAgain(locked, newStart, newEnd);
  }

  private void lockAgain(boolean locked, long start, long end) {
    if (locked && !locksNewPages) {
      lock(start, end, true);
    }
  }

  /** Commits what is reserved, or decommits what is committed, without a release. */
  void resize(long start, long end, boolean commit, int protect) {
    for (MappedPiece piece : cut(start, end)) {
      if ((piece.state() == State.COMMITTED) != commit) {
        steps.add(commit ? Kind.COMMIT : Kind.DECOMMIT, piece, commit ? protect : 0);
        put(piece.in(commit ? State.COMMITTED : State.RESERVED, commit ? protect : NONE));
      }
    }
    if (commit && locksNewPages) {
      lock(start, end, true);
    }
  }

  /** Changes protections; memory that was only reserved is committed by its first access right. */
  void protect(long start, long end, int protect) {
    for (MappedPiece piece : cut(start, end)) {
      if (piece.state() == State.COMMITTED) {
        steps.add(Kind.PROTECT, piece, protect);
        put(piece.with(protect, piece.locked()));
      } else if (piece.state() == State.RESERVED && protect != NONE) {
        steps.add(Kind.COMMIT, piece, protect);
        put(piece.in(State.COMMITTED, protect));
      }
    }
  }

  /** Locks what is committed, or unlocks what is locked. */
  void lock(long start, long end, boolean locks) {
    for (MappedPiece piece : cut(start, end)) {
      if (piece.state() == State.COMMITTED && piece.locked() != locks) {
        steps.add(locks ? Kind.LOCK : Kind.UNLOCK, piece, 0);
        put(piece.with(piece.protect(), locks));
      }
    }
  }

  /** The same for all that is committed. */
  void lockAll(boolean locks) {
    if (!pieces.isEmpty()) {
      lock(pieces.firstKey(), pieces.lastEntry().getValue().end(), locks);
    }
  }

  /** Does {@code kind}, which changes no state, to what is committed. */
  void advise(Kind kind, long start, long end) {
    for (MappedPiece piece : cut(start, end)) {
      if (piece.state() == State.COMMITTED) {
        steps.add(kind, piece, 0);
      }
    }
  }

  /**
   * Maps what {@code parent} has mapped below {@code heapStart} and from {@code heapEnd} on, as a
   * process does that is copied from it.
   */
  void copy(Mappings parent, long heapStart, long heapEnd) {
    TreeMap<Integer, List<MappedPiece>> copied = new TreeMap<>();
    for (MappedPiece piece : parent.pieces.values()) {
      boolean heap = piece.start() >= heapStart && piece.end() <= heapEnd;
      if (!heap && piece.state() != State.FREED) {
        copied.computeIfAbsent(piece.region(), region -> new ArrayList<>()).add(piece);
      }
    }
    for (List<MappedPiece> region : copied.values()) {
      long start = region.get(0).start();
      long end = region.get(region.size() - 1).end();
      if (region.size() == 1) {
        copy(region.get(0));
      } else {
        reserve(start, end);
        // What the parent has taken out of the middle stays reserved.
        for (MappedPiece gap : cut(start, end)) {
          put(gap.in(State.FREED, NONE));
        }
        region.forEach(this::copy);
      }
    }
  }

  private void copy(MappedPiece piece) {
    // What is committed without any right was given one before.
    boolean hidden = piece.state() == State.COMMITTED && piece.protect() == NONE;
    map(piece.start(), piece.end(), hidden ? READWRITE : piece.protect());
    if (hidden) {
      protect(piece.start(), piece.end(), NONE);
    }
  }

  /** Takes the piece for the one that began where it does and was as long. */
  private void put(MappedPiece piece) {
    MappedPiece old = pieces.put(piece.start(), piece);
    committedBytes += piece.committedBytes() - (old == null ? 0 : old.committedBytes());
    peakBytes = Math.max(peakBytes, committedBytes);
  }

  /** The pieces inside the addresses, ascending, cut at their ends. */
  private List<MappedPiece> cut(long start, long end) {
    if (start >= end) {
      return List.of();
    }
    split(start);
    split(end);
    return List.copyOf(pieces.subMap(start, end).values());
  }

  private void split(long at) {
    Map.Entry<Long, MappedPiece> below = pieces.lowerEntry(at);
    if (below != null && below.getValue().end() > at) {
      MappedPiece piece = below.getValue();
      pieces.put(piece.start(), piece.part(piece.start(), at));
      pieces.put(at, piece.part(at, piece.end()));
    }
  }
}
