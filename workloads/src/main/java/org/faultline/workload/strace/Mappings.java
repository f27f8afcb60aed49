package org.faultline.workload.strace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.faultline.workload.strace.AllocationStep.Kind;

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

  private static final int NONE = 0x01;
  private static final int READWRITE = 0x04;

  private final TreeMap<Long, Piece> pieces = new TreeMap<>();
  // Addresses that were ever mapped, from each start to its end, apart from each other.
  private final TreeMap<Long, Long> everMapped = new TreeMap<>();
  private final List<AllocationStep> steps = new ArrayList<>();
  private int regions;
  private long now;
  private boolean locksNewPages;
  private long committedBytes;
  private long peakBytes;

  private enum State {
    RESERVED,
    COMMITTED,
    FREED
  }

  /** Addresses alike, part of the reservation that begins at {@code base}. */
  private record Piece(
      long start, long end, int region, long base, State state, int protect, boolean locked) {
    Piece part(long from, long to) {
      return new Piece(from, to, region, base, state, protect, locked);
    }

    Piece in(State next, int newProtect) {
      return new Piece(start, end, region, base, next, newProtect, false);
    }

    Piece with(int newProtect, boolean isLocked) {
      return new Piece(start, end, region, base, state, newProtect, isLocked);
    }

    long committed() {
      return state == State.COMMITTED ? end - start : 0;
    }
  }

  /** The steps so far. */
  List<AllocationStep> steps() {
    return steps;
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
    now = nanos;
  }

  /** What is mapped from now on is locked, or is so no longer. */
  void lockNewPages(boolean locks) {
    locksNewPages = locks;
  }

  /** What the log knows of the addresses. */
  Known known(long start, long end) {
    Map.Entry<Long, Piece> piece = pieces.lowerEntry(end);
    while (piece != null && piece.getValue().end() > start) {
      if (piece.getValue().state() != State.FREED) {
        return Known.MAPPED;
      }
      piece = pieces.lowerEntry(piece.getKey());
    }
    Map.Entry<Long, Long> mapped = everMapped.lowerEntry(end);
    return mapped != null && mapped.getValue() > start ? Known.UNMAPPED : Known.NEVER;
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
    for (Piece piece : cut(start, end)) {
      if (piece.start() > gap) {
        open(gap, piece.start(), protect, commit);
      }
      if (piece.state() == State.COMMITTED) {
        step(Kind.DECOMMIT, piece, 0);
      }
      if (commit) {
        step(Kind.COMMIT, piece, protect);
      }
      put(piece.in(commit ? State.COMMITTED : State.RESERVED, protect));
      gap = piece.end();
    }
    if (gap < end) {
      open(gap, end, protect, commit);
    }
    noteMapped(start, end);
    if (locksNewPages) {
      lock(start, end, true);
    }
  }

  private void open(long start, long end, int protect, boolean commit) {
    State state = commit ? State.COMMITTED : State.RESERVED;
    Piece piece = new Piece(start, end, regions++, start, state, protect, false);
    step(commit ? Kind.ALLOCATE : Kind.RESERVE, piece, protect);
    put(piece);
    noteMapped(start, end);
  }

  private void noteMapped(long start, long end) {
    long from = start;
    long to = end;
    for (Map.Entry<Long, Long> near = everMapped.floorEntry(to);
        near != null && near.getValue() >= from;
        near = everMapped.floorEntry(to)) {
      from = Math.min(from, near.getKey());
      to = Math.max(to, near.getValue());
      everMapped.remove(near.getKey());
    }
    everMapped.put(from, to);
  }

  /** Takes mappings away; a reservation of which nothing is left is released. */
  void unmap(long start, long end) {
    List<Piece> gone = new ArrayList<>();
    TreeSet<Integer> touched = new TreeSet<>();
    for (Piece piece : cut(start, end)) {
      if (piece.state() != State.FREED) {
        gone.add(piece);
        touched.add(piece.region());
        put(piece.in(State.FREED, NONE));
      }
    }
    TreeSet<Integer> released = new TreeSet<>(touched);
    for (Piece piece : pieces.values()) {
      if (piece.state() != State.FREED) {
        released.remove(piece.region());
      }
    }
    for (Piece piece : gone) {
      if (!released.contains(piece.region()) && piece.state() == State.COMMITTED) {
        step(Kind.DECOMMIT, piece, 0);
      }
    }
    for (Piece piece : gone) {
      if (released.remove(piece.region())) {
        steps.add(new AllocationStep(now, Kind.RELEASE, piece.region(), 0, 0, 0));
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
    Map.Entry<Long, Piece> first = pieces.floorEntry(start);
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
    for (Piece piece : cut(start, end)) {
      if ((piece.state() == State.COMMITTED) != commit) {
        step(commit ? Kind.COMMIT : Kind.DECOMMIT, piece, commit ? protect : 0);
        put(piece.in(commit ? State.COMMITTED : State.RESERVED, commit ? protect : NONE));
      }
    }
    if (commit && locksNewPages) {
      lock(start, end, true);
    }
  }

  /** Changes protections; memory that was only reserved is committed by its first access right. */
  void protect(long start, long end, int protect) {
    for (Piece piece : cut(start, end)) {
      if (piece.state() == State.COMMITTED) {
        step(Kind.PROTECT, piece, protect);
        put(piece.with(protect, piece.locked()));
      } else if (piece.state() == State.RESERVED && protect != NONE) {
        step(Kind.COMMIT, piece, protect);
        put(piece.in(State.COMMITTED, protect));
      }
    }
  }

  /** Locks what is committed, or unlocks what is locked. */
  void lock(long start, long end, boolean locks) {
    for (Piece piece : cut(start, end)) {
      if (piece.state() == State.COMMITTED && piece.locked() != locks) {
        step(locks ? Kind.LOCK : Kind.UNLOCK, piece, 0);
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
    for (Piece piece : cut(start, end)) {
      if (piece.state() == State.COMMITTED) {
        step(kind, piece, 0);
      }
    }
  }

  /**
   * Maps what {@code parent} has mapped below {@code heapStart} and from {@code heapEnd} on, as a
   * process does that is copied from it.
   */
  void copy(Mappings parent, long heapStart, long heapEnd) {
    TreeMap<Integer, List<Piece>> copied = new TreeMap<>();
    for (Piece piece : parent.pieces.values()) {
      boolean heap = piece.start() >= heapStart && piece.end() <= heapEnd;
      if (!heap && piece.state() != State.FREED) {
        copied.computeIfAbsent(piece.region(), region -> new ArrayList<>()).add(piece);
      }
    }
    for (List<Piece> region : copied.values()) {
      long start = region.get(0).start();
      long end = region.get(region.size() - 1).end();
      if (region.size() == 1) {
        copy(region.get(0));
      } else {
        reserve(start, end);
        // What the parent has taken out of the middle stays reserved.
        for (Piece gap : cut(start, end)) {
          put(gap.in(State.FREED, NONE));
        }
        region.forEach(this::copy);
      }
    }
  }

  private void copy(Piece piece) {
    // What is committed without any right was given one before.
    boolean hidden = piece.state() == State.COMMITTED && piece.protect() == NONE;
    map(piece.start(), piece.end(), hidden ? READWRITE : piece.protect());
    if (hidden) {
      protect(piece.start(), piece.end(), NONE);
    }
  }

  /** Adds a step, or lengthens the last one where that did the same just below. */
  private void step(Kind kind, Piece piece, int protect) {
    long offset = piece.start() - piece.base();
    AllocationStep step =
        new AllocationStep(now, kind, piece.region(), offset, piece.end() - piece.start(), protect);
    AllocationStep last = steps.isEmpty() ? null : steps.get(steps.size() - 1);
    if (last != null && offset > 0 && last.equals(below(step, last.bytes()))) {
      steps.set(
          steps.size() - 1,
          new AllocationStep(
              now, kind, step.region(), last.offsetBytes(), last.bytes() + step.bytes(), protect));
    } else {
      steps.add(step);
    }
  }

  /** The step that does the same to so many bytes just below. */
  private static AllocationStep below(AllocationStep step, long bytes) {
    return new AllocationStep(
        step.atNanos(),
        step.kind(),
        step.region(),
        step.offsetBytes() - bytes,
        bytes,
        step.protect());
  }

  /** Takes the piece for the one that began where it does and was as long. */
  private void put(Piece piece) {
    Piece old = pieces.put(piece.start(), piece);
    committedBytes += piece.committed() - (old == null ? 0 : old.committed());
    peakBytes = Math.max(peakBytes, committedBytes);
  }

  /** The pieces inside the addresses, ascending, cut at their ends. */
  private List<Piece> cut(long start, long end) {
    if (start >= end) {
      return List.of();
    }
    split(start);
    split(end);
    return List.copyOf(pieces.subMap(start, end).values());
  }

  private void split(long at) {
    Map.Entry<Long, Piece> below = pieces.lowerEntry(at);
    if (below != null && below.getValue().end() > at) {
      Piece piece = below.getValue();
      pieces.put(piece.start(), piece.part(piece.start(), at));
      pieces.put(at, piece.part(at, piece.end()));
    }
  }
}
