package org.faultline.lab.studies.draft;

import java.util.Locale;
import org.faultline.workload.binding.Quantities;

/** Sizes in sentences: exact where a few digits say it, else to three digits. */
final class SizeWords {
  private static final int SHORT = 9;
  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

  private SizeWords() {}

  static String of(long bytes) {
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
}
