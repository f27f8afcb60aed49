package org.faultline.lab.results.account;

import com.fasterxml.jackson.databind.JsonNode;

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

  /** The places of a device, from its section of a summary. */
  public static ServerLoad places(JsonNode device) {
    JsonNode window = window(device);
    return new ServerLoad(
        window.path("utilisation").asDouble(),
        window.at("/wait/meanNanos").asDouble(),
        window.at("/service/meanNanos").asDouble());
  }

  /** The one bus of a device; idle in summaries that do not tell. */
  public static ServerLoad bus(JsonNode device) {
    JsonNode window = window(device);
    double transfers = window.path("reads").asDouble() + window.path("writes").asDouble();
    double busy = window.at("/bus/busyNanos").asDouble();
    return new ServerLoad(
        window.at("/bus/utilisation").asDouble(),
        window.at("/bus/wait/meanNanos").asDouble(),
        transfers == 0 ? 0 : busy / transfers);
  }

  /** One of the servers of the MemoryManager, from its part of a summary. */
  public static ServerLoad server(JsonNode server) {
    double requests = server.path("requests").asDouble();
    double busy = server.path("busyNanos").asDouble();
    return new ServerLoad(
        server.path("utilisation").asDouble(),
        server.path("meanWaitNanos").asDouble(),
        requests == 0 ? 0 : busy / requests);
  }

  /** What a device did in the window; summaries of old have only the run. */
  private static JsonNode window(JsonNode device) {
    return device.has("window") ? device.path("window") : device;
  }

  /** Whether it is busy nearly all the time and requests wait for it. */
  public boolean saturated() {
    return utilisation >= BUSY && waitNanos > 0 && waitNanos >= NOTABLE_WAIT * serviceNanos;
  }

  /** Whether the places of a device, or its bus, are saturated. */
  public static boolean deviceSaturated(JsonNode device) {
    return places(device).saturated() || bus(device).saturated();
  }
}
