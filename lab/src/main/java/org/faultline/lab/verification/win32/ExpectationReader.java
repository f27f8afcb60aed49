package org.faultline.lab.verification.win32;

import static org.faultline.lab.verification.win32.Expectation.equal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.lab.verification.win32.Expectation.Condition;
import org.faultline.memory.address.Access;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.address.Win32Exception;
import org.faultline.workload.binding.Nearest;

/** Reads one right answer of a step. */
final class ExpectationReader {
  private static final List<String> ACCESSES =
      Stream.of(Access.values()).map(CallAnswer::name).toList();
  private static final List<String> FAULTS =
      Stream.of(Win32Exception.values()).map(Win32Exception::name).toList();
  private static final List<String> ERRORS =
      Stream.of(Win32Error.values()).map(Win32Error::name).toList();

  private final VectorFields expect;
  private final StepCall call;
  private final Set<String> bound;

  /**
   * @param bound the names of addresses that earlier steps can have bound
   */
  ExpectationReader(VectorFields expect, StepCall call, Set<String> bound) {
    this.expect = expect;
    this.call = call;
    this.bound = bound;
  }

  Expectation read() {
    List<Condition> conditions = new ArrayList<>();
    for (String field : call.answers()) {
      if (expect.has(field)) {
        conditions.add(condition(field));
      }
    }
    expect.noOthers();
    if (conditions.isEmpty()) {
      throw expect.wrong("names no field, so everything would pass");
    }
    return new Expectation(List.copyOf(conditions));
  }

  private Condition condition(String field) {
    switch (field) {
      case "ok", "existed":
        return equal(field, (Object) expect.truth(field, true));
      case "error":
        return equal(field, (Object) expect.read(field, ExpectationReader::error));
      case "fault":
        return equal(field, (Object) expect.read(field, text -> oneOf(text, FAULTS)));
      case "access":
        return equal(field, (Object) expect.read(field, text -> oneOf(text, ACCESSES)));
      case "address", "baseAddress", "allocationBase":
        return equal(field, expect.address(field, bound));
      case "aligned":
        return aligned();
      case "greaterThan":
        return Expectation.above("address", expect.address(field, bound));
      case "pages":
        return equal(field, expect.list(field, text -> Address.parse(text, bound)));
      case "oldProtect", "protect", "allocationProtect":
        return constants(field, Flags.PROTECTION);
      case "state":
        return constants(field, Flags.MEMORY);
      case "type":
        return constants(field, Flags.TYPE);
      default:
        return equal(field, (Object) expect.number(field));
    }
  }

  private Condition constants(String field, Flags constants) {
    return equal(field, (Object) Integer.toUnsignedLong(expect.flags(field, constants)));
  }

  private Condition aligned() {
    long unit = expect.number("aligned");
    if (unit == 0) {
      throw expect.wrong("'aligned' is 0, of which nothing is a multiple");
    }
    return Expectation.multiple("address", unit);
  }

  private static String error(String text) {
    if (!text.matches("(ERROR|STATUS)_[A-Z0-9_]+")) {
      throw new IllegalArgumentException(
          "is '" + text + "', which is not an error such as ERROR_INVALID_PARAMETER");
    }
    if (!ERRORS.contains(text)) {
      throw new IllegalArgumentException(
          "is '" + text + "', which no call gives" + Nearest.hint(text, ERRORS));
    }
    return text;
  }

  private static String oneOf(String text, List<String> words) {
    if (!words.contains(text)) {
      throw new IllegalArgumentException("is '" + text + "'" + Nearest.hint(text, words));
    }
    return text;
  }
}
