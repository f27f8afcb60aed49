package org.faultline.workload.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
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
import org.faultline.workload.config.MachineConfig.FileConfig;
import org.faultline.workload.config.MachineConfig.PagefileConfig;
import org.faultline.workload.program.Durations;
import org.jspecify.annotations.Nullable;

/** Reads {@code machine}. */
final class MachineBinder {
  private static final long LONGEST_COST = 1_000_000_000L;
  private static final Map<String, AddressLayout> LAYOUTS =
      Map.of("32-bit", AddressLayout.BITS_32, "64-bit", AddressLayout.BITS_64);

  private static final Expressions<Long> HANGS =
      new Expressions<Long>("hang")
          .with("off", a -> 0L)
          .with("after(transfer)", a -> a.get(0).whole(1, Long.MAX_VALUE));

  private final DeviceBinder deviceBinder;

  MachineBinder(NamedDevices named) {
    deviceBinder = new DeviceBinder(named);
  }

  /** The machine; absent if a part of it has mistakes. */
  @Nullable MachineConfig machine(Fields fields) {
    fields.required("profile").name();
    AddressLayout layout = fields.required("layout").oneOf(LAYOUTS);
    int cpus = fields.required("cpus").integer(1, MachineConfig.MAXIMUM_CPUS);
    long ramBytes =
        fields.required("ram").bytes(AddressLayout.PAGE_SIZE, MachineConfig.MAXIMUM_RAM);
    long referencePicos = fields.required("reference").picos(0, MachineConfig.MAXIMUM_REFERENCE);
    Costs costs = fields.required("costs").object(MachineBinder::costs);
    ManagerSettings manager = fields.required("manager").object(MachineBinder::manager);
    PagefileConfig pagefile = fields.required("pagefile").object(this::pagefile);
    SortedMap<String, DeviceProfile> devices = fields.required("devices").object(this::devices);
    Set<String> names = devices == null ? Set.of() : devices.keySet();
    SortedMap<String, FileConfig> files =
        fields.required("files").object(keys -> files(keys, names));
    if (costs == null || manager == null || pagefile == null || devices == null || files == null) {
      return null;
    }
    return new MachineConfig(
        layout, cpus, ramBytes, referencePicos, costs, manager, pagefile, devices, files);
  }

  private SortedMap<String, DeviceProfile> devices(Fields fields) {
    SortedMap<String, DeviceProfile> devices = new TreeMap<>();
    fields
        .all()
        .forEach(
            (name, node) -> {
              DeviceProfile device = deviceBinder.device(node);
              if (device != null) {
                devices.put(name, device);
              }
            });
    return devices;
  }

  private static SortedMap<String, FileConfig> files(Fields fields, Set<String> devices) {
    SortedMap<String, FileConfig> files = new TreeMap<>();
    fields
        .all()
        .forEach(
            (name, node) -> {
              FileConfig file = node.object(keys -> file(keys, devices));
              if (file != null) {
                files.put(name, file);
              }
            });
    return files;
  }

  private static FileConfig file(Fields fields, Set<String> devices) {
    ConfigNode device = fields.optional("device").orElse(null);
    if (device != null && devices.isEmpty()) {
      device.wrong("is " + device.text() + ", but machine.devices is empty");
      device = null;
    }
    return new FileConfig(
        fields.required("size").bytes(0, FileConfig.MOST_BYTES),
        device == null ? null : device.oneOf(devices));
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

  private @Nullable PagefileConfig pagefile(Fields fields) {
    ConfigNode directory = fields.required("directory");
    long initialBytes = fields.required("initial").bytes(0, PagefileConfig.MAXIMUM_SIZE);
    long maximumBytes = fields.required("maximum").bytes(0, PagefileConfig.MAXIMUM_SIZE);
    long growthNanos = fields.required("growth-time").nanos(0, LONGEST_COST);
    DeviceProfile device = deviceBinder.device(fields.required("device"));
    PagefileConfig.Store store = fields.required("store").oneOf(PagefileConfig.Store.class);
    Path folder = directory.is("temp") ? null : directory.directory();
    long timeoutNanos =
        fields.required("timeout").nanos(PagefileConfig.LEAST_TIMEOUT, PagefileConfig.MOST_TIMEOUT);
    PagefileFaults faults = fields.required("faults").object(MachineBinder::faults);
    if (device == null || faults == null) {
      return null;
    }
    return new PagefileConfig(
        initialBytes, maximumBytes, growthNanos, device, store, folder, timeoutNanos, faults);
  }

  private static PagefileFaults faults(Fields fields) {
    Long hang = fields.required("hang").expression(HANGS);
    return new PagefileFaults(
        fields.required("read-errors").percentage(),
        fields.required("write-errors").percentage(),
        hang == null ? 0 : hang);
  }
}
