package org.faultline.lab.verification.replay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.Pte;

/**
 * How much memory a replay has: frames ({@code 100}), bytes ({@code 64KiB}) or a part of the
 * distinct pages of the trace ({@code 50%}).
 */
public final class MemorySize {
  private static final Pattern FORM =
      Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(%|B|KiB|MiB|GiB)?", Pattern.CASE_INSENSITIVE);

  private final String text;
  private final BigDecimal number;
  private final String unit;

  private MemorySize(String text, BigDecimal number, String unit) {
    this.text = text;
    this.number = number;
    this.unit = unit;
  }

  /**
   * Reads a size.
   *
   * @throws UserMistake where it is none; the message is a sentence
   */
  public static MemorySize parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new UserMistake(
          "'"
              + text.strip()
              + "' is not a size of memory; write frames (100), bytes (64KiB) or 50%");
    }
    BigDecimal number = new BigDecimal(form.group(1));
    String unit = form.group(2) == null ? "" : form.group(2).toLowerCase(java.util.Locale.ROOT);
    if (unit.isEmpty() && number.stripTrailingZeros().scale() > 0) {
      throw new UserMistake("'" + text.strip() + "' is not a whole number of frames");
    }
    return new MemorySize(text.strip(), number, unit);
  }

  /**
   * The frames, for a trace of so many distinct pages: of bytes those that fit whole, of a part the
   * nearest whole number, at least 1.
   *
   * @throws UserMistake where they are fewer than 1 or too many
   */
  public int frames(long distinctPages) {
    BigDecimal frames = number;
    if (unit.equals("%")) {
      frames =
          number
              .multiply(BigDecimal.valueOf(distinctPages))
              .movePointLeft(2)
              .setScale(0, RoundingMode.HALF_UP)
              .max(BigDecimal.ONE);
    } else if (!unit.isEmpty()) {
      frames =
          number
              .multiply(BigDecimal.valueOf(unitBytes()))
              .divideToIntegralValue(BigDecimal.valueOf(AddressLayout.PAGE_SIZE));
    }
    if (frames.signum() < 1 || frames.compareTo(BigDecimal.valueOf(Pte.MAXIMUM_FRAMES)) > 0) {
      throw new UserMistake(
          "'%s' is %s frames, but must be from 1 to %d"
              .formatted(text, frames.toPlainString(), Pte.MAXIMUM_FRAMES));
    }
    return frames.intValueExact();
  }

  private long unitBytes() {
    return switch (unit) {
      case "kib" -> 1L << 10;
      case "mib" -> 1L << 20;
      case "gib" -> 1L << 30;
      default -> 1;
    };
  }
}
