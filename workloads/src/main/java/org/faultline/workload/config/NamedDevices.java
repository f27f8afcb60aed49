package org.faultline.workload.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.faultline.memory.device.DeviceProfile;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Fields;
import org.faultline.workload.binding.Hocon;
import org.faultline.workload.binding.Problems;
import org.faultline.workload.binding.Sources;
import org.jspecify.annotations.Nullable;

/**
 * The devices that have names: each a file of {@code config/devices}, and {@code instant}, which
 * takes no time. A file of one's own there is a device, too.
 */
final class NamedDevices {
  private final Home home;
  private final Problems problems;

  /**
   * @param problems takes the mistakes of the files
   */
  NamedDevices(Home home, Problems problems) {
    this.home = home;
    this.problems = problems;
  }

  /**
   * The device that {@code node} names.
   *
   * @param reader makes the device of its name and its keys
   * @return absent if its file has mistakes
   */
  @Nullable DeviceProfile read(
      ConfigNode node, Function<String, Function<Fields, DeviceProfile>> reader) {
    String instant = DeviceProfile.INSTANT.name();
    List<String> names = new ArrayList<>(home.devices());
    names.add(instant);
    if (node.is(instant)) {
      return DeviceProfile.INSTANT;
    }
    String name = node.oneOf(names);
    var file = Hocon.parse(home.device(name), home::display, problems);
    ConfigNode device =
        ConfigNode.root(Hocon.resolve(file, problems).root(), problems, new Sources(home.root()));
    return device.object(reader.apply(name));
  }
}
