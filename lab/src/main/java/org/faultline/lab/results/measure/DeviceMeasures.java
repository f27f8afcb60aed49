package org.faultline.lab.results.measure;

import static org.faultline.lab.results.measure.Part.DEVICES;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.faultline.lab.results.summary.DeviceSummary.Window;

/** The measures of a device, over the window. */
final class DeviceMeasures {
  static final List<MeasureDefinition<Window>> ALL = all();

  private DeviceMeasures() {}

  private static List<MeasureDefinition<Window>> all() {
    List<MeasureDefinition<Window>> all = new ArrayList<>();
    all.add(
        of("utilisation", Unit.SHARE, "mean busy places by places", Window::utilisation)
            .overTime(
                new TimelineColumn(
                    "pagefile_utilisation",
                    span -> span.share(row -> row.device().placeNanos(), span.places()))));
    all.add(
        of("busy-places", Unit.COUNT, "places with a transfer, on average", Window::busyPlaces));
    all.add(
        of(
            "bus-utilisation",
            Unit.SHARE,
            "share of the time in which its bus moves bytes",
            device -> device.bus() == null ? null : device.bus().utilisation()));
    all.add(
        of("queue", Unit.COUNT, "mean transfers waiting or under way", Window::queue)
            .overTime(
                new TimelineColumn(
                    "pagefile_queue", span -> span.share(row -> row.device().queueNanos(), 1))));
    all.add(of("reads", Unit.PER_SECOND, "reads submitted", Window::readsPerSecond));
    all.add(of("writes", Unit.PER_SECOND, "writes submitted", Window::writesPerSecond));
    all.add(of("read-share", Unit.SHARE, "reads among the transfers", Window::readShare));
    all.add(
        of(
            "visits",
            Unit.COUNT,
            "transfers for each request of any kind that ended (forced flow)",
            Window::transfersPerRequest));
    String wait = "the time that a transfer waits for its service";
    all.addAll(DurationMeasures.of(DEVICES, "wait", Window::waits, wait));
    all.addAll(DurationMeasures.of(DEVICES, "service", Window::service, "the time in the device"));
    all.addAll(
        DurationMeasures.of(
            DEVICES,
            "bus-wait",
            device -> device.bus() == null ? null : device.bus().waits(),
            "the part of it spent waiting for the bus"));
    return all;
  }

  private static MeasureDefinition<Window> of(
      String name, Unit unit, String meaning, Function<Window, Number> value) {
    return MeasureDefinition.of(DEVICES, name, unit, meaning, value);
  }
}
