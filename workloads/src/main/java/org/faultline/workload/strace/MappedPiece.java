package org.faultline.workload.strace;

/**
 * Addresses alike, part of a reservation.
 *
 * @param start the first byte
 * @param end the byte after the last one
 * @param region which reservation, numbered from 0 in each process
 * @param base where the reservation begins
 * @param protect {@code PAGE_} constant; {@link #NO_ACCESS} where nothing is committed
 */
record MappedPiece(
    long start, long end, int region, long base, State state, int protect, boolean locked) {
  /** {@code PAGE_NOACCESS}. */
  static final int NO_ACCESS = 0x01;

  /** What the addresses are. */
  enum State {
    RESERVED,
    COMMITTED,
    /** Mapped no longer, while other parts of the reservation are. */
    FREED
  }

  /** What of it lies between two addresses inside it. */
  MappedPiece part(long from, long to) {
    return new MappedPiece(from, to, region, base, state, protect, locked);
  }

  /** The same addresses in another state, not locked. */
  MappedPiece in(State next, int newProtect) {
    return new MappedPiece(start, end, region, base, next, newProtect, false);
  }

  MappedPiece with(int newProtect, boolean isLocked) {
    return new MappedPiece(start, end, region, base, state, newProtect, isLocked);
  }

  /** The bytes that are committed. */
  long committedBytes() {
    return state == State.COMMITTED ? end - start : 0;
  }
}
