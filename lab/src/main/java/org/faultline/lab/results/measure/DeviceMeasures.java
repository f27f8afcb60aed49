package org.faultline.lab.results.measure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The measures of a device, over the window. */
final class DeviceMeasures {
  static final String PAGEFILE = "pagefile.";
  private static final String DEVICE = "device.";
  private static final List<Definition> DEFINITIONS = definitions();

  private DeviceMeasures() {}

  private static List<Definition> definitions() {
    String utilisation = "mean busy places by places";
    List<Definition> all = new ArrayList<>();
    all.add(Definition.of("utilisation", Unit.SHARE, "/utilisation", utilisation));
    all.add(
        Definition.of(
            "busy-places", Unit.COUNT, "/busyPlaces", "places with a transfer, on average"));
    all.add(
        Definition.of(
            "bus-utilisation",
            Unit.SHARE,
            "/bus/utilisation",
            "part of the time that its bus moves bytes"));
    all.add(Definition.of("queue", Unit.COUNT, "/queue", "mean transfers waiting or under way"));
    all.add(Definition.of("reads", Unit.PER_SECOND, "/readsPerSecond", "reads submitted"));
    all.add(Definition.of("writes", Unit.PER_SECOND, "/writesPerSecond", "writes submitted"));
    all.add(Definition.of("read-share", Unit.SHARE, "/readShare", "reads among the transfers"));
    String visits = "transfers for each request that ended, of any kind: the forced flow";
    all.add(Definition.of("visits", Unit.COUNT, "/transfersPerRequest", visits));
    all.addAll(Distribution.of("wait", "/wait", "the time before a transfer's service"));
    all.addAll(Distribution.of("service", "/service", "the time in the device"));
    all.addAll(Distribution.of("bus-wait", "/bus/wait", "that part of it before the bus is free"));
    return all;
  }

  /** Adds those of the pagefile's device and of every other. */
  static void read(JsonNode machine, Map<String, Measure> measures) {
    JsonNode pagefile = machine.at("/pagefile/device/window");
    DEFINITIONS.forEach(definition -> definition.read(pagefile, PAGEFILE, measures));
    for (Map.Entry<String, JsonNode> device : machine.path("devices").properties()) {
      JsonNode window = device.getValue().path("window");
      String prefix = DEVICE + device.getKey() + ".";
      DEFINITIONS.forEach(definition -> definition.read(window, prefix, measures));
    }
  }

  static List<MeasureKind> catalogue() {
    List<MeasureKind> kinds = new ArrayList<>();
    DEFINITIONS.forEach(definition -> kinds.add(definition.kind(PAGEFILE)));
    DEFINITIONS.forEach(definition -> kinds.add(definition.kind(DEVICE + "NAME.")));
    return kinds;
  }
}
