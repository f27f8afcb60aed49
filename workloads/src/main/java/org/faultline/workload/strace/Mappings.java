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
  private static final int NONE = 0x01;

  private final TreeMap<Long, Piece> pieces = new TreeMap<>();
  private final List<AllocationStep> steps = new ArrayList<>();
  private int regions;
  private long now;

  private enum State {
    RESERVED,
    COMMITTED,
    FREED
  }

  /** Addresses alike, part of the reservation that begins at {@code base}. */
  private record Piece(long start, long end, int region, long base, State state) {
    Piece part(long from, long to) {
      return new Piece(from, to, region, base, state);
    }

    Piece in(State next) {
      return new Piece(start, end, region, base, next);
    }
  }

  /** The steps so far. */
  List<AllocationStep> steps() {
    return steps;
  }

  /** What follows happens at {@code nanos}. */
  void at(long nanos) {
    now = nanos;
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
      put(piece.in(commit ? State.COMMITTED : State.RESERVED));
      gap = piece.end();
    }
    if (gap < end) {
      open(gap, end, protect, commit);
    }
  }

  private void open(long start, long end, int protect, boolean commit) {
    Piece piece =
        new Piece(start, end, regions++, start, commit ? State.COMMITTED : State.RESERVED);
    step(commit ? Kind.ALLOCATE : Kind.RESERVE, piece, protect);
    put(piece);
  }

  /** Takes mappings away; a reservation of which nothing is left is released. */
  boolean unmap(long start, long end) {
    List<Piece> gone = new ArrayList<>();
    TreeSet<Integer> touched = new TreeSet<>();
    for (Piece piece : cut(start, end)) {
      if (piece.state() != State.FREED) {
        gone.add(piece);
        touched.add(piece.region());
        put(piece.in(State.FREED));
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
    return !gone.isEmpty();
  }

  /** Commits what is reserved, or decommits what is committed, without a release. */
  void resize(long start, long end, boolean commit, int protect) {
    for (Piece piece : cut(start, end)) {
      if ((piece.state() == State.COMMITTED) != commit) {
        step(commit ? Kind.COMMIT : Kind.DECOMMIT, piece, commit ? protect : 0);
        put(piece.in(commit ? State.COMMITTED : State.RESERVED));
      }
    }
  }

  /** Changes protections; memory that was only reserved is committed by its first access right. */
  boolean protect(long start, long end, int protect) {
    boolean known = false;
    for (Piece piece : cut(start, end)) {
      known |= piece.state() != State.FREED;
      if (piece.state() == State.COMMITTED) {
        step(Kind.PROTECT, piece, protect);
      } else if (piece.state() == State.RESERVED && protect != NONE) {
        step(Kind.COMMIT, piece, protect);
        put(piece.in(State.COMMITTED));
      }
    }
    return known;
  }

  /** Does {@code kind} to what is committed. */
  boolean advise(Kind kind, long start, long end) {
    boolean known = false;
    for (Piece piece : cut(start, end)) {
      known |= piece.state() != State.FREED;
      if (piece.state() == State.COMMITTED) {
        step(kind, piece, 0);
      }
    }
    return known;
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

  private void put(Piece piece) {
    pieces.put(piece.start(), piece);
  }

  /** The pieces inside the addresses, ascending, cut at their ends. */
  private List<Piece> cut(long start, long end) {
    split(start);
    split(end);
    return List.copyOf(pieces.subMap(start, end).values());
  }

  private void split(long at) {
    Map.Entry<Long, Piece> below = pieces.lowerEntry(at);
    if (below != null && below.getValue().end() > at) {
      Piece piece = below.getValue();
      put(piece.part(piece.start(), at));
      put(piece.part(at, piece.end()));
    }
  }
}
