package org.faultline.workload.program;

import java.util.Locale;
import org.faultline.workload.binding.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that a step works on: part of a range that the program allocated or mapped, or any
 * addresses.
 *
 * @param name what the range is bound to; absent if {@code offsetBytes} is the address itself
 * @param offsetBytes from the range's first byte on
 * @param size how many bytes, drawn from the stream {@code sizes}; absent for all that follow the
 *     offset in the range
 */
public record Place(@Nullable String name, long offsetBytes, @Nullable Size size) {
  private static final Place NULL = new Place(null, 0, null);

  /** The whole of a range. */
  public static Place of(String name) {
    return new Place(name, 0, null);
  }

  /** Part of a range. */
  public static Place of(String name, long offsetBytes, long sizeBytes) {
    return new Place(name, offsetBytes, Size.fixed(sizeBytes));
  }

  /** An address, without a size. */
  public static Place at(long address) {
    return address == 0 ? NULL : new Place(null, address, null);
  }

  /** Reads {@code in}, {@code offset} and {@code size}, or {@code at} and {@code size}. */
  static Place parse(Fields fields) {
    Size size = fields.optional("size").map(Sizes::parse).orElse(null);
    return parse(fields, size);
  }

  /** Reads {@code in} and {@code offset}, or {@code at}. */
  static Place parse(Fields fields, @Nullable Size size) {
    var at = fields.optional("at");
    if (at.isPresent()) {
      fields
          .optional("in")
          .ifPresent(in -> in.wrong("cannot be combined with 'at'; leave one of them out"));
      return new Place(null, at.get().address(), size);
    }
    String name = fields.required("in").name();
    return new Place(name, fields.optional("offset").map(o -> o.address()).orElse(0L), size);
  }

  /**
   * The addresses, which may go beyond the range.
   *
   * @throws IllegalArgumentException where nothing is bound to the name, said in a sentence
   */
  ProgramContext.Range resolve(ProgramContext context) {
    long base = 0;
    long rest = 0;
    if (name != null) {
      ProgramContext.Range range = bound(name, context);
      base = range.address();
      rest = Math.max(0, range.size() - offsetBytes);
    }
    return new ProgramContext.Range(base + offsetBytes, size == null ? rest : draw(size, context));
  }

  /**
   * The addresses, at least one byte and all inside the range.
   *
   * @throws IllegalArgumentException where they are not, said in a sentence
   */
  ProgramContext.Range resolveInside(ProgramContext context) {
    ProgramContext.Range place = resolve(context);
    if (name == null && place.size() > 0) {
      return place;
    }
    long range = name == null ? 0 : bound(name, context).size();
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

  private static long draw(Size size, ProgramContext context) {
    return size instanceof Sizes.Fixed fixed
        ? fixed.bytes()
        : size.nextBytes(context.random("sizes"));
  }

  private static ProgramContext.Range bound(String name, ProgramContext context) {
    ProgramContext.Range range = context.range(name);
    if (range == null) {
      throw new IllegalArgumentException(
          "no range is bound to %s; a VirtualAlloc or MapViewOfFile with as = %s must succeed first"
              .formatted(name, name));
    }
    return range;
  }
}
