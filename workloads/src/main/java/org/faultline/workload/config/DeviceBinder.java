package org.faultline.workload.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.faultline.memory.device.DeviceProfile;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Fields;
import org.faultline.workload.program.Durations;

/** Reads a device: the name of one, or an object that describes it. */
final class DeviceBinder {
  /** What makes up a transfer's time where no service time is stated. */
  private static final List<String> MODEL =
      List.of("read-latency", "write-latency", "read-bandwidth", "write-bandwidth");

  private DeviceBinder() {}

  static DeviceProfile device(ConfigNode node) {
    return node.isObject() ? node.object(DeviceBinder::custom) : named(node);
  }

  private static DeviceProfile named(ConfigNode device) {
    Map<String, DeviceProfile> names = new LinkedHashMap<>();
    DeviceProfile.NAMED.forEach(named -> names.put(named.name(), named));
    return device.oneOf(names);
  }

  private static DeviceProfile custom(Fields fields) {
    ConfigNode service = fields.optional("service").filter(n -> !n.is("model")).orElse(null);
    if (service != null) {
      return server(fields, service);
    }
    return new DeviceProfile(
        "custom",
        false,
        Durations.parse(fields.required("read-latency")),
        Durations.parse(fields.required("write-latency")),
        bandwidth(fields.required("read-bandwidth")),
        bandwidth(fields.required("write-bandwidth")),
        depth(fields));
  }

  private static DeviceProfile server(Fields fields, ConfigNode service) {
    for (String key : MODEL) {
      fields
          .optional(key)
          .ifPresent(n -> n.wrong("has no meaning beside a service time; use service = model"));
    }
    return DeviceProfile.server(Durations.parse(service), depth(fields));
  }

  private static int depth(Fields fields) {
    return fields.required("depth").integer(1, DeviceProfile.MAXIMUM_DEPTH);
  }

  private static long bandwidth(ConfigNode node) {
    return node.wordOr("unlimited", 0, n -> n.bytesPerSecond(1, Long.MAX_VALUE));
  }
}
