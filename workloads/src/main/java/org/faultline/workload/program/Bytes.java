package org.faultline.workload.program;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Expressions;
import org.faultline.workload.binding.Fields;
import org.jspecify.annotations.Nullable;

/** Bytes to write or to compare with: 1 to {@link #MOST}, immutable. */
public final class Bytes {
  /** The most bytes of one data access. */
  public static final int MOST = 1 << 20;

  private static final Expressions<Bytes> EXPRESSIONS =
      new Expressions<Bytes>("bytes")
          .with("text(characters)", a -> text(a.get(0).text()))
          .with("hex(digits)", a -> hex(a.get(0).text()));

  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
    if (content.length < 1 || content.length > MOST) {
      throw new IllegalArgumentException(
          "has %s bytes, but must have 1 to %s".formatted(content.length, MOST));
    }
  }

  /** The lowest {@code width} bytes of {@code value}, 1, 2, 4 or 8, the lowest byte first. */
  public static Bytes number(long value, int width) {
    byte[] all = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
    return new Bytes(Arrays.copyOf(all, width));
  }

  /** The number whose bytes these are, at most 8, the lowest first. */
  public static long number(byte[] content) {
    return ByteBuffer.wrap(Arrays.copyOf(content, 8)).order(ByteOrder.LITTLE_ENDIAN).getLong();
  }

  /** The characters in UTF-8. */
  public static Bytes text(String characters) {
    return new Bytes(characters.getBytes(StandardCharsets.UTF_8));
  }

  /** Two hexadecimal digits for each byte; space between bytes does not count. */
  public static Bytes hex(String digits) {
    try {
      return new Bytes(HexFormat.of().parseHex(digits.replace(" ", "")));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "has hexadecimal digits '%s'; give two of 0-9, a-f for each byte".formatted(digits), e);
    }
  }

  /** Reads a whole number of {@code width} bytes (4 without one), or text(...), or hex(...). */
  static @Nullable Bytes parse(ConfigNode node, Fields fields) {
    int width = fields.optional("width").map(Bytes::width).orElse(4);
    if (node.startsWithNumber()) {
      boolean hexadecimal = node.text().startsWith("0x");
      long value = hexadecimal ? node.address() : node.whole(Long.MIN_VALUE, Long.MAX_VALUE);
      return number(value, width);
    }
    return node.expression(EXPRESSIONS);
  }

  /** Reads a width of 1, 2, 4 or 8 bytes. */
  static int width(ConfigNode node) {
    int width = node.integer(1, 8);
    if (Integer.bitCount(width) != 1) {
      node.wrong("is " + width + ", but must be 1, 2, 4 or 8");
    }
    return width;
  }

  /** How many there are. */
  public int length() {
    return content.length;
  }

  /** A copy that the caller may change. */
  public byte[] copy() {
    return content.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  /** The first 32 bytes in hexadecimal. */
  @Override
  public String toString() {
    return format(content);
  }

  static String format(byte[] content) {
    String digits = HexFormat.ofDelimiter(" ").formatHex(content, 0, Math.min(32, content.length));
    return content.length > 32 ? digits + " ..." : digits;
  }
}
