package org.faultline.lab.verification.win32;

import java.util.List;
import java.util.Map;

/**
 * One right answer: conditions on some fields of what a call gave. Fields that it does not name are
 * of no interest.
 */
record Expectation(List<Condition> conditions) {

  /**
   * What a field must be.
   *
   * @param field the field's name in an {@link CallAnswer}
   */
  record Condition(String field, Test test) {}

  /** Whether a value is right; numbers are unsigned. */
  @FunctionalInterface
  interface Test {
    boolean holds(Object value, Bindings bindings);
  }

  /** A condition that the field is this very value. */
  static Condition equal(String field, Object value) {
    return new Condition(field, (got, bindings) -> value.equals(got));
  }

  /** A condition that the field is this address. */
  static Condition equal(String field, Address address) {
    return new Condition(field, (got, bindings) -> got.equals(address.resolve(bindings)));
  }

  /** A condition that the field is the list of these addresses. */
  static Condition equal(String field, List<Address> addresses) {
    return new Condition(
        field,
        (got, bindings) ->
            got.equals(addresses.stream().map(address -> address.resolve(bindings)).toList()));
  }

  /** A condition that the field is a multiple of {@code unit}. */
  static Condition multiple(String field, long unit) {
    return new Condition(field, (got, bindings) -> Long.remainderUnsigned((Long) got, unit) == 0);
  }

  /** A condition that the field is above this address. */
  static Condition above(String field, Address address) {
    return new Condition(
        field, (got, bindings) -> Long.compareUnsigned((Long) got, address.resolve(bindings)) > 0);
  }

  /** Whether all conditions hold of {@code answer}. */
  boolean holds(CallAnswer answer, Bindings bindings) {
    Map<String, Object> fields = answer.fields();
    return conditions.stream()
        .allMatch(
            condition -> {
              Object got = fields.get(condition.field());
              return got != null && condition.test().holds(got, bindings);
            });
  }
}
