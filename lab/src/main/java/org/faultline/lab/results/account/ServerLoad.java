package org.faultline.lab.results.account;

import org.faultline.lab.results.summary.DeviceSummary;
import org.faultline.lab.results.summary.ManagerSummary;

/**
 * How a server with one place or several was loaded in the measured window.
 *
 * @param utilisation mean busy places by places
 * @param waitNanos mean time that a request waits for a place
 * @param serviceNanos mean time that it holds one
 */
public record ServerLoad(double utilisation, double waitNanos, double serviceNanos) {
  /** From this utilisation on, a server can be called saturated. */
  private static final double BUSY = 0.9;

  /** From this part of the service on, waits are worth a word. */
  private static final double NOTABLE_WAIT = 0.1;

  /** The places of a device. */
  public static ServerLoad places(DeviceSummary.Window device) {
    return new ServerLoad(
        device.utilisation().doubleValue(),
        device.waits().meanNanos(),
        device.service().meanNanos());
  }

  /** The one bus of a device; idle where an older summary does not tell. */
  public static ServerLoad bus(DeviceSummary.Window device) {
    DeviceSummary.Bus bus = device.bus();
    if (bus == null) {
      return new ServerLoad(0, 0, 0);
    }
    double transfers = (double) device.reads() + device.writes();
    return new ServerLoad(
        bus.utilisation().doubleValue(),
        bus.waits().meanNanos(),
        transfers == 0 ? 0 : bus.busyNanos() / transfers);
  }

  /** One of the servers of the MemoryManager. */
  public static ServerLoad server(ManagerSummary.Server server) {
    return new ServerLoad(
        server.utilisation().doubleValue(),
        server.meanWaitNanos().doubleValue(),
        server.requests() == 0 ? 0 : (double) server.busyNanos() / server.requests());
  }

  /** Whether it is busy nearly all the time and requests wait for it. */
  public boolean saturated() {
    return utilisation >= BUSY && waitNanos > 0 && waitNanos >= NOTABLE_WAIT * serviceNanos;
  }

  /** Whether the places of a device, or its bus, are saturated. */
  public static boolean deviceSaturated(DeviceSummary.Window device) {
    return places(device).saturated() || bus(device).saturated();
  }
}
