package org.faultline.lab.results.tally;

import org.faultline.actors.stall.PressureReport;
import org.faultline.actors.stall.Resource;
import org.faultline.lab.results.number.Exact;
import org.faultline.lab.results.summary.PressureSummary;
import org.faultline.lab.results.summary.ThrashingSummary;

/** Who was held up by what in a summary: pressure stall information, and thrashing. */
final class PressureSection {
  private PressureSection() {}

  static PressureSummary psi(PressureReport pressure) {
    return new PressureSummary(
        share(pressure, Resource.CPU),
        share(pressure, Resource.MEMORY),
        share(pressure, Resource.IO));
  }

  private static PressureSummary.Share share(PressureReport pressure, Resource resource) {
    return new PressureSummary.Share(
        Exact.decimal(pressure.some(resource)), Exact.decimal(pressure.full(resource)));
  }

  static ThrashingSummary thrashing(PressureReport pressure) {
    long since = pressure.thrashingSinceNanos();
    return new ThrashingSummary(
        Exact.decimal(pressure.some(Resource.THRASHING)),
        Exact.decimal(pressure.full(Resource.THRASHING)),
        since < 0 ? null : since);
  }
}
