package org.faultline.memory.replacement;

/**
 * A number that tunes a policy.
 *
 * @param name in lower case
 * @param meaning in a few words, with the unit
 * @param value the default
 * @param whole whether only whole numbers make sense
 */
public record PolicyParameter(
    String name, String meaning, double value, double least, double most, boolean whole) {

  /** The most references that a parameter may name. */
  public static final long MOST_REFERENCES = 1_000_000_000_000L;

  /** A number of references, at least {@code least}. */
  public static PolicyParameter references(String name, String meaning, long value, long least) {
    return new PolicyParameter(name, meaning, value, least, MOST_REFERENCES, true);
  }

  /** A whole number. */
  public static PolicyParameter whole(
      String name, String meaning, long value, long least, long most) {
    return new PolicyParameter(name, meaning, value, least, most, true);
  }

  /** A fraction from {@code least} to {@code most}. */
  public static PolicyParameter fraction(
      String name, String meaning, double value, double least, double most) {
    return new PolicyParameter(name, meaning, value, least, most, false);
  }

  /** A number as people write it: without a fraction where it has none. */
  public static String shown(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}
