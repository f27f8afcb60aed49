package org.faultline.lab.verification.win32;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.memory.address.Access;
import org.faultline.memory.address.SystemCallKind;
import org.faultline.workload.binding.Nearest;
import org.faultline.workload.program.Bytes;
import org.faultline.workload.program.SystemCall;
import org.jspecify.annotations.Nullable;

/** Reads the steps of one case. */
final class StepReader {
  private static final Map<String, SystemCallKind> CALLS = new LinkedHashMap<>();
  private static final List<String> ACCESSES = List.of("Read", "Write", "Execute");

  static {
    for (SystemCallKind kind :
        List.of(
            SystemCallKind.VIRTUAL_ALLOC,
            SystemCallKind.VIRTUAL_FREE,
            SystemCallKind.VIRTUAL_PROTECT,
            SystemCallKind.VIRTUAL_QUERY,
            SystemCallKind.VIRTUAL_LOCK,
            SystemCallKind.VIRTUAL_UNLOCK,
            SystemCallKind.GET_WRITE_WATCH,
            SystemCallKind.RESET_WRITE_WATCH)) {
      CALLS.put(kind.callName(), kind);
    }
  }

  private static final Set<Integer> WIDTHS = Set.of(1, 2, 4, 8);

  private final Set<String> bound;
  private final VectorFields step;
  private final String name;

  /**
   * @param bound the names that earlier steps can have bound; this one's is added
   */
  StepReader(JsonNode node, String where, Set<String> bound) {
    this.bound = bound;
    step = new VectorFields(node, where);
    name = step.text("call");
  }

  ConformanceStep read() {
    ConformanceCall call = call();
    JsonNode expect = step.node("expect");
    List<Expectation> anyOf = expectations(expect);
    @Nullable String bind = null;
    if (step.has("bind")) {
      bind = step.text("bind");
      if (CALLS.get(name) != SystemCallKind.VIRTUAL_ALLOC) {
        throw step.wrong("'bind' is given for " + name + ", but only VirtualAlloc can bind");
      }
      if (!bind.matches("[A-Za-z_][A-Za-z0-9_]*")) {
        throw step.wrong("'bind' is '" + bind + "', which is not a name such as a or low");
      }
      bound.add(bind);
    }
    // What another system returned, and remarks, are for the reader of the file.
    step.has("wine");
    step.has("note");
    step.noOthers();
    return new ConformanceStep(call, bind, anyOf, expect);
  }

  private ConformanceCall call() {
    SystemCallKind kind = CALLS.get(name);
    if (kind == null && !ACCESSES.contains(name)) {
      List<String> known = Stream.concat(CALLS.keySet().stream(), ACCESSES.stream()).toList();
      throw step.wrong("unknown call '" + name + "'" + Nearest.hint(name, known));
    }
    Address at = step.address("address", bound);
    if (kind == SystemCallKind.VIRTUAL_QUERY) {
      return ConformanceCall.of(b -> new SystemCall.VirtualQuery(at.resolve(b)));
    }
    return kind == null ? access(at) : sized(kind, at, step.number("size"));
  }

  private ConformanceCall access(Address at) {
    return switch (name) {
      case "Read" -> ConformanceCall.load(at, width(), Access.READ);
      case "Write" -> ConformanceCall.store(at, Bytes.number(step.number("value"), width()));
      default -> ConformanceCall.load(at, 1, Access.EXECUTE);
    };
  }

  private ConformanceCall sized(SystemCallKind kind, Address at, long size) {
    switch (kind) {
      case VIRTUAL_ALLOC:
        int type = step.flags("type", Flags.MEMORY);
        int protect = step.flags("protect", Flags.PROTECTION);
        return ConformanceCall.of(
            b -> new SystemCall.VirtualAlloc(at.resolve(b), size, type, protect));
      case VIRTUAL_FREE:
        int freeType = step.flags("freeType", Flags.MEMORY);
        return ConformanceCall.of(b -> new SystemCall.VirtualFree(at.resolve(b), size, freeType));
      case VIRTUAL_PROTECT:
        int wanted = step.flags("protect", Flags.PROTECTION);
        boolean given = oldProtectGiven();
        return ConformanceCall.of(
            b -> new SystemCall.VirtualProtect(at.resolve(b), size, wanted, given));
      case VIRTUAL_LOCK:
        return ConformanceCall.of(b -> new SystemCall.VirtualLock(at.resolve(b), size));
      case VIRTUAL_UNLOCK:
        return ConformanceCall.of(b -> new SystemCall.VirtualUnlock(at.resolve(b), size));
      case RESET_WRITE_WATCH:
        return ConformanceCall.of(b -> new SystemCall.ResetWriteWatch(at.resolve(b), size));
      default:
        long count = step.number("count");
        int flags = step.truth("reset", false) ? 1 : 0;
        int all = step.has("flags") ? flags | (int) step.number("flags") : flags;
        return ConformanceCall.of(
            b -> new SystemCall.GetWriteWatch(at.resolve(b), size, count, all));
    }
  }

  private int width() {
    long width = step.number("width");
    if (!WIDTHS.contains((int) width)) {
      throw step.wrong("'width' is " + width + ", but must be 1, 2, 4 or 8");
    }
    return (int) width;
  }

  private boolean oldProtectGiven() {
    if (!step.has("oldProtectPointer")) {
      return true;
    }
    String pointer = step.node("oldProtectPointer").asText("");
    if (!pointer.toUpperCase(Locale.ROOT).equals("NULL")) {
      throw step.wrong("'oldProtectPointer' is '" + pointer + "', but can only be 'NULL'");
    }
    return false;
  }

  private List<Expectation> expectations(JsonNode expect) {
    List<Expectation> anyOf = new ArrayList<>();
    if (expect.isObject() && expect.has("anyOf")) {
      VectorFields fields = new VectorFields(expect, step.where());
      for (JsonNode one : fields.list("anyOf")) {
        anyOf.add(new ExpectationReader(one, step.where(), name, bound).read());
      }
      fields.noOthers();
      if (anyOf.isEmpty()) {
        throw step.wrong("'anyOf' is empty, so nothing would pass");
      }
      return anyOf;
    }
    return List.of(new ExpectationReader(expect, step.where(), name, bound).read());
  }
}
