package org.faultline.lab.verification.win32;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.faultline.memory.address.Access;
import org.faultline.workload.binding.Nearest;
import org.faultline.workload.program.Bytes;
import org.faultline.workload.program.SystemCall;

/** Reads the steps of one case. */
final class StepReader {
  private static final List<String> CALLS =
      List.of(
          "VirtualAlloc",
          "VirtualFree",
          "VirtualProtect",
          "VirtualQuery",
          "VirtualLock",
          "VirtualUnlock",
          "Read",
          "Write",
          "Execute",
          "GetWriteWatch",
          "ResetWriteWatch");
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
    String bind = null;
    if (step.has("bind")) {
      bind = step.text("bind");
      if (!name.equals("VirtualAlloc")) {
        throw step.wrong("'bind' stands beside " + name + ", and only VirtualAlloc can bind");
      }
      if (!bind.matches("[A-Za-z_][A-Za-z0-9_]*")) {
        throw step.wrong("'bind' is '" + bind + "', which is no name such as a or low");
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
    if (!CALLS.contains(name)) {
      throw step.wrong("unknown call '" + name + "'" + Nearest.hint(name, CALLS));
    }
    Address at = step.address("address", bound);
    switch (name) {
      case "VirtualQuery":
        return ConformanceCall.of(b -> new SystemCall.VirtualQuery(at.resolve(b)));
      case "Read":
        return ConformanceCall.load(at, width(), Access.READ);
      case "Execute":
        return ConformanceCall.load(at, 1, Access.EXECUTE);
      case "Write":
        return ConformanceCall.store(at, Bytes.number(step.number("value"), width()));
      default:
        return sized(at, step.number("size"));
    }
  }

  private ConformanceCall sized(Address at, long size) {
    switch (name) {
      case "VirtualAlloc":
        int type = step.flags("type", Flags.MEMORY);
        int protect = step.flags("protect", Flags.PROTECTION);
        return ConformanceCall.of(
            b -> new SystemCall.VirtualAlloc(at.resolve(b), size, type, protect));
      case "VirtualFree":
        int freeType = step.flags("freeType", Flags.MEMORY);
        return ConformanceCall.of(b -> new SystemCall.VirtualFree(at.resolve(b), size, freeType));
      case "VirtualProtect":
        int wanted = step.flags("protect", Flags.PROTECTION);
        boolean given = oldProtectGiven();
        return ConformanceCall.of(
            b -> new SystemCall.VirtualProtect(at.resolve(b), size, wanted, given));
      case "VirtualLock":
        return ConformanceCall.of(b -> new SystemCall.VirtualLock(at.resolve(b), size));
      case "VirtualUnlock":
        return ConformanceCall.of(b -> new SystemCall.VirtualUnlock(at.resolve(b), size));
      case "ResetWriteWatch":
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
      throw step.wrong("'width' is " + width + ", and must be 1, 2, 4 or 8");
    }
    return (int) width;
  }

  private boolean oldProtectGiven() {
    if (!step.has("oldProtectPointer")) {
      return true;
    }
    String pointer = step.node("oldProtectPointer").asText("");
    if (!pointer.toUpperCase(Locale.ROOT).equals("NULL")) {
      throw step.wrong("'oldProtectPointer' is '" + pointer + "', and can only be 'NULL'");
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
        throw step.wrong("'anyOf' is empty, so that nothing would be right");
      }
      return anyOf;
    }
    return List.of(new ExpectationReader(expect, step.where(), name, bound).read());
  }
}
