package org.faultline.actors;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.apache.pekko.actor.typed.Behavior;
import org.faultline.memory.device.DeviceModel;
import org.faultline.memory.device.DeviceProfile;
import org.faultline.workload.program.Durations;
import org.faultline.workload.program.RandomStreams;

/** What the tests of an actor's protocol have in common. */
final class Protocol {
  static final String TWO_FRAMES =
      """
      machine { profile = laptop, cpus = 1, ram = 8 KiB
                pagefile { initial = 1 MiB, maximum = 1 MiB, device = hdd } }
      paging { page-tables = free, kind = textbook, policy = fifo }
      processes { p { count = 2, program = [
        { VirtualAlloc { as = heap, size = 64 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
        { Touch { in = heap, pattern = sequential, references = 16 } } ] } }
      """;

  private Protocol() {}

  /** Sends a message, which the actor must handle, and notes its class. */
  static <C> void send(BehaviorTestKit<C> kit, Set<Class<?>> handled, C message) {
    kit.run(message);
    assertThat(Behavior.isUnhandled(kit.returnedBehavior()))
        .as("%s is handled", message.getClass().getSimpleName())
        .isFalse();
    handled.add(message.getClass());
  }

  /** The messages that others may send. */
  static Set<Class<?>> publicMessages(Class<?> protocol) {
    return Arrays.stream(protocol.getPermittedSubclasses())
        .filter(message -> Modifier.isPublic(message.getModifiers()))
        .collect(Collectors.toSet());
  }

  /** A device that takes 7 ns for a transfer. */
  static DeviceModel disk() {
    return new DeviceModel(
        "disk",
        DeviceProfile.server(Durations.fixed(7), 1),
        new RandomStreams(1).stream("", 0, ""),
        0);
  }
}
