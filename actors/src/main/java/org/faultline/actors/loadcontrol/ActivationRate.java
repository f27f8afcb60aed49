package org.faultline.actors.loadcontrol;

/**
 * How many processes are activated at once. Where lifetimes grow with the square of the memory that
 * a process has (Belady and Kuehner, CACM 12(5), 1969), twice as many processes page four times as
 * much: with four times the room they may be doubled.
 */
final class ActivationRate {
  private static final int WIDE = 4;

  private ActivationRate() {}

  /** The number, where paging may grow by {@code room}, a factor. */
  static int of(double room, LoadMeasurement measured) {
    return room >= WIDE ? Math.max(1, measured.active().size()) : 1;
  }
}
