package org.faultline.lab.results.measure;

import java.math.BigDecimal;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.faultline.actors.result.TimelineRow;
import org.faultline.lab.results.number.Exact;
import org.faultline.lab.results.number.Pages;
import org.faultline.memory.server.Counter;
import org.jspecify.annotations.Nullable;

/**
 * The time from one row of the timeline to the next. Texts have the same digits on every machine.
 *
 * @param before the row before; absent for the first, which begins with the run
 * @param row the state of the machine at the end
 * @param cpus of the machine
 * @param places of the pagefile's device
 */
public record TimelineSpan(@Nullable TimelineRow before, TimelineRow row, int cpus, int places) {
  /** How long it is. */
  public long nanos() {
    return row.now() - (before == null ? 0 : before.now());
  }

  /** How much {@code total}, which is counted from the start on, grew. */
  public long grown(ToLongFunction<TimelineRow> total) {
    return total.applyAsLong(row) - (before == null ? 0 : total.applyAsLong(before));
  }

  /** How much it grew a second. */
  public String perSecond(ToLongFunction<TimelineRow> total) {
    return Exact.perSecond(grown(total), nanos()).toString();
  }

  /** How often all processes did what {@code counter} counts, a second. */
  public String perSecond(Counter counter) {
    return perSecond(each -> sum(each, counter));
  }

  /** How much time it grew by, as a share of the span times {@code servers}. */
  public String share(ToLongFunction<TimelineRow> nanos, int servers) {
    return Exact.share(grown(nanos), nanos(), servers).toString();
  }

  /** The same of time that is no whole number, held to between 0 and 1. */
  public String heldShare(ToDoubleFunction<TimelineRow> nanos) {
    double earlier = before == null ? 0 : nanos.applyAsDouble(before);
    double share = nanos() == 0 ? 0 : (nanos.applyAsDouble(row) - earlier) / nanos();
    return decimal(Math.max(0, Math.min(1, share)));
  }

  /** What all processes did until {@code row} of what {@code counter} counts. */
  public static long sum(TimelineRow row, Counter counter) {
    long sum = 0;
    for (long[] counters : row.memory().counters()) {
      sum += counters[counter.ordinal()];
    }
    return sum;
  }

  /** A finite number. */
  public static String decimal(double value) {
    return Exact.decimal(value).toString();
  }

  /** A quotient; 0 where there is no whole. */
  public static String ratio(long part, long whole) {
    BigDecimal ratio = Exact.ratio(part, whole);
    return ratio.toString();
  }

  /** Pages as bytes. */
  public static String bytes(long pages) {
    return Long.toString(Pages.bytes(pages));
  }
}
