package org.faultline.actors.stall;

import java.util.List;

/**
 * Who was held up by what in the measured window.
 *
 * @param before what each resource, by {@link Resource}, had cost when it began
 * @param after the same at its end
 * @param windowNanos its length
 * @param thrashingSinceNanos when the machine began to thrash, be it before the window; -1 where it
 *     did not
 */
public record PressureReport(
    List<Stall> before, List<Stall> after, long windowNanos, long thrashingSinceNanos) {

  /** The part of the window for which somebody was delayed. */
  public double some(Resource resource) {
    int index = resource.ordinal();
    return after.get(index).some(before.get(index), windowNanos);
  }

  /** The part of the window that was lost. */
  public double full(Resource resource) {
    int index = resource.ordinal();
    return after.get(index).full(before.get(index), windowNanos);
  }
}
