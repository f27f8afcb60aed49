package org.faultline.workload.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.memory.time.Duration;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Expressions;
import org.faultline.workload.binding.Fields;
import org.faultline.workload.program.Demand;
import org.faultline.workload.program.Durations;
import org.faultline.workload.program.ProgramContext;
import org.faultline.workload.program.ProgramParser;
import org.faultline.workload.program.Step;
import org.faultline.workload.program.StepKind;
import org.faultline.workload.program.StepRun;

/** Kinds of step that read what a workload says and do nothing. */
final class TestSteps {
  private static final Expressions<String> PATTERNS =
      new Expressions<String>("pattern")
          .with("cyclic", a -> "cyclic")
          .with("zipf(exponent)", a -> "zipf " + a.get(0).number(0, 10));
  private static final Expressions<String> ARRIVALS =
      new Expressions<String>("arrival process")
          .with("poisson(rate)", a -> "poisson " + a.get(0).perSecond());
  private static final Map<String, Integer> TYPES =
      Map.of("MEM_COMMIT", 0x1000, "MEM_RESERVE", 0x2000);
  private static final List<String> PROTECTIONS = List.of("PAGE_READONLY", "PAGE_READWRITE");

  private TestSteps() {}

  /** What was read. */
  record Read(String kind, List<Object> values, List<Step> steps) implements Step {
    @Override
    public StepRun start(ProgramContext context) {
      return at -> Demand.Done.DONE;
    }
  }

  /** A kind that reads with {@code reader}. */
  private record Kind(String name, Reader reader) implements StepKind {
    @Override
    public Step parse(ConfigNode value, ProgramParser parser) {
      return reader.read(value, parser);
    }
  }

  private interface Reader {
    Step read(ConfigNode value, ProgramParser parser);
  }

  static ProgramParser parser() {
    return new ProgramParser(
        List.of(
            new Kind("VirtualAlloc", (v, p) -> v.object(TestSteps::alloc)),
            new Kind("VirtualLock", (v, p) -> v.object(TestSteps::lock)),
            new Kind("Touch", (v, p) -> v.object(TestSteps::touch)),
            new Kind("Trace", (v, p) -> v.object(TestSteps::trace)),
            new Kind(
                "Compute", (v, p) -> new Read("Compute", List.of(Durations.parse(v)), List.of())),
            new Kind("Serve", (v, p) -> v.object(f -> serve(f, p)))));
  }

  private static Step alloc(Fields f) {
    return read(
        "VirtualAlloc",
        f.required("as").name(),
        f.required("size").bytes(1, 1L << 46),
        f.required("type").flags(TYPES),
        f.required("protect").oneOf(PROTECTIONS));
  }

  private static Step lock(Fields f) {
    return read(
        "VirtualLock",
        f.required("in").name(),
        f.required("size").bytes(1, 1L << 46),
        f.optional("expect").map(ConfigNode::name).orElse("ERROR_SUCCESS"));
  }

  private static Step touch(Fields f) {
    return read(
        "Touch",
        f.required("in").name(),
        f.required("pattern").expression(PATTERNS),
        f.required("references").whole(1, 1_000_000_000_000L),
        f.optional("writes").map(ConfigNode::percentage).orElse(0.0));
  }

  private static Step trace(Fields f) {
    return read("Trace", f.required("file").file().getFileName().toString());
  }

  private static Step serve(Fields f, ProgramParser parser) {
    Optional<Duration> think = f.optional("think").map(Durations::parse);
    Optional<String> arrivals = f.optional("arrivals").map(node -> node.expression(ARRIVALS));
    if (think.isPresent() == arrivals.isPresent()) {
      throw new IllegalArgumentException("needs either think or arrivals");
    }
    Object load = think.isPresent() ? think.get() : arrivals.get();
    List<Object> values = List.of(f.required("request").name(), load);
    return new Read("Serve", values, parser.steps(f.required("do")));
  }

  private static Step read(String kind, Object... values) {
    return new Read(kind, List.of(values), List.of());
  }
}
