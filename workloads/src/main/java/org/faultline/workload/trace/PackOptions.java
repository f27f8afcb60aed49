package org.faultline.workload.trace;

import org.jspecify.annotations.Nullable;

/**
 * What part of a trace is packed and what is said of it.
 *
 * @param name the recording's name; absent for that of the input
 * @param skip references left out at the start
 * @param references the most references packed after those
 * @param raw what merged references stand for; absent for what the input says of itself
 * @param level zstd's level, 1 to 22: a higher one packs smaller and slower, reading is as fast
 */
public record PackOptions(
    @Nullable String name, long skip, long references, @Nullable RawRatio raw, int level) {
  /** All of the input, as it describes itself. */
  public static final PackOptions ALL = new PackOptions(null, 0, Long.MAX_VALUE, null, 15);

  /**
   * How many references a program made for each that is left after equal neighbours were merged.
   *
   * @param raw the references made, at least {@code merged}
   * @param merged the references left of them, at least 1
   */
  public record RawRatio(long raw, long merged) {
    public RawRatio {
      if (merged < 1 || raw < merged) {
        throw new IllegalArgumentException(
            "A recording of "
                + raw
                + " references cannot have been merged to "
                + merged
                + ": expected at least 1 and at most as many.");
      }
    }

    long of(long references) {
      return Math.round((double) references * raw / merged);
    }
  }

  public PackOptions {
    if (skip < 0 || references < 1 || level < 1 || level > 22) {
      throw new IllegalArgumentException(
          "Packing skips "
              + skip
              + ", takes "
              + references
              + " references and compresses at level "
              + level
              + ": expected at least 0, at least 1, and 1 to 22.");
    }
  }

  public PackOptions withName(String newName) {
    return new PackOptions(newName, skip, references, raw, level);
  }

  /** The window of {@code newReferences} references after the first {@code newSkip}. */
  public PackOptions withWindow(long newSkip, long newReferences) {
    return new PackOptions(name, newSkip, newReferences, raw, level);
  }

  public PackOptions withRaw(RawRatio newRaw) {
    return new PackOptions(name, skip, references, newRaw, level);
  }

  public PackOptions withLevel(int newLevel) {
    return new PackOptions(name, skip, references, raw, newLevel);
  }
}
