package org.faultline.workload.config;

import java.util.List;
import org.faultline.memory.device.DeviceProfile;
import org.faultline.memory.time.Duration;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Fields;
import org.faultline.workload.program.Durations;
import org.jspecify.annotations.Nullable;

/** Reads a device: the name of one, or an object that describes it. */
final class DeviceBinder {
  private static final String CUSTOM = "custom";

  /** What makes up a transfer's time where no service time is stated. */
  private static final List<String> MODEL =
      List.of("read-latency", "write-latency", "read-bandwidth", "write-bandwidth");

  private final NamedDevices named;

  DeviceBinder(NamedDevices named) {
    this.named = named;
  }

  /** The device; absent if it has mistakes. */
  @Nullable DeviceProfile device(ConfigNode node) {
    return node.isObject()
        ? node.object(fields -> described(CUSTOM, fields))
        : named.read(node, name -> fields -> described(name, fields));
  }

  private static DeviceProfile described(String name, Fields fields) {
    ConfigNode service = fields.optional("service").filter(n -> !n.is("model")).orElse(null);
    if (service != null) {
      return server(name, fields, service);
    }
    return new DeviceProfile(
        name,
        false,
        Durations.parse(fields.required("read-latency")),
        Durations.parse(fields.required("write-latency")),
        bandwidth(fields.required("read-bandwidth")),
        bandwidth(fields.required("write-bandwidth")),
        depth(fields));
  }

  /** A device that needs the same time for each transfer, whatever its size. */
  private static DeviceProfile server(String name, Fields fields, ConfigNode service) {
    for (String key : MODEL) {
      fields
          .optional(key)
          .ifPresent(n -> n.wrong("cannot be combined with a service time; use service = model"));
    }
    Duration time = Durations.parse(service);
    return new DeviceProfile(name, false, time, time, 0, 0, depth(fields));
  }

  private static int depth(Fields fields) {
    return fields.required("depth").integer(1, DeviceProfile.MAXIMUM_DEPTH);
  }

  private static long bandwidth(ConfigNode node) {
    return node.wordOr("unlimited", 0, n -> n.bytesPerSecond(1, Long.MAX_VALUE));
  }
}
