package org.faultline.memory.device;

/** Adds up the load of a device from some moment on; each transfer costs O(1). */
final class LoadMeter {
  private final long from;
  private long reads;
  private long writes;
  private long pagesRead;
  private long pagesWritten;
  private long readNanos;
  private long writeNanos;
  private long busyNanos;
  private long busyUntil;
  private long placeNanos;
  private long busNanos;
  private long queueNanos;

  /** Counts transfers submitted at {@code from} or later, and time from then on. */
  LoadMeter(long from) {
    this.from = from;
    this.busyUntil = from;
  }

  /**
   * A transfer that was submitted at {@code at}, gets its place at {@code start}, the bus at {@code
   * bus} and ends at {@code end}; one that needs no bus gets it then.
   */
  void add(boolean write, int pages, long at, long start, long bus, long end) {
    if (at >= from) {
      reads += write ? 0 : 1;
      writes += write ? 1 : 0;
      pagesRead += write ? 0 : pages;
      pagesWritten += write ? pages : 0;
      readNanos += write ? 0 : end - at;
      writeNanos += write ? end - at : 0;
    }
    queueNanos += Math.max(0, end - Math.max(at, from));
    placeNanos += Math.max(0, end - Math.max(start, from));
    busNanos += Math.max(0, end - Math.max(bus, from));
    if (end > busyUntil) {
      busyNanos += end - Math.max(busyUntil, start);
      busyUntil = end;
    }
  }

  /**
   * The load until {@code now}.
   *
   * @param beyond what of the transfers that were submitted lies behind {@code now}
   */
  DeviceLoad load(long now, Beyond beyond) {
    return new DeviceLoad(
        reads,
        writes,
        pagesRead,
        pagesWritten,
        readNanos,
        writeNanos,
        Math.max(0, busyNanos - Math.max(0, busyUntil - now)),
        Math.max(0, placeNanos - beyond.placeNanos()),
        Math.max(0, busNanos - beyond.busNanos()),
        Math.max(0, queueNanos - beyond.queueNanos()));
  }

  /**
   * What of transfers lies behind a moment.
   *
   * @param placeNanos time that they will hold a place, in all
   * @param busNanos time that they will hold the bus
   * @param queueNanos time for which they will still be there, in all
   */
  record Beyond(long placeNanos, long busNanos, long queueNanos) {
    static final Beyond NOTHING = new Beyond(0, 0, 0);
  }
}
