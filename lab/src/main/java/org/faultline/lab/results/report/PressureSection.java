package org.faultline.lab.results.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.faultline.actors.stall.PressureReport;
import org.faultline.actors.stall.Resource;

/** Who was held up by what in a summary: pressure stall information, and thrashing. */
final class PressureSection {
  private static final List<Resource> PSI = List.of(Resource.CPU, Resource.MEMORY, Resource.IO);

  private PressureSection() {}

  static void describe(ObjectNode machine, PressureReport pressure) {
    ObjectNode psi = machine.putObject("psi");
    PSI.forEach(resource -> shares(psi.putObject(resource.label()), pressure, resource));
    ObjectNode thrashing = machine.putObject("thrashing");
    shares(thrashing, pressure, Resource.THRASHING);
    if (pressure.thrashingSinceNanos() >= 0) {
      thrashing.put("sinceNanos", pressure.thrashingSinceNanos());
    }
  }

  private static void shares(ObjectNode node, PressureReport pressure, Resource resource) {
    node.put("some", Exact.decimal(pressure.some(resource)));
    node.put("full", Exact.decimal(pressure.full(resource)));
  }
}
