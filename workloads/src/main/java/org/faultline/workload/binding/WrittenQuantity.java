package org.faultline.workload.binding;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number with its unit as written.
 *
 * @param unit empty where none was written
 */
record WrittenQuantity(BigDecimal number, String unit) {
  private static final Pattern FORM =
      Pattern.compile("([+-]?[0-9]{1,30}(?:\\.[0-9]{1,30})?(?:[eE][+-]?[0-9]{1,2})?)\\s*(.*)");

  /** The quantity that {@code text} says; empty where it does not begin with a number. */
  static Optional<WrittenQuantity> parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(new WrittenQuantity(new BigDecimal(matcher.group(1)), matcher.group(2)));
  }
}
