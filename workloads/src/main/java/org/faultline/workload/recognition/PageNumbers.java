package org.faultline.workload.recognition;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.PageReference;

/**
 * Numbers that are to be read as pages, and what speaks for byte addresses: numbers that no page
 * has, or numbers that lie a few bytes apart and are all aligned or padded with zeros as addresses
 * are.
 */
public final class PageNumbers {
  private static final int EXAMPLES = 3;

  /** Aligned by chance with a probability of at most 2 to the power of -12. */
  private static final int CHANCE_BITS = 12;

  private static final int PADDED_DIGITS = 8;

  private final Set<Long> distinct = new HashSet<>();
  private final Set<Long> inPages = new HashSet<>();
  private final StringJoiner examples = new StringJoiner(", ");
  private int shown;
  private long count;
  private long tooHigh;
  private long firstLine;
  private int multiplesOfFour;
  private long commonBits;
  private boolean padded;
  private int width;

  /**
   * Takes one more number.
   *
   * @param line where it stands
   * @param written as it is written
   * @param digits its hexadecimal digits
   */
  void addHexadecimal(long line, String written, String digits) {
    String significant = digits.replaceFirst("^0+(?=.)", "");
    long value = significant.length() > 15 ? Long.MAX_VALUE : Long.parseLong(significant, 16);
    add(line, written, value, digits.length() > significant.length() ? digits.length() : 0);
  }

  /** Takes one more number that is written in decimal. */
  void addDecimal(long line, String written, String digits) {
    add(line, written, digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits), 0);
  }

  private void add(long line, String written, long value, int paddedDigits) {
    firstLine = count == 0 ? line : firstLine;
    count++;
    tooHigh += value > PageReference.MAXIMUM_PAGE ? 1 : 0;
    padded |= paddedDigits >= PADDED_DIGITS;
    width = Math.max(width, paddedDigits);
    if (distinct.add(value)) {
      inPages.add(value >>> AddressLayout.PAGE_SHIFT);
      commonBits |= value;
      multiplesOfFour += (value & 3) == 0 ? 1 : 0;
      if (shown++ < EXAMPLES) {
        examples.add(written);
      }
    }
  }

  /**
   * What speaks against pages.
   *
   * @param column how a sentence names the column, such as {@code the column page}; empty for none
   * @param remedy what one is to say for byte addresses, and for pages all the same
   */
  Optional<Doubt> doubt(String column, String remedy) {
    boolean beyond = tooHigh > 1 && 20 * tooHigh >= count || tooHigh > 0 && tooHigh == count;
    int zeros = Long.numberOfTrailingZeros(commonBits);
    int nonZero = distinct.size() - (distinct.contains(0L) ? 1 : 0);
    boolean aligned =
        zeros >= 2 && zeros < Long.SIZE && zeros * nonZero >= CHANCE_BITS
            || distinct.size() >= 64 && 10L * multiplesOfFour >= 7L * distinct.size();
    boolean close = 2 * inPages.size() <= distinct.size();
    String where = column.isEmpty() ? "" : "in " + column + " ";
    if (!beyond && !(close && (aligned || padded))) {
      boolean whole = zeros >= AddressLayout.PAGE_SHIFT && zeros < Long.SIZE && nonZero >= 3;
      return whole ? Optional.of(wholePages(where, remedy)) : Optional.empty();
    }
    return Optional.of(
        Doubt.refusal(
            firstLine,
            where
                + examples
                + " look like byte addresses: "
                + (beyond ? beyond() : near(zeros, aligned))
                + ". "
                + remedy));
  }

  private Doubt wholePages(String where, String remedy) {
    return Doubt.warning(
        firstLine,
        "%s%s are read as page numbers, but all are multiples of %d, like byte addresses of pages. %s"
            .formatted(where, examples, AddressLayout.PAGE_SIZE, remedy));
  }

  private String beyond() {
    return "a page number is at most 0x" + Long.toHexString(PageReference.MAXIMUM_PAGE);
  }

  private String near(int zeros, boolean aligned) {
    String what =
        "%d different numbers would be that many pages, but as addresses they lie in %d of the pages of %d bytes"
            .formatted(distinct.size(), inPages.size(), AddressLayout.PAGE_SIZE);
    if (zeros >= 2 && zeros < Long.SIZE) {
      return what + ", and all are multiples of " + (1L << zeros);
    }
    return aligned
        ? what + ", and most are multiples of 4"
        : what + ", and are padded with zeros to " + width + " digits";
  }
}
