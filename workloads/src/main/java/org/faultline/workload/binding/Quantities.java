package org.faultline.workload.binding;

/** Writes quantities as a config has them, in the largest unit that gives a whole number. */
public final class Quantities {
  private Quantities() {}

  /** {@code 256 MiB} for that many bytes. */
  public static String bytes(long bytes) {
    return Units.SIZE.render(bytes);
  }

  /** {@code 20 ms} for that many nanoseconds. */
  public static String nanos(long nanos) {
    return Units.NANOS.render(nanos);
  }
}
