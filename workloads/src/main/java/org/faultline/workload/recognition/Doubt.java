package org.faultline.workload.recognition;

/**
 * Why a reading of a recording is likely not what its author meant.
 *
 * @param refused whether it is refused unless a format is named; else a warning is given
 * @param line where it was seen
 * @param sentences what was seen, what it would be read as, and how to say it right
 */
public record Doubt(boolean refused, long line, String sentences) {
  /** A reading that is refused unless somebody names its format. */
  public static Doubt refusal(long line, String sentences) {
    return new Doubt(true, line, sentences);
  }

  /** A reading that is taken, with a warning. */
  public static Doubt warning(long line, String sentences) {
    return new Doubt(false, line, sentences);
  }

  /** How one names a format: on the command line and in a workload. */
  public static String naming(String format) {
    return "--trace-format " + format + " (in a Trace step: format = " + format + ")";
  }
}
