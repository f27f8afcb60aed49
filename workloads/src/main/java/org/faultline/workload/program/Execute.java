package org.faultline.workload.program;

import org.faultline.memory.address.Access;
import org.faultline.memory.address.Win32Exception;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/**
 * Fetches an instruction.
 *
 * @param at its place; its size does not count
 * @param exception the exception that it must raise, if any
 */
public record Execute(Place at, @Nullable Win32Exception exception) implements Step {
  @Override
  public StepRun start(ProgramContext context) {
    return CallRun.start(
        "Execute",
        at,
        context,
        range -> {
          var demand = new Demand.Data(range.address(), new byte[1], Access.EXECUTE);
          return new DataRun(demand, null, exception);
        });
  }

  /** Reads {@code Execute { in, offset, expect }}. */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return "Execute";
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(
          fields ->
              new Execute(
                  Place.parse(fields, null),
                  fields.optional("expect").map(n -> n.oneOf(Expected.EXCEPTIONS)).orElse(null)));
    }
  }
}
