package org.faultline.memory.device;

/** Adds up the load of a device from some moment on; each transfer costs O(1). */
final class LoadMeter {
  private final long fromNanos;
  private long reads;
  private long writes;
  private long pagesRead;
  private long pagesWritten;
  private long readNanos;
  private long writeNanos;
  private long busyNanos;
  private long busyUntilNanos;
  private long placeNanos;
  private long busNanos;
  private long queueNanos;

  /** Counts transfers submitted at {@code fromNanos} or later, and time from then on. */
  LoadMeter(long fromNanos) {
    this.fromNanos = fromNanos;
    this.busyUntilNanos = fromNanos;
  }

  /**
   * A transfer that was submitted at {@code atNanos}, gets its place at {@code startNanos}, the bus
   * at {@code busAtNanos} and ends at {@code endNanos}; one that needs no bus gets it then.
   */
  void add(
      boolean write, int pages, long atNanos, long startNanos, long busAtNanos, long endNanos) {
    if (atNanos >= fromNanos) {
      reads += write ? 0 : 1;
      writes += write ? 1 : 0;
      pagesRead += write ? 0 : pages;
      pagesWritten += write ? pages : 0;
      readNanos += write ? 0 : endNanos - atNanos;
      writeNanos += write ? endNanos - atNanos : 0;
    }
    queueNanos += Math.max(0, endNanos - Math.max(atNanos, fromNanos));
    placeNanos += Math.max(0, endNanos - Math.max(startNanos, fromNanos));
    busNanos += Math.max(0, endNanos - Math.max(busAtNanos, fromNanos));
    if (endNanos > busyUntilNanos) {
      busyNanos += endNanos - Math.max(busyUntilNanos, startNanos);
      busyUntilNanos = endNanos;
    }
  }

  /**
   * The load until {@code nowNanos}.
   *
   * @param beyond what of the transfers that were submitted lies behind {@code nowNanos}
   */
  DeviceLoad load(long nowNanos, Beyond beyond) {
    return new DeviceLoad(
        new DeviceLoad.Moved(reads, pagesRead, readNanos),
        new DeviceLoad.Moved(writes, pagesWritten, writeNanos),
        Math.max(0, busyNanos - Math.max(0, busyUntilNanos - nowNanos)),
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
