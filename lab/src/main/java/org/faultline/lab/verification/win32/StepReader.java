package org.faultline.lab.verification.win32;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.faultline.lab.verification.win32.ConformanceCall.Lifecycle;
import org.jspecify.annotations.Nullable;

/** Reads one step of a case. */
final class StepReader {
  private final VectorFields step;
  private final ConformanceFormat format;
  private final BoundNames names;

  /**
   * @param names what earlier steps can have bound; this one's is added
   */
  StepReader(VectorFields step, ConformanceFormat format, BoundNames names) {
    this.step = step;
    this.format = format;
    this.names = names;
  }

  ConformanceStep read() {
    StepCall made = made();
    if (!format.has(made.since())) {
      throw step.wrong("the call " + made.callName() + " needs the format " + made.since());
    }
    CaseProcess process = process();
    ConformanceCall call = made.read(new StepFields(step, process, names));
    JsonNode expect = step.node("expect");
    List<Expectation> anyOf = expectations(expect, made, process);
    Binding bind = binding(made);
    if (bind != null) {
      names.bind(process, bind);
    }
    if (call instanceof Lifecycle change) {
      names.renew(change);
    }
    // What another system returned, and remarks, are for the reader of the file.
    step.has("wine");
    step.has("note");
    step.noOthers();
    return new ConformanceStep(process, call, bind, anyOf, expect);
  }

  private StepCall made() {
    try {
      return StepCall.named(step.text("call"));
    } catch (IllegalArgumentException e) {
      throw step.wrong(String.valueOf(e.getMessage()));
    }
  }

  private CaseProcess process() {
    if (!step.has("process")) {
      return CaseProcess.A;
    }
    if (!format.has(ConformanceFormat.V2)) {
      throw step.wrong("'process' needs the format " + ConformanceFormat.V2);
    }
    return step.read("process", CaseProcess::parse);
  }

  private @Nullable Binding binding(StepCall made) {
    if (!step.has("bind")) {
      return null;
    }
    String name = step.text("bind");
    if (made.binds() == null) {
      throw step.wrong(
          "'bind' is given for %s, but only %s can bind"
              .formatted(made.callName(), StepCall.binding(format)));
    }
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw step.wrong("'bind' is '" + name + "', which is not a name such as a or low");
    }
    boolean inheritable = made == StepCall.CREATE_FILE_MAPPING && step.truth("inherit", false);
    return new Binding(name, inheritable ? Binding.Kind.INHERITABLE_HANDLE : made.binds());
  }

  private List<Expectation> expectations(JsonNode expect, StepCall made, CaseProcess process) {
    if (!expect.isObject() || !expect.has("anyOf")) {
      return List.of(expectation(expect, made, process));
    }
    List<Expectation> anyOf = new ArrayList<>();
    VectorFields fields = new VectorFields(expect, step.where());
    for (JsonNode one : fields.list("anyOf")) {
      anyOf.add(expectation(one, made, process));
    }
    fields.noOthers();
    if (anyOf.isEmpty()) {
      throw step.wrong("'anyOf' is empty, so nothing would pass");
    }
    return List.copyOf(anyOf);
  }

  private Expectation expectation(JsonNode node, StepCall made, CaseProcess process) {
    VectorFields expect = new VectorFields(node, step.where() + ", expect");
    return new ExpectationReader(expect, made, names.addresses(process)).read();
  }
}
