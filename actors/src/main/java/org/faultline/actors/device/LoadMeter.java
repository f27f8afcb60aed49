package org.faultline.actors.device;

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
  private long queueNanos;

  /** Counts transfers submitted at {@code from} or later, and time from then on. */
  LoadMeter(long from) {
    this.from = from;
    this.busyUntil = from;
  }

  /**
   * A transfer that was submitted at {@code at}, begins at {@code start} and ends at {@code end}.
   */
  void add(boolean write, int pages, long at, long start, long end) {
    if (at >= from) {
      reads += write ? 0 : 1;
      writes += write ? 1 : 0;
      pagesRead += write ? 0 : pages;
      pagesWritten += write ? pages : 0;
      readNanos += write ? 0 : end - at;
      writeNanos += write ? end - at : 0;
    }
    queueNanos += Math.max(0, end - Math.max(at, from));
    if (end > busyUntil) {
      busyNanos += end - Math.max(busyUntil, start);
      busyUntil = end;
    }
  }

  /**
   * The load until {@code now}.
   *
   * @param beyond time for which transfers that were submitted will still be there, in all
   */
  DeviceLoad load(long now, long beyond) {
    return new DeviceLoad(
        reads,
        writes,
        pagesRead,
        pagesWritten,
        readNanos,
        writeNanos,
        Math.max(0, busyNanos - Math.max(0, busyUntil - now)),
        Math.max(0, queueNanos - beyond));
  }
}
