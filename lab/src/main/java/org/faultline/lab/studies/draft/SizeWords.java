package org.faultline.lab.studies.draft;

import java.util.Locale;
import org.faultline.workload.binding.Quantities;

/** Sizes, exact where a few digits say it, else to three digits, and counts in sentences. */
public final class SizeWords {
  private static final int SHORT = 9;
  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

  private SizeWords() {}

  /** The words for {@code bytes}. */
  public static String of(long bytes) {
    String exact = Quantities.bytes(bytes);
    if (exact.length() <= SHORT) {
      return exact;
    }
    double scaled = bytes;
    int unit = 0;
    while (scaled >= 1024 && unit + 1 < UNITS.length) {
      scaled /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, scaled < 99.95 ? "%.1f %s" : "%.0f %s", scaled, UNITS[unit]);
  }

  /** So many processes. */
  public static String processes(int count) {
    return count == 1 ? "one process" : count + " processes";
  }
}
