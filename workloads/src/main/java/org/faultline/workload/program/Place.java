package org.faultline.workload.program;

import java.util.Locale;

/**
 * Bytes of a range that the program allocated.
 *
 * @param name what the range is bound to
 * @param offsetBytes from the range's first byte on
 * @param sizeBytes how many bytes; {@link #REST} for all that follow the offset
 */
public record Place(String name, long offsetBytes, long sizeBytes) {
  /** All bytes from the offset to the range's end. */
  public static final long REST = -1;

  /** The whole of a range. */
  public static Place of(String name) {
    return new Place(name, 0, REST);
  }

  /**
   * The addresses, which may go beyond the range.
   *
   * @throws IllegalArgumentException where nothing is bound to the name, said in a sentence
   */
  public ProgramContext.Range resolve(ProgramContext context) {
    ProgramContext.Range range = context.range(name);
    if (range == null) {
      throw new IllegalArgumentException(
          "no range is bound to %s; a VirtualAlloc with as = %s must succeed first"
              .formatted(name, name));
    }
    long size = sizeBytes == REST ? Math.max(0, range.size() - offsetBytes) : sizeBytes;
    return new ProgramContext.Range(range.address() + offsetBytes, size);
  }

  /**
   * The addresses, at least one byte and all inside the range.
   *
   * @throws IllegalArgumentException where they are not, said in a sentence
   */
  public ProgramContext.Range resolveInside(ProgramContext context) {
    ProgramContext.Range place = resolve(context);
    long range = context.range(name).size();
    if (offsetBytes < 0 || place.size() < 1 || place.size() > range - offsetBytes) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "offset = %,d B with size = %,d B is not inside %s, which has %,d B",
              offsetBytes,
              place.size(),
              name,
              range));
    }
    return place;
  }
}
