package org.faultline.workload.config;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.device.DeviceProfile;
import org.faultline.memory.device.PagefileFaults;
import org.faultline.memory.server.Costs;
import org.faultline.memory.server.ManagerSettings;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Expressions;
import org.faultline.workload.binding.Fields;
import org.faultline.workload.config.MachineConfig.PagefileConfig;
import org.faultline.workload.program.Durations;

/** Reads {@code machine}. */
final class MachineBinder {
  private static final long LONGEST_COST = 1_000_000_000L;
  private static final Map<String, AddressLayout> LAYOUTS =
      Map.of("32-bit", AddressLayout.BITS_32, "64-bit", AddressLayout.BITS_64);

  private static final Expressions<Long> HANGS =
      new Expressions<Long>("hang")
          .with("off", a -> 0L)
          .with("after(transfer)", a -> a.get(0).whole(1, Long.MAX_VALUE));

  private MachineBinder() {}

  static MachineConfig machine(Fields fields) {
    fields.required("profile").name();
    return new MachineConfig(
        fields.required("layout").oneOf(LAYOUTS),
        fields.required("cpus").integer(1, MachineConfig.MAXIMUM_CPUS),
        fields.required("ram").bytes(AddressLayout.PAGE_SIZE, MachineConfig.MAXIMUM_RAM),
        fields.required("reference").picos(0, MachineConfig.MAXIMUM_REFERENCE),
        fields.required("costs").object(MachineBinder::costs),
        fields.required("manager").object(MachineBinder::manager),
        fields.required("pagefile").object(MachineBinder::pagefile),
        fields.required("devices").object(MachineBinder::devices));
  }

  private static SortedMap<String, DeviceProfile> devices(Fields fields) {
    SortedMap<String, DeviceProfile> devices = new TreeMap<>();
    fields.all().forEach((name, node) -> devices.put(name, DeviceBinder.device(node)));
    return devices;
  }

  private static Costs costs(Fields fields) {
    return new Costs(
        cost(fields, "context-switch"),
        cost(fields, "system-call"),
        cost(fields, "soft-fault"),
        cost(fields, "demand-zero-fault"),
        cost(fields, "hard-fault"),
        cost(fields, "zero-page"),
        cost(fields, "commit-page"));
  }

  private static long cost(Fields fields, String key) {
    return fields.required(key).nanos(0, LONGEST_COST);
  }

  private static ManagerSettings manager(Fields fields) {
    return new ManagerSettings(
        Durations.parse(fields.required("fault")),
        Durations.parse(fields.required("call")),
        fields.required("model").oneOf(ManagerSettings.Model.class),
        fields.required("batch").integer(1, ManagerSettings.MAXIMUM_BATCH),
        Durations.parse(fields.required("local")),
        fields.required("shards").integer(2, ManagerSettings.MAXIMUM_SHARDS));
  }

  private static PagefileConfig pagefile(Fields fields) {
    ConfigNode directory = fields.required("directory");
    return new PagefileConfig(
        fields.required("initial").bytes(0, PagefileConfig.MAXIMUM_SIZE),
        fields.required("maximum").bytes(0, PagefileConfig.MAXIMUM_SIZE),
        fields.required("growth-time").nanos(0, LONGEST_COST),
        DeviceBinder.device(fields.required("device")),
        fields.required("store").oneOf(PagefileConfig.Store.class),
        directory.is("temp") ? null : directory.directory(),
        fields.required("timeout").nanos(PagefileConfig.LEAST_TIMEOUT, PagefileConfig.MOST_TIMEOUT),
        fields.required("faults").object(MachineBinder::faults));
  }

  private static PagefileFaults faults(Fields fields) {
    Long hang = fields.required("hang").expression(HANGS);
    return new PagefileFaults(
        fields.required("read-errors").percentage(),
        fields.required("write-errors").percentage(),
        hang == null ? 0 : hang);
  }
}
