package org.faultline.lab.verification.win32;

import static org.faultline.lab.verification.win32.Expectation.equal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.lab.verification.win32.Expectation.Condition;
import org.faultline.memory.address.Access;
import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Exception;
import org.faultline.workload.binding.Nearest;

/** Reads one right answer of a step. */
final class ExpectationReader {
  private static final List<String> ACCESSES =
      Stream.of(Access.values()).map(CallAnswer::name).toList();
  private static final List<String> FAULTS =
      Stream.of(Win32Exception.values()).map(Win32Exception::name).toList();
  private static final List<String> RESULT = List.of("ok", "error");
  private static final List<String> ACCESS = List.of("ok", "fault", "access", "address");
  private static final List<String> LOAD = List.of("value", "ok", "fault", "access", "address");
  private static final Map<String, List<String>> FIELDS =
      Map.ofEntries(
          Map.entry(
              SystemCallKind.VIRTUAL_ALLOC.callName(),
              List.of("ok", "error", "address", "aligned", "greaterThan")),
          Map.entry(SystemCallKind.VIRTUAL_FREE.callName(), RESULT),
          Map.entry(
              SystemCallKind.VIRTUAL_PROTECT.callName(), List.of("ok", "error", "oldProtect")),
          Map.entry(
              SystemCallKind.VIRTUAL_QUERY.callName(),
              List.of(
                  "ok",
                  "error",
                  "state",
                  "protect",
                  "type",
                  "baseAddress",
                  "allocationBase",
                  "allocationProtect",
                  "regionSize")),
          Map.entry(SystemCallKind.VIRTUAL_LOCK.callName(), RESULT),
          Map.entry(SystemCallKind.VIRTUAL_UNLOCK.callName(), RESULT),
          Map.entry("Read", LOAD),
          Map.entry("Write", ACCESS),
          Map.entry("Execute", ACCESS),
          Map.entry(
              SystemCallKind.GET_WRITE_WATCH.callName(),
              List.of("ok", "error", "pages", "granularity")),
          Map.entry(SystemCallKind.RESET_WRITE_WATCH.callName(), RESULT));

  private final VectorFields expect;
  private final String call;
  private final Set<String> bound;

  ExpectationReader(JsonNode node, String where, String call, Set<String> bound) {
    expect = new VectorFields(node, where + ", expect");
    this.call = call;
    this.bound = bound;
  }

  Expectation read() {
    List<Condition> conditions = new ArrayList<>();
    for (String field : Objects.requireNonNull(FIELDS.get(call), "each call has its fields")) {
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
      case "ok":
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
    return text;
  }

  private static String oneOf(String text, List<String> words) {
    if (!words.contains(text)) {
      throw new IllegalArgumentException("is '" + text + "'" + Nearest.hint(text, words));
    }
    return text;
  }
}
