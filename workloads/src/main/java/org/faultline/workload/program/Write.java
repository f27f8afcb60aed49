package org.faultline.workload.program;

import org.faultline.memory.address.Access;
import org.faultline.memory.address.Win32Exception;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/**
 * Writes bytes.
 *
 * @param at the first byte's place; its size does not count
 * @param exception the exception that it must raise, if any
 */
public record Write(Place at, Bytes bytes, @Nullable Win32Exception exception) implements Step {
  @Override
  public StepRun start(ProgramContext context) {
    return CallRun.start(
        "Write",
        at,
        context,
        range -> {
          var demand = new Demand.Data(range.address(), bytes.copy(), Access.WRITE);
          return new DataRun(demand, null, exception);
        });
  }

  /**
   * Reads {@code Write { in, offset, value, width, expect }} or {@code { in, pattern = stamp }}.
   */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return "Write";
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(
          fields -> {
            Step stamp = Stamps.parse(fields, Access.WRITE);
            if (stamp != null) {
              return stamp;
            }
            Place at = Place.parse(fields, null);
            Bytes bytes = Bytes.parse(fields.required("value"), fields);
            Win32Exception exception =
                fields.optional("expect").map(n -> n.oneOf(Expected.EXCEPTIONS)).orElse(null);
            return bytes == null ? null : new Write(at, bytes, exception);
          });
    }
  }
}
